using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Extracts;

/// <summary>How one feed's files are laid out.</summary>
public sealed record SourceLayout
{
    public required SourceFormat Format { get; init; }

    /// <summary>For example windows-1252; null is UTF-8 with or without a byte order mark.</summary>
    public string? Encoding { get; init; }

    /// <summary>Null is a comma.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Workbook: the sheet's name; null is the first sheet.</summary>
    public string? Sheet { get; init; }

    /// <summary>Fixed width: the columns in order, with their widths in characters (UTF-16 code units); such a file has no header row.</summary>
    public IReadOnlyList<(string Name, int Width)> Widths { get; init; } = [];

    /// <summary>1-based line or sheet row of the first header row; what stands before it is no row.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>Number of header rows; above 1 the names of merged header cells are joined with " / ".</summary>
    public int HeaderRows { get; init; } = 1;

    /// <summary>XML: path of elements from the root to a record. JSON: path of members to the records, through arrays; null takes the items of the outermost array, or each line.</summary>
    public string? Rows { get; init; }

    /// <summary>XML: the schema file that a delivery must follow; null checks none.</summary>
    public string? Schema { get; init; }

    /// <summary>FHIR: what makes records of resources; its columns are the file's.</summary>
    public FhirView? View { get; init; }

    /// <summary>Records whose first cell is like one of these are no rows; * stands for any text.</summary>
    public IReadOnlyList<string> Trailers { get; init; } = [];

    /// <summary>Cells that count as blank, besides empty ones; compared in normal form.</summary>
    public IReadOnlyList<string> Blank { get; init; } = [];
}

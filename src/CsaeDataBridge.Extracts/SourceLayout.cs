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

    /// <summary>1-based row of the first header row.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>Number of header rows; above 1 the names of merged header cells are joined with " / ".</summary>
    public int HeaderRows { get; init; } = 1;

    /// <summary>XML: path of elements from the root to a record.</summary>
    public string? Rows { get; init; }

    /// <summary>Cells that count as blank, besides empty ones; compared in normal form.</summary>
    public IReadOnlyList<string> Blank { get; init; } = [];
}

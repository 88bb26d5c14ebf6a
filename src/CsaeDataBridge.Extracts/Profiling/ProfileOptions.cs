using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Extracts;

/// <summary>What the user says about a file whose layout is not known; what is null is found out.</summary>
public sealed record ProfileOptions
{
    /// <summary>Cells that are shown, with their count, only when at least so many rows have them. The default value is 5.</summary>
    public int SmallestCount { get; init; } = 5;

    /// <summary>For example windows-1252.</summary>
    public string? Encoding { get; init; }

    public char? Delimiter { get; init; }

    /// <summary>Workbook: the sheet's name.</summary>
    public string? Sheet { get; init; }

    /// <summary>XML: path of elements from the root to a record.</summary>
    public string? Rows { get; init; }

    /// <summary>FHIR: the view whose columns are profiled.</summary>
    public FhirView? View { get; init; }
}

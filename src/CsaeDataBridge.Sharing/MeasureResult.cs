namespace CsaeDataBridge.Sharing;

/// <summary>One measure of the catalogue as released: its tables, and the words that must stand beside them.</summary>
/// <param name="Completeness">What share of the records had the field recorded, in a sentence whose numerals are released cells.</param>
public sealed record MeasureResult(
    string Id,
    string Theme,
    string Title,
    string Numerator,
    string Denominator,
    string Unit,
    string Caveat,
    string Source,
    string Completeness,
    IReadOnlyList<ProtectedTable> Tables);

namespace CsaeDataBridge.Mapping;

/// <summary>What of a field could not be read, whatever the mapping does about it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Code">Why, for example MAP330.</param>
/// <param name="Spellings">Distinct cells.</param>
/// <param name="Rows">Rows with such a cell.</param>
public sealed record FieldCoverage(string Field, string Code, long Spellings, long Rows);

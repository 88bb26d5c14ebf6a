namespace CsaeDataBridge.Mapping;

/// <summary>A cell, in normal form, that could not be read.</summary>
/// <param name="Field">The field.</param>
/// <param name="Code">Why, for example MAP330.</param>
/// <param name="Cell">The cell; personal data.</param>
/// <param name="Rows">Rows with it.</param>
public sealed record UnreadCell(string Field, string Code, string Cell, long Rows);

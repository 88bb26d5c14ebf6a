namespace CsaeDataBridge.Returns;

/// <summary>A cell that no list, format or lexicon of the mapping knows.</summary>
/// <param name="Column">As the file names it.</param>
/// <param name="Code">Why it could not be read.</param>
/// <param name="Spelling">The cell in small letters and without accents, or how long it is where it is not shown.</param>
/// <param name="Rows">Rows with it.</param>
internal sealed record ReturnSpelling(string Column, string Code, string Spelling, long Rows);

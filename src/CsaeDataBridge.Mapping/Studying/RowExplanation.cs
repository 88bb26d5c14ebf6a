namespace CsaeDataBridge.Mapping;

/// <summary>What a mapping made of one row, and why.</summary>
/// <param name="Line">Line, sheet row or entry, as messages name it.</param>
/// <param name="Fate">mapped, held, excluded or duplicate.</param>
/// <param name="Code">The code of a held row; null otherwise.</param>
/// <param name="Why">The field and the reason of a held row, the clause of an excluded one; null for a mapped one.</param>
/// <param name="Fields">In the order of the mapping; none when the reader could not split the row.</param>
/// <param name="Rules">In the order of the mapping; none when the reader held or dropped the row.</param>
/// <param name="Written">None when the row is not mapped.</param>
public sealed record RowExplanation(
    long Line,
    string Fate,
    string? Code,
    string? Why,
    IReadOnlyList<FieldExplanation> Fields,
    IReadOnlyList<RuleExplanation> Rules,
    IReadOnlyList<WrittenRow> Written);

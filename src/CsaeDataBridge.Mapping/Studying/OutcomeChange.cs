namespace CsaeDataBridge.Mapping;

/// <summary>Rows of an extract that come out otherwise under another version of a mapping.</summary>
/// <param name="Old">What became of them: mapped, held with a code and field, excluded, or dropped.</param>
/// <param name="New">What becomes of them now; the tables that change for rows that are mapped both times.</param>
/// <param name="Rows">How many.</param>
/// <param name="Lines">The first of them, ten at most.</param>
public sealed record OutcomeChange(string Old, string New, long Rows, IReadOnlyList<long> Lines);

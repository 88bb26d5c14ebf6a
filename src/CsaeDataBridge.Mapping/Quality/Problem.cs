namespace CsaeDataBridge.Mapping;

/// <summary>One thing that is wrong with rows of a delivery.</summary>
/// <param name="Kind">What it means for the rows.</param>
/// <param name="Code">The issue code; empty where a rule of the mapping asks a question.</param>
/// <param name="Field">The field; null when it is the row as a whole.</param>
/// <param name="Reason">In a few words, without the cell.</param>
/// <param name="Rows">Rows with it.</param>
public sealed record Problem(FindingKind Kind, string Code, string? Field, string Reason, long Rows);

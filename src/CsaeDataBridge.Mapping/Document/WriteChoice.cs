namespace CsaeDataBridge.Mapping;

/// <summary>One of several sources of a column.</summary>
/// <param name="When">Alternatives; in each, every condition must hold. Empty is always.</param>
public sealed record WriteChoice(IReadOnlyList<IReadOnlyList<Condition>> When, WriteSource Source);

namespace CsaeDataBridge.Quarantines;

/// <summary>What a decision on a cell comes to.</summary>
/// <param name="DecisionId">Its number; null when it was only tried.</param>
/// <param name="Concerned">Held rows with that cell.</param>
/// <param name="Tried">What a replay of them would do.</param>
internal sealed record FixResult(int? DecisionId, int Concerned, IReadOnlyList<ReplayedLoad> Tried);

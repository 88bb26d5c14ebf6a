namespace CsaeDataBridge.Agreements;

/// <summary>Who may stop destruction, and what a hold stops.</summary>
/// <param name="MaySet">Each as party and role.</param>
public sealed record HoldRule(IReadOnlyList<(string Party, string Role)> MaySet, int? DefaultReviewDays, IReadOnlyList<string> Blocks, string Clause);

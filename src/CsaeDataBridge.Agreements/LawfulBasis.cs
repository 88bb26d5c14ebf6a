namespace CsaeDataBridge.Agreements;

/// <summary>One party's basis for one purpose; a missing line is a denial.</summary>
/// <param name="AggregateOnly">True when the party may only receive aggregates.</param>
public sealed record LawfulBasis(string Party, string Purpose, string Clause, bool AggregateOnly);

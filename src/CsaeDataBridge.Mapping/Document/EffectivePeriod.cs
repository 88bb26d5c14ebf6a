namespace CsaeDataBridge.Mapping;

/// <summary>When a rule or a spelling is in force.</summary>
/// <param name="From">The first day; null is since ever.</param>
/// <param name="Until">The last day; null is until further notice.</param>
/// <param name="Comparability">What of the years before and after can be compared, in a sentence for reports.</param>
public sealed record EffectivePeriod(DateOnly? From, DateOnly? Until, string Comparability);

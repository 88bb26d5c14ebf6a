namespace CsaeDataBridge.Store;

/// <summary>A break in what a mapping reads, because a word came, went or changed its meaning.</summary>
/// <param name="What">The rule, or the field and its spellings.</param>
/// <param name="From">First day on which it is in force; null when it always was.</param>
/// <param name="Until">Last day on which it is in force; null when it still is.</param>
/// <param name="Comparability">What of the years before and after can be compared, in a sentence for reports.</param>
public sealed record SeriesBreak(string What, DateOnly? From, DateOnly? Until, string Comparability);

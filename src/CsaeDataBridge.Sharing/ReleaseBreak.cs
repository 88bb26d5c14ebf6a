namespace CsaeDataBridge.Sharing;

/// <summary>A break in what a feed records, which whoever compares years has to know.</summary>
/// <param name="Mapping">The mapping, agency and feed.</param>
/// <param name="What">The rule, or the field and its spellings.</param>
/// <param name="From">First day on which it is in force; null when it always was.</param>
/// <param name="Until">Last day on which it is in force; null when it still is.</param>
/// <param name="Comparability">What of the years before and after can be compared.</param>
public sealed record ReleaseBreak(string Mapping, string What, DateOnly? From, DateOnly? Until, string Comparability);

using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>The rules of one harm, top to bottom; the first that matches writes the one concern of the list.</summary>
/// <param name="Name">The harm, or harm/word where a harm has several lists.</param>
public sealed record ConcernList(string Name, string Harm, IReadOnlyList<ConcernRule> Rules, Place Place);

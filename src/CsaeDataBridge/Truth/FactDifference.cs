using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Truth;

/// <summary>A row of which the store says something else than the row.</summary>
/// <param name="Fact">For example day, age, offence or site.</param>
/// <param name="Stated">Empty when the row does not say it.</param>
/// <param name="Stored">Empty when the store does not have it.</param>
internal sealed record FactDifference(SourcePlace Place, string Fact, string Stated, string Stored)
{
    // The truth tells sexual and multiple abuse apart from all the other categories, as the measures do.
    private static readonly string[] OtherCategories = ["neglect", "physical", "emotional"];

    public static IReadOnlyList<FactDifference> Compare(IReadOnlyDictionary<(SourcePlace Place, string Fact), string> stated, IReadOnlyList<StoredFact> stored)
    {
        Dictionary<(SourcePlace Place, string Fact), string> kept = stored.ToDictionary(
            fact => (new SourcePlace(fact.Feed, fact.File, fact.Line), fact.Fact),
            fact => fact.Fact == "category" && OtherCategories.Contains(fact.Value) ? "other" : fact.Value);
        return [.. stated.Keys.Union(kept.Keys)
            .Select(key => new FactDifference(key.Place, key.Fact, stated.GetValueOrDefault(key, ""), kept.GetValueOrDefault(key, "")))
            .Where(fact => fact.Stated != fact.Stored)
            .OrderBy(fact => fact.Place.Feed, StringComparer.Ordinal).ThenBy(fact => fact.Place.File, StringComparer.Ordinal).ThenBy(fact => fact.Place.Line).ThenBy(fact => fact.Fact, StringComparer.Ordinal)];
    }
}

using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>What a published rate or percentage tells of the count behind it, to somebody who tries every count.</summary>
public sealed class RateTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rate_OfAKnownPopulation_HasThreeNumeratorsOrMoreOnlyWhenRounded(bool rounded)
    {
        DisclosureRules rules = new(SparseTables.Strict) { Rounds = rounded };
        int fewest = int.MaxValue;
        foreach (long people in (long[])[9, 80, 433, 2_601, 25_000, 118_437])
        {
            ILookup<decimal, long> byRate = Shown(rules).ToLookup(count => TableProtector.Rate(Cell(count, rules), people).Value!.Value);
            fewest = Math.Min(fewest, byRate.Min(rate => rate.Count()));
        }

        Assert.Equal(rounded, fewest >= 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Percent_OfAShownWhole_HasThreePartsOrMoreOnlyWhenRounded(bool rounded)
    {
        DisclosureRules rules = new(SparseTables.Strict) { Rounds = rounded };
        int fewest = int.MaxValue;
        foreach (long whole in (long[])[13, 14, 47, 96])
        {
            ILookup<decimal, long> byPercent = Shown(rules).Where(part => part <= whole || (rounded && part <= DisclosureRounding.Of(whole, rules) + 2)).ToLookup(part => TableProtector.Percent(Cell(part, rules), Cell(whole, rules)).Value!.Value);
            fewest = Math.Min(fewest, byPercent.Min(percent => percent.Count()));
        }

        Assert.Equal(rounded, fewest >= 3);
    }

    private static ProtectedCell Cell(long count, DisclosureRules rules) => ProtectedCell.Shown(DisclosureRounding.Of(count, rules));

    // All counts that are shown at all, up to the last that rounds to the same multiple.
    private static IEnumerable<long> Shown(DisclosureRules rules) => Enumerable.Range(8, 495).Select(count => (long)count).Where(count => !rules.IsSmall(count));
}

namespace CsaeDataBridge.Sharing;

/// <summary>Which counts of a table must be hidden in themselves.</summary>
internal static class TableNeeds
{
    /// <summary>The small counts, each by its place in the table.</summary>
    public static IEnumerable<HiddenNeed> Of(CountTable table, DisclosureRules rules)
    {
        for (int place = 0; place < table.Lines.Count; place++)
        {
            if (rules.HidesSmallCounts && rules.IsSmall(table.Lines[place].Count!.Value))
            {
                yield return new HiddenNeed(place, HideReason.Small);
            }
        }
    }

    /// <summary>Wholes that are not small and whose people are all in one part.</summary>
    /// <param name="isStructural">Whether a place is a zero that everybody knows.</param>
    public static IEnumerable<(int Dimension, int Whole, int Part)> Groups(CountTable table, DisclosureRules rules, Func<int, bool> isStructural)
    {
        foreach (TableSum sum in table.Sums().Where(sum => rules.HidesGroups && sum.AddsUp && !rules.IsSmall(table.Lines[sum.Whole].Count!.Value)))
        {
            int[] open = [.. sum.Parts.Where(part => !isStructural(part))];
            int[] filled = [.. open.Where(part => table.Lines[part].Count > 0)];
            if (open.Length > 1 && filled.Length == 1)
            {
                yield return (sum.Dimension, sum.Whole, filled[0]);
            }
        }
    }
}

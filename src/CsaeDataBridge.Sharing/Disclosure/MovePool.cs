namespace CsaeDataBridge.Sharing;

/// <summary>The second tables found so far; each serves every count that it changes.</summary>
internal sealed class MovePool(CountSystem system, DisclosureRules rules)
{
    private readonly List<CountMove>[] ofCount = [.. Enumerable.Range(0, system.Counts.Count).Select(_ => new List<CountMove>())];

    public IReadOnlyList<CountMove> Of(int count) => ofCount[count];

    public void Add(CountMove move)
    {
        foreach (int count in move.Changes.Keys)
        {
            ofCount[count].Add(move);
        }
    }

    public void Remove(CountMove move)
    {
        foreach (int count in move.Changes.Keys)
        {
            ofCount[count].Remove(move);
        }
    }

    /// <summary>Whether two tables differ enough at a count.</summary>
    /// <param name="held">A count on which the two agree with the truth; -1 for none.</param>
    /// <param name="keep">Which small counts must be small in both.</param>
    public bool AreApart(int count, long width, int held, KeepSmall keep)
    {
        long value = system.Counts[count].Value;
        bool stays = keep != KeepSmall.None && rules.IsSmall(value);
        long low = 0;
        long high = 0;
        foreach (CountMove move in ofCount[count])
        {
            long change = move[count];
            if ((held < 0 || move[held] == 0) && (!stays || rules.IsSmall(value + change)) && (keep != KeepSmall.All || move.KeepsSmall))
            {
                low = Math.Min(low, change);
                high = Math.Max(high, change);
            }
        }

        return high - low >= width;
    }
}

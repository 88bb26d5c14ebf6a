using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Sharing;

/// <summary>Adds to a release's equations what others already have: earlier figures of the same table, and tables over areas that overlap.</summary>
/// <param name="markersAreSmall">Whether every marker is taken to stand for a small count.</param>
internal sealed class PublishedKnowledge(SystemBuilder builder, CountTable table, DisclosureProfile profile, bool markersAreSmall = false)
{
    /// <summary>An earlier release of the table. A count that may not have changed is one unknown, and one that has is two.</summary>
    /// <returns>For each of its lines the number of its count.</returns>
    public int[] Earlier(CountTable earlier) => Link(earlier, place => table.Place(earlier.Lines[place].Members));

    /// <summary>A published table over other areas, joined by the pieces that an area of the one shares with an area of the other.</summary>
    /// <returns>The counts that are hidden in it and not in this table, which this table must not give away.</returns>
    public IReadOnlyList<int> Overlap(OverlappingTable overlap)
    {
        (CountTable other, int dimension, IReadOnlyList<(string Here, string There)> pieces) = overlap;
        int[] numbers = Link(other, place => table.Place(other.Lines[place].Members));
        ILookup<string, (string Here, string There)> here = pieces.ToLookup(piece => piece.Here);
        ILookup<string, (string Here, string There)> there = pieces.ToLookup(piece => piece.There);
        var lines = new Dictionary<string, TableLine>(StringComparer.Ordinal);
        foreach (TableLine line in table.Lines)
        {
            foreach ((string Here, string There) piece in here[line.Members[dimension]])
            {
                string[] members = [.. line.Members];
                members[dimension] = Name(piece);
                lines.TryAdd(string.Join('\u001F', members), new TableLine(members, 0, line.Number));
            }
        }

        var shared = new CountTable(
            [.. table.Dimensions.Select((one, place) => place == dimension ? one with { Sums = [] } : one)],
            [.. lines.Values]);
        int[] inPieces = [.. shared.Lines.Select(_ => builder.Add(new SystemCount(0, CountRole.Elsewhere, 0, CountEquation.Unbounded, 0)))];
        builder.Add(shared.Sums().SelectMany(sum => sum.Equations(place => inPieces[place])));
        Join(table, place => place, here);
        Join(other, place => numbers[place], there);
        return [.. numbers.Where((number, place) => other.Lines[place].Count is null && builder.Counts[number].Role == CountRole.Elsewhere)];

        void Join(CountTable side, Func<int, int> number, ILookup<string, (string Here, string There)> of)
        {
            for (int place = 0; place < side.Lines.Count; place++)
            {
                string[] members = [.. side.Lines[place].Members];
                int[] parts = [.. of[members[dimension]].Select(piece =>
                {
                    string[] shares = [.. members];
                    shares[dimension] = Name(piece);
                    return shared.Place(shares);
                }).Where(found => found >= 0).Select(found => inPieces[found])];
                if (parts.Length > 0)
                {
                    builder.Add([CountEquation.Sum(parts, number(place))]);
                }
            }
        }
    }

    // The numbers of the published table's counts: a line that stands here too, and may be unchanged, is the same count.
    private int[] Link(CountTable published, Func<int, int> same)
    {
        int[] numbers = new int[published.Lines.Count];
        for (int place = 0; place < numbers.Length; place++)
        {
            int here = same(place);
            numbers[place] = builder.AddPublished(here, PublishedRange.Of(published.Lines[place].Count, profile, markersAreSmall), here >= 0 ? builder.Counts[here].Value : profile.SuppressTo / 2);
        }

        builder.Add(published.Sums().Where(sum => sum.IsComplete || !sum.AddsUp).SelectMany(sum => sum.Equations(place => numbers[place])));
        return numbers;
    }

    private static string Name((string Here, string There) piece) => piece.Here + '\u001E' + piece.There;
}

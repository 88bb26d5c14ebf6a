using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>Attacks published files as somebody would who has all of them and nothing else.</summary>
/// <remarks>Counts with the same members are taken to be unchanged from file to file wherever that is possible, which is the most that anybody can assume.</remarks>
public static class PublishedAudit
{
    private static readonly long[][] Pairs = [[3], [-3], [2, -1], [1, -2], [1], [-1]];

    /// <param name="files">The published files, one or more, of one specification.</param>
    /// <returns>Nothing where every hidden count can be two numbers that are three apart; a count for which none were found counts as given away.</returns>
    /// <exception cref="BridgeException">EXT291: a file does not fit the specification.</exception>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public static IReadOnlyList<AuditFinding> Attack(IReadOnlyList<CountFile> files, TableSpec spec, CancellationToken token)
    {
        var reader = new CountFileReader(spec);
        CountTable[] tables = [.. files.Select(file => reader.Published(file, [.. spec.Dimensions.Select(dimension => dimension.Column)]))];
        var builder = new SystemBuilder();
        var numbers = new Dictionary<int, (int File, int Place)>();
        int[] here = new int[tables[0].Lines.Count];
        for (int place = 0; place < here.Length; place++)
        {
            (long low, long high) = PublishedRange.Of(tables[0].Lines[place].Count, spec.Profile);
            here[place] = builder.Add(SystemCount.Seen((low, high)));
        }

        builder.Add(tables[0].Sums().Where(sum => sum.IsComplete || !sum.AddsUp).SelectMany(sum => sum.Equations(place => here[place])));
        Note(0, here);
        var knowledge = new PublishedKnowledge(builder, tables[0], spec.Profile);
        for (int file = 1; file < tables.Length; file++)
        {
            Note(file, knowledge.Earlier(tables[file]));
        }

        return [.. Findings(builder.Build(), new DisclosureRules(spec.Profile), [.. numbers.Keys.Order()], token).Select(found => new AuditFinding(files[numbers[found.Count].File].Name, tables[numbers[found.Count].File].Lines[numbers[found.Count].Place].Number, found.Exactly))];

        void Note(int file, int[] counts)
        {
            for (int place = 0; place < counts.Length; place++)
            {
                if (tables[file].Lines[place].Count is null)
                {
                    numbers.TryAdd(counts[place], (file, place));
                }
            }
        }
    }

    private static IEnumerable<(int Count, bool Exactly)> Findings(CountSystem system, DisclosureRules rules, IReadOnlyList<int> counts, CancellationToken token)
    {
        var pool = new MovePool(system, rules);
        var finder = new MoveFinder(system, rules, new bool[system.Counts.Count]);
        foreach (int count in counts)
        {
            for (int pair = 0; pair < Pairs.Length && !pool.AreApart(count, DisclosureRules.Width, -1, KeepSmall.None); pair++)
            {
                token.ThrowIfCancellationRequested();
                foreach (CountMove move in Pairs[pair].Where(change => system.Counts[count].Value + change >= 0).Select(change => finder.Find(new MoveRequest(count, change))).OfType<CountMove>())
                {
                    pool.Add(move);
                }
            }

            if (!pool.AreApart(count, DisclosureRules.Width, -1, KeepSmall.None))
            {
                yield return (count, !pool.AreApart(count, 1, -1, KeepSmall.None));
            }
        }
    }
}

namespace CsaeDataBridge.Sharing;

/// <summary>The counts of a release as the disclosure engine takes them: every sum of every table, and what was published before.</summary>
internal sealed class ReleaseCounts
{
    private readonly DisclosureRules rules;
    private readonly CountSystem system;
    private readonly List<HiddenNeed> needs = [];

    /// <param name="tables">Every table of the release that has data.</param>
    /// <param name="earlier">What was published of the same period before.</param>
    public ReleaseCounts(IReadOnlyList<PlainTable> tables, DisclosureRules rules, IReadOnlyList<EarlierRelease> earlier)
    {
        this.rules = rules;
        foreach (PlainTable table in tables)
        {
            Set.Add(table);
        }

        var builder = new SystemBuilder();
        for (int number = 0; number < Set.Counts.Count; number++)
        {
            builder.Add(SystemCount.Published(Set.Counts[number], CountCost.Of(Set.Counts[number])));
            if (rules.HidesSmallCounts && rules.IsSmall(Set.Counts[number]))
            {
                needs.Add(new HiddenNeed(number, HideReason.Small));
            }
        }

        builder.Add(Set.Sums.SelectMany(Known));
        builder.Add(tables.SelectMany(Shares).Where(share => Set.Counts[share.Part] <= Set.Counts[share.Whole]).Select(share => CountEquation.PartOf(share.Part, share.Whole)));
        foreach (EarlierRelease release in earlier)
        {
            Link(builder, tables, release);
        }

        if (rules.HidesGroups)
        {
            needs.AddRange(tables.SelectMany(Groups));
        }

        system = builder.Build();
    }

    public CountSet Set { get; } = new();

    /// <summary>Which counts are hidden, by number. Where no proof is found, nothing that is joined to the count is shown.</summary>
    public IReadOnlyList<bool> Hide(CancellationToken token)
    {
        SuppressionPattern pattern = DisclosureEngine.Protect(system, rules, needs, token);
        HashSet<int> refused = [.. system.Components().Where(component => component.Any(pattern.Unsafe.Contains)).SelectMany(component => component)];
        return [.. Enumerable.Range(0, Set.Counts.Count).Select(number => pattern.IsHidden(number) || refused.Contains(number))];
    }

    // Parts add up where they do in the figures; distinct people do not, and then a part is no more than the whole.
    private IEnumerable<CountEquation> Known(IReadOnlyList<int> sum)
    {
        int[] parts = [.. sum.Take(sum.Count - 1)];
        long total = parts.Sum(part => Set.Counts[part]);
        long whole = Set.Counts[sum[^1]];
        return total == whole
            ? [CountEquation.Sum(parts, sum[^1])]
            : CountEquation.DistinctPeople(parts, sum[^1]).Where(equation => equation.Counts.Count > 2 ? whole <= total : Set.Counts[equation.Counts[0]] <= whole);
    }

    private void Link(SystemBuilder builder, IReadOnlyList<PlainTable> tables, EarlierRelease release)
    {
        var then = new Dictionary<int, int>();
        foreach (PlainTable table in tables)
        {
            foreach (MeasureColumn column in table.Definition.Columns.Where(column => column.Kind == ColumnKind.Count))
            {
                foreach ((string area, string member) in table.Areas.SelectMany(area => table.Members.Select(member => (area, member))))
                {
                    if (Set.Find(table.Key(column, area, member)) is { } number && !then.ContainsKey(number) && release.Find(table.Definition.Id, column.Name, area, member, out long? shown))
                    {
                        (long low, long high) = PublishedRange.Of(shown, rules.Profile);
                        long value = Set.Counts[number];
                        then[number] = value >= low && value <= high ? number : builder.Add(new SystemCount(Math.Clamp(value, low, high), CountRole.Elsewhere, low, high, 0));
                        if (then[number] == number)
                        {
                            builder.Narrow(number, low, high);
                        }
                    }
                }
            }
        }

        builder.Add(Set.Sums.Where(sum => sum.All(then.ContainsKey)).SelectMany(Known).Select(equation => equation with { Counts = [.. equation.Counts.Select(count => then[count])] }));
    }

    // A group of which all are, or none is, what a column counts.
    private IEnumerable<HiddenNeed> Groups(PlainTable table) =>
        from share in Shares(table)
        where share.Column.Sensitive && Set.Counts[share.Whole] > rules.Profile.SuppressTo && (Set.Counts[share.Part] == 0 || Set.Counts[share.Part] == Set.Counts[share.Whole])
        select new HiddenNeed(share.Part, HideReason.Group, share.Whole);

    // What is a share of what, line by line.
    private IEnumerable<(MeasureColumn Column, int Part, int Whole)> Shares(PlainTable table) =>
        from share in table.Definition.Columns
        where share.Kind == ColumnKind.Percent
        from area in table.Areas
        from member in table.Members
        where !table.NoData.Contains((area, member))
        select (share, Number(table, share.Of!, area, member), Number(table, share.Per!, area, member));

    private int Number(PlainTable table, string column, string area, string member) =>
        Set[table.Key(table.Definition.Columns.First(one => one.Name == column), area, member)];
}

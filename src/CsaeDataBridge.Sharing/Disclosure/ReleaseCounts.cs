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
    private IEnumerable<HiddenNeed> Groups(PlainTable table)
    {
        foreach ((string area, string member) in table.Areas.SelectMany(area => table.Members.Select(member => (area, member))).Where(line => !table.NoData.Contains(line)))
        {
            int Number(string name) => Set[table.Key(table.Definition.Columns.First(column => column.Name == name), area, member)];
            foreach (MeasureColumn share in table.Definition.Columns.Where(column => column is { Kind: ColumnKind.Percent, Sensitive: true }))
            {
                (int part, int whole) = (Number(share.Of!), Number(share.Per!));
                if (Set.Counts[whole] > rules.Profile.SuppressTo && (Set.Counts[part] == 0 || Set.Counts[part] == Set.Counts[whole]))
                {
                    yield return new HiddenNeed(part, HideReason.Group, whole);
                }
            }
        }
    }
}

namespace CsaeDataBridge.Sharing;

/// <summary>The counts of a release as the disclosure engine takes them: every sum of every table, and what was published before.</summary>
internal sealed class ReleaseCounts
{
    private readonly IReadOnlyList<PlainTable> tables;
    private readonly DisclosureRules rules;
    private readonly IReadOnlyList<EarlierRelease> earlier;

    /// <param name="tables">Every table of the release that has data.</param>
    /// <param name="earlier">What was published of the same period before.</param>
    public ReleaseCounts(IReadOnlyList<PlainTable> tables, DisclosureRules rules, IReadOnlyList<EarlierRelease> earlier)
    {
        this.tables = tables;
        this.rules = rules;
        this.earlier = earlier;
        foreach (PlainTable table in tables)
        {
            Set.Add(table);
        }
    }

    public CountSet Set { get; } = new();

    /// <summary>Which counts are hidden, by number. Where no proof is found, nothing that is joined to the count is shown.</summary>
    public IReadOnlyList<bool> Hide(CancellationToken token)
    {
        HiddenNeed[] needs = [.. Needs(), .. HiddenBefore()];
        CountSystem current = System(withEarlier: true, Published);
        SuppressionPattern pattern = earlier.Count == 0
            ? DisclosureEngine.Protect(current, rules, needs, token)
            : RepeatedRelease.Protect(current, () => System(withEarlier: false, Published), seen => System(withEarlier: true, number => SystemCount.Seen(PublishedRange.Of(seen.IsHidden(number) ? null : DisclosureRounding.Of(Set.Counts[number], rules), rules.Profile))), rules, needs, token);
        HashSet<int> refused = [.. current.Components().Where(component => component.Any(pattern.Unsafe.Contains)).SelectMany(component => component)];
        return [.. Enumerable.Range(0, Set.Counts.Count).Select(number => pattern.IsHidden(number) || refused.Contains(number))];
    }

    private SystemCount Published(int number) => SystemCount.Published(Set.Counts[number], CountCost.Of(Set.Counts[number]));

    private CountSystem System(bool withEarlier, Func<int, SystemCount> count)
    {
        var builder = new SystemBuilder();
        for (int number = 0; number < Set.Counts.Count; number++)
        {
            builder.Add(count(number));
        }

        builder.Add(Set.Sums.SelectMany(Known));
        builder.Add(tables.SelectMany(Shares).Where(share => Set.Counts[share.Part] <= Set.Counts[share.Whole]).Select(share => CountEquation.PartOf(share.Part, share.Whole)));
        foreach (EarlierRelease release in withEarlier ? earlier : [])
        {
            Link(builder, release);
        }

        return builder.Build();
    }

    private IEnumerable<HiddenNeed> Needs()
    {
        for (int number = 0; number < Set.Counts.Count; number++)
        {
            if (rules.HidesSmallCounts && rules.IsSmall(Set.Counts[number]))
            {
                yield return new HiddenNeed(number, HideReason.Small);
            }
        }

        foreach (HiddenNeed need in rules.HidesGroups ? tables.SelectMany(Groups) : [])
        {
            yield return need;
        }
    }

    private IEnumerable<HiddenNeed> HiddenBefore() => earlier
        .SelectMany(release => Shown(release))
        .Where(cell => cell.Shown is null)
        .Select(cell => cell.Number)
        .Distinct()
        .Order()
        .Select(number => new HiddenNeed(number, HideReason.HiddenBefore));

    // The counts of this release that an earlier one had too, each once.
    private IEnumerable<(int Number, long? Shown)> Shown(EarlierRelease release)
    {
        var found = new HashSet<int>();
        foreach (PlainTable table in tables)
        {
            foreach (MeasureColumn column in table.Definition.Columns.Where(column => column.Kind == ColumnKind.Count))
            {
                foreach ((string area, string member) in table.Areas.SelectMany(area => table.Members.Select(member => (area, member))))
                {
                    if (Set.Find(table.Key(column, area, member)) is { } number && release.Find(table.Definition.Id, column.Name, area, member, out long? shown) && found.Add(number))
                    {
                        yield return (number, shown);
                    }
                }
            }
        }
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

    private void Link(SystemBuilder builder, EarlierRelease release)
    {
        var then = new Dictionary<int, int>();
        foreach ((int number, long? shown) in Shown(release))
        {
            then[number] = builder.AddPublished(number, PublishedRange.Of(shown, rules.Profile), Set.Counts[number]);
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

namespace CsaeDataBridge.Sharing;

/// <summary>A table that is to be published, with what is published already.</summary>
/// <param name="Table">The true counts.</param>
internal sealed record LinkedTable(CountTable Table)
{
    private const int MostMisleading = 8;

    /// <summary>Places of counts that everybody knows to be 0.</summary>
    public IReadOnlySet<int> StructuralZeros { get; init; } = new HashSet<int>();

    /// <summary>Earlier releases of the table.</summary>
    public IReadOnlyList<CountTable> Earlier { get; init; } = [];

    /// <summary>Published tables over areas that overlap with those of this one.</summary>
    public IReadOnlyList<OverlappingTable> Overlaps { get; init; } = [];

    /// <param name="needs">Counts that must be hidden, by place.</param>
    /// <returns>A pattern by place. What another publisher's table gives away by itself is not counted as unsafe.</returns>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public SuppressionPattern Protect(DisclosureRules rules, IReadOnlyList<HiddenNeed> needs, CancellationToken token)
    {
        SuppressionPattern pattern = Search(rules, needs, token);
        CountSystem truth = Current(rules, withEarlier: false, []);
        for (int time = 0; Overlaps.Count > 0 && pattern.Unsafe.Count == 0; time++)
        {
            IReadOnlyList<int> given = GivenAway.Find(truth, AsPublished(rules, pattern, markersAreSmall: true), pattern, rules, token);
            if (given.Count == 0)
            {
                return pattern;
            }

            if (time == MostMisleading || Misleading(rules, pattern, given[0]) is not { } place)
            {
                return pattern with { Unsafe = given };
            }

            needs = [.. needs, new HiddenNeed(place, HideReason.Protects)];
            pattern = Search(rules, needs, token);
        }

        return pattern;
    }

    private SuppressionPattern Search(DisclosureRules rules, IReadOnlyList<HiddenNeed> needs, CancellationToken token)
    {
        var elsewhere = new HashSet<int>();
        CountSystem current = Current(rules, withEarlier: Earlier.Count > 0, elsewhere);
        HiddenNeed[] all = [.. needs, .. elsewhere.Order().Select(count => new HiddenNeed(count, HideReason.HiddenElsewhere)), .. HiddenBefore()];
        SuppressionPattern pattern = Earlier.Count == 0
            ? DisclosureEngine.Protect(current, rules, all, token)
            : RepeatedRelease.Protect(current, () => Current(rules, withEarlier: false, []), seen => AsPublished(rules, seen), rules, all, token);
        return pattern with { Unsafe = [.. pattern.Unsafe.Where(count => count < Table.Lines.Count)] };
    }

    // A count beside it that is not small: whoever takes all markers for small counts is wrong then.
    private int? Misleading(DisclosureRules rules, SuppressionPattern pattern, int given) => Table.Sums()
        .Where(sum => sum.Whole == given || sum.Parts.Contains(given))
        .SelectMany(sum => sum.Parts.Append(sum.Whole))
        .Where(place => !pattern.IsHidden(place) && !StructuralZeros.Contains(place) && !rules.IsSmall(Table.Lines[place].Count!.Value))
        .OrderByDescending(place => Table.Lines[place].Count > rules.Profile.SuppressTo)
        .ThenBy(place => Table.Lines[place].Count)
        .ThenBy(place => place)
        .Select(place => (int?)place)
        .FirstOrDefault();

    private IEnumerable<HiddenNeed> HiddenBefore() => Enumerable.Range(0, Table.Lines.Count)
        .Where(place => !StructuralZeros.Contains(place) && Earlier.Any(earlier => earlier.Place(Table.Lines[place].Members) is var there and >= 0 && earlier.Lines[there].Count is null))
        .Select(place => new HiddenNeed(place, HideReason.HiddenBefore));

    private CountSystem Current(DisclosureRules rules, bool withEarlier, HashSet<int> hiddenElsewhere) => System(rules, withEarlier, hiddenElsewhere, markersAreSmall: false, place => StructuralZeros.Contains(place)
        ? SystemCount.StructuralZero
        : SystemCount.Published(Table.Lines[place].Count!.Value, CountCost.Of(Table.Lines[place].Count!.Value)));

    private CountSystem AsPublished(DisclosureRules rules, SuppressionPattern pattern, bool markersAreSmall = false) => System(rules, withEarlier: true, [], markersAreSmall, place => StructuralZeros.Contains(place)
        ? SystemCount.StructuralZero
        : SystemCount.Seen(PublishedRange.Of(pattern.IsHidden(place) ? null : DisclosureRounding.Of(Table.Lines[place].Count!.Value, rules), rules.Profile, markersAreSmall)));

    private CountSystem System(DisclosureRules rules, bool withEarlier, HashSet<int> hiddenElsewhere, bool markersAreSmall, Func<int, SystemCount> count)
    {
        var builder = new SystemBuilder();
        for (int place = 0; place < Table.Lines.Count; place++)
        {
            builder.Add(count(place));
        }

        builder.Add(Table.Sums().SelectMany(sum => sum.Equations(place => place)));
        var knowledge = new PublishedKnowledge(builder, Table, rules.Profile, markersAreSmall);
        foreach (CountTable earlier in withEarlier ? Earlier : [])
        {
            knowledge.Earlier(earlier);
        }

        foreach (OverlappingTable overlap in Overlaps)
        {
            hiddenElsewhere.UnionWith(knowledge.Overlap(overlap));
        }

        return builder.Build();
    }
}

namespace CsaeDataBridge.Sharing;

/// <summary>Decides which counts of a release are hidden, so that nothing hidden can be worked out from all that is known.</summary>
internal static class DisclosureEngine
{
    /// <param name="needs">Counts that must be hidden, whatever else is.</param>
    /// <returns>A pattern that is proved safe but for what it lists as unsafe.</returns>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public static SuppressionPattern Protect(CountSystem system, DisclosureRules rules, IReadOnlyList<HiddenNeed> needs, CancellationToken token)
    {
        var reasons = new HideReason[system.Counts.Count];
        var moves = new IReadOnlyList<CountMove>[system.Counts.Count];
        Array.Fill(moves, []);
        var isUnsafe = new List<int>();
        ILookup<int, HiddenNeed> needsOf = needs.ToLookup(need => need.Count);
        foreach (IReadOnlyList<int> component in system.Components().Where(component => component.Any(needsOf.Contains)))
        {
            Dictionary<int, int> local = component.Select((count, place) => (count, place)).ToDictionary(pair => pair.count, pair => pair.place);
            SuppressionPattern pattern = Part(system, rules, [.. component.SelectMany(count => needsOf[count])], component, local, token);
            for (int place = 0; place < component.Count; place++)
            {
                reasons[component[place]] = pattern.Reasons[place];
                moves[component[place]] = [.. pattern.Moves[place].Select(move => Global(move, component))];
            }

            isUnsafe.AddRange(pattern.Unsafe.Select(place => component[place]));
        }

        return new SuppressionPattern(reasons, moves, isUnsafe);
    }

    private static SuppressionPattern Part(CountSystem system, DisclosureRules rules, IReadOnlyList<HiddenNeed> needs, IReadOnlyList<int> component, Dictionary<int, int> local, CancellationToken token)
    {
        IEnumerable<CountEquation> equations = component
            .SelectMany(count => system.EquationsOf(count).ToArray())
            .Distinct()
            .Order()
            .Select(number => system.Equations[number])
            .Select(equation => equation with { Counts = [.. equation.Counts.Select(count => local[count])] });
        var part = new CountSystem([.. component.Select(count => system.Counts[count])], [.. equations]);
        return new SuppressionSearch(part, rules, [.. needs.Select(need => new HiddenNeed(local[need.Count], need.Reason, need.Held < 0 ? -1 : local[need.Held]))]).Run(token);
    }

    private static CountMove Global(CountMove move, IReadOnlyList<int> component) =>
        move with { Changes = move.Changes.ToDictionary(change => component[change.Key], change => change.Value) };
}

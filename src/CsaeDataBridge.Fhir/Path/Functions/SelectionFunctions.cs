namespace CsaeDataBridge.Fhir;

/// <summary>Functions that choose among items, or make others of each.</summary>
internal static class SelectionFunctions
{
    public static IEnumerable<PathFunction> All =>
    [
        new("where", 1, 1, "=", Where) { OverItems = _ => true },
        new("select", 1, 1, "0", Select) { OverItems = _ => true },
        new("repeat", 1, 1, "?", Repeat) { OverItems = _ => true },
        new("aggregate", 1, 2, "?", Aggregate) { OverItems = argument => argument == 0 },
        new("sort", 0, int.MaxValue, "=", Sort) { OverItems = _ => true },
        new("single", 0, 0, "=", call => call.Input.Count <= 1 ? call.Input : throw call.State.Failed("several items", "one item")),
        new("first", 0, 0, "=", call => call.Input.Count == 0 ? PathValue.None : [call.Input[0]]) { NeedsOrder = true },
        new("last", 0, 0, "=", call => call.Input.Count == 0 ? PathValue.None : [call.Input[^1]]) { NeedsOrder = true },
        new("tail", 0, 0, "=", call => [.. call.Input.Skip(1)]) { NeedsOrder = true },
        new("skip", 1, 1, "=", call => call.Whole(0) is { } count ? [.. call.Input.Skip(count)] : call.Input) { NeedsOrder = true },
        new("take", 1, 1, "=", call => call.Whole(0) is { } count ? [.. call.Input.Take(count)] : PathValue.None) { NeedsOrder = true },
        new("distinct", 0, 0, "=", call => [.. call.Input.Distinct(PathEquality.Comparer)]),
        new("children", 0, 0, "?", call => [.. Children(call.Input)]) { LosesOrder = true },
        new("descendants", 0, 0, "?", Descendants) { LosesOrder = true },
    ];

    private static List<object> Where(PathCall call)
    {
        var kept = new List<object>();
        for (int index = 0; index < call.Input.Count; index++)
        {
            if (ExistenceFunctions.Meets(call, call.Input[index], index))
            {
                kept.Add(call.Input[index]);
            }
        }

        return kept;
    }

    private static List<object> Select(PathCall call)
    {
        var found = new List<object>();
        for (int index = 0; index < call.Input.Count; index++)
        {
            found.AddRange(call.Over(0, call.Input[index], index));
        }

        return found;
    }

    private static List<object> Repeat(PathCall call)
    {
        var found = new List<object>();
        var seen = new HashSet<object>(PathEquality.Comparer);
        var round = new Queue<object>(call.Input);
        while (round.TryDequeue(out object? item))
        {
            foreach (object next in call.Over(0, item, 0).Where(seen.Add))
            {
                found.Add(next);
                round.Enqueue(next);
            }
        }

        return found;
    }

    private static IReadOnlyList<object> Aggregate(PathCall call)
    {
        IReadOnlyList<object> total = call.Count > 1 ? call.Items(1) : PathValue.None;
        for (int index = 0; index < call.Input.Count; index++)
        {
            total = call.Arguments[0].Evaluate(call.Frame.For(call.Input[index], index) with { Total = total });
        }

        return total;
    }

    /// <summary>A key with a minus before it sorts downwards, whatever its type; items without a key come first.</summary>
    private static List<object> Sort(PathCall call)
    {
        var keyed = call.Input.Select((item, index) => (Item: item, Keys: Keys(call, item, index))).ToList();
        Comparison<(object Item, List<(object? Value, bool Down)> Keys)> compare = (left, right) =>
        {
            call.State.Spend(1);
            return left.Keys.Zip(right.Keys, (a, b) => Compare(call.State, a.Value, b.Value, a.Down)).FirstOrDefault(order => order != 0);
        };
        return [.. keyed.Order(Comparer<(object Item, List<(object? Value, bool Down)> Keys)>.Create(compare)).Select(entry => entry.Item)];
    }

    private static List<(object? Value, bool Down)> Keys(PathCall call, object item, int index) => call.Count == 0
        ? [(PathValue.Of(item), false)]
        : [.. call.Arguments.Select(argument => argument is PolarityNode { IsMinus: true } minus
            ? (call.State.Single(minus.Operand.Evaluate(call.Frame.For(item, index))), true)
            : (call.State.Single(argument.Evaluate(call.Frame.For(item, index))), false))];

    private static int Compare(PathState state, object? left, object? right, bool down)
    {
        if (left is null || right is null)
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }

        int order = PathEquality.Compare(state, left, right) ?? 0;
        return down ? -order : order;
    }

    private static IEnumerable<object> Children(IEnumerable<object> items) => items.OfType<FhirNode>().SelectMany(node => node.Children);

    private static List<object> Descendants(PathCall call)
    {
        List<object> found = [.. Children(call.Input)];
        for (int index = 0; index < found.Count; index++)
        {
            call.State.Spend(1);
            found.AddRange(((FhirNode)found[index]).Children);
        }

        return found;
    }
}

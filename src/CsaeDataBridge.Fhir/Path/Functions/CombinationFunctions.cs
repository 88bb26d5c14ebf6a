namespace CsaeDataBridge.Fhir;

/// <summary>Functions that bring two collections together.</summary>
internal static class CombinationFunctions
{
    public static IEnumerable<PathFunction> All =>
    [
        new("union", 1, 1, "|", call => [.. call.Input.Concat(call.Items(0)).Distinct(PathEquality.Comparer)]),
        new("combine", 1, 1, "|", call => [.. call.Input, .. call.Items(0)]),
        new("intersect", 1, 1, "=", Intersect),
        new("exclude", 1, 1, "=", Exclude),
        new("coalesce", 1, int.MaxValue, "|", Coalesce),
        new("iif", 2, 3, "iif", Iif) { OverItems = _ => true },
    ];

    private static IReadOnlyList<object> Intersect(PathCall call)
    {
        var others = call.Items(0).ToHashSet(PathEquality.Comparer);
        return [.. call.Input.Where(others.Contains).Distinct(PathEquality.Comparer)];
    }

    private static IReadOnlyList<object> Exclude(PathCall call)
    {
        var others = call.Items(0).ToHashSet(PathEquality.Comparer);
        return [.. call.Input.Where(item => !others.Contains(item))];
    }

    private static IReadOnlyList<object> Coalesce(PathCall call)
    {
        for (int argument = 0; argument < call.Count; argument++)
        {
            if (call.Items(argument) is { Count: > 0 } items)
            {
                return items;
            }
        }

        return PathValue.None;
    }

    /// <summary>Only the side that is chosen is evaluated.</summary>
    private static IReadOnlyList<object> Iif(PathCall call)
    {
        if (call.HasFocus && call.Input.Count > 1)
        {
            throw call.State.Failed("several items", "one item, or none");
        }

        PathFrame frame = call.HasFocus ? call.Frame.ForAll(call.Input) : call.Frame.Apart();
        int chosen = call.State.Condition(call.Arguments[0].Evaluate(frame)) == true ? 1 : 2;
        return chosen < call.Count ? call.Arguments[chosen].Evaluate(frame) : PathValue.None;
    }
}

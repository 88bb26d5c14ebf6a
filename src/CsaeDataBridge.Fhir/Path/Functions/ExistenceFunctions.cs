namespace CsaeDataBridge.Fhir;

/// <summary>Functions that answer whether and how many.</summary>
internal static class ExistenceFunctions
{
    public static IEnumerable<PathFunction> All =>
    [
        new("empty", 0, 0, "Boolean", call => PathValue.Of(call.Input.Count == 0)),
        new("exists", 0, 1, "Boolean", call => PathValue.Of(call.Count == 0 ? call.Input.Count > 0 : AnyMeets(call))) { OverItems = _ => true },
        new("all", 1, 1, "Boolean", call => PathValue.Of(AllMeet(call))) { OverItems = _ => true },
        new("allTrue", 0, 0, "Boolean", call => PathValue.Of(Booleans(call).All(value => value))),
        new("anyTrue", 0, 0, "Boolean", call => PathValue.Of(Booleans(call).Any(value => value))),
        new("allFalse", 0, 0, "Boolean", call => PathValue.Of(Booleans(call).All(value => !value))),
        new("anyFalse", 0, 0, "Boolean", call => PathValue.Of(Booleans(call).Any(value => !value))),
        new("subsetOf", 1, 1, "Boolean", call => PathValue.Of(IsSubset(call.Input, call.Items(0)))),
        new("supersetOf", 1, 1, "Boolean", call => PathValue.Of(IsSubset(call.Items(0), call.Input))),
        new("count", 0, 0, "Integer", call => [call.Input.Count]),
        new("isDistinct", 0, 0, "Boolean", call => PathValue.Of(call.Input.Distinct(PathEquality.Comparer).Count() == call.Input.Count)),
        new("not", 0, 0, "Boolean", call => PathValue.Of(!call.State.Condition(call.Input))),
    ];

    public static bool Meets(PathCall call, object item, int index) => call.State.Condition(call.Over(0, item, index)) == true;

    private static bool AnyMeets(PathCall call)
    {
        for (int index = 0; index < call.Input.Count; index++)
        {
            if (Meets(call, call.Input[index], index))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllMeet(PathCall call)
    {
        for (int index = 0; index < call.Input.Count; index++)
        {
            if (!Meets(call, call.Input[index], index))
            {
                return false;
            }
        }

        return true;
    }

    private static List<bool> Booleans(PathCall call) =>
        [.. call.Input.Select(item => PathValue.Of(item) is bool value ? value : throw call.State.Failed("items that are no booleans", "true or false"))];

    private static bool IsSubset(IReadOnlyList<object> items, IReadOnlyList<object> of)
    {
        var set = of.ToHashSet(PathEquality.Comparer);
        return items.All(set.Contains);
    }
}

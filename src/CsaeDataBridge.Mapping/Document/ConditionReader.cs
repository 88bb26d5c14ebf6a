using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads <c>when:</c>: keys in one map all hold, a list of maps any holds.</summary>
internal static class ConditionReader
{
    private static readonly string[] Tests = ["harm", "status", "bare", "flag_state", "role", "has", "is", "in", "under", "over", "before", "after", "blank", "recorded"];

    public static IReadOnlyList<IReadOnlyList<Condition>> Read(YamlNode? when, ValueLists lists, ICollection<Issue> issues) => when switch
    {
        null => [],
        YamlMap map => [ReadAll(map, lists, issues)],
        YamlList alternatives => [.. alternatives.Items.OfType<YamlMap>().Select(map => ReadAll(map, lists, issues))],
        _ => Wrong(when, issues),
    };

    private static List<Condition> ReadAll(YamlMap map, ValueLists lists, ICollection<Issue> issues)
    {
        var conditions = new List<Condition>();
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in map.Entries)
        {
            if (entry.Value is not YamlMap tests || tests.Entries.Count == 0)
            {
                Wrong(entry.Value, issues);
                continue;
            }

            foreach (KeyValuePair<YamlScalar, YamlNode> test in tests.Entries)
            {
                if (!Tests.Contains(test.Key.Text))
                {
                    issues.Add(Issue.Error(MappingCodes.Malformed, test.Key.Place with { Field = test.Key.Text }, "a test that conditions do not have", $"one of {string.Join(", ", Tests)}", "use one of these tests"));
                    continue;
                }

                conditions.Add(new Condition(entry.Key.Text, test.Key.Text, Arguments(test.Key.Text, test.Value, lists, issues), entry.Key.Place));
            }
        }

        return conditions;
    }

    private static IReadOnlyList<string> Arguments(string test, YamlNode node, ValueLists lists, ICollection<Issue> issues)
    {
        if (test == "in" && node is YamlScalar { Text: var name } && name.Contains('/', StringComparison.Ordinal))
        {
            if (lists.Find(name) is { } list)
            {
                return [.. list.Values.Distinct().Order(StringComparer.Ordinal)];
            }

            issues.Add(Issue.Error(MappingCodes.UnknownList, node.Place with { Field = name }, "a value list that does not exist", $"one of {string.Join(", ", lists.Names)}", "correct the name, or add the list under mappings/_values"));
            return [];
        }

        return node switch
        {
            YamlScalar scalar => [scalar.Text],
            YamlList items => [.. items.Items.OfType<YamlScalar>().Select(item => item.Text)],
            _ => [],
        };
    }

    private static IReadOnlyList<IReadOnlyList<Condition>> Wrong(YamlNode node, ICollection<Issue> issues)
    {
        issues.Add(Issue.Error(MappingCodes.Malformed, node.Place, "a condition of another shape", "{ field: { test: value } }", "name the field, then the test, for example { cse_flag: { harm: cse } }"));
        return [];
    }
}

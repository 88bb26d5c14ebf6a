using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads <c>when:</c>: keys in one map all hold, a list of maps any holds.</summary>
internal sealed class ConditionReader(IReadOnlyList<FieldDefinition> fields, ValueLists lists, ICollection<Issue> issues)
{
    /// <summary>Alternatives; in each, every condition holds. Absent gives none, which is always.</summary>
    public IReadOnlyList<IReadOnlyList<Condition>> Read(YamlNode? when)
    {
        switch (when)
        {
            case null:
                return [];
            case YamlMap { Entries.Count: > 0 } map:
                return [ReadAll(map)];
            case YamlList { Items.Count: > 0 } alternatives when alternatives.Items.All(item => item is YamlMap { Entries.Count: > 0 }):
                return [.. alternatives.Items.Cast<YamlMap>().Select(ReadAll)];
            default:
                Wrong(when);
                return [];
        }
    }

    private List<Condition> ReadAll(YamlMap map)
    {
        var conditions = new List<Condition>();
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in map.Entries)
        {
            if (entry.Value is not YamlMap { Entries.Count: > 0 } tests)
            {
                Wrong(entry.Value);
                continue;
            }

            foreach (KeyValuePair<YamlScalar, YamlNode> test in tests.Entries)
            {
                if (!ConditionTests.All.Contains(test.Key.Text))
                {
                    issues.Add(Issue.Error(MappingCodes.Malformed, test.Key.Place with { Field = test.Key.Text }, $"the test '{test.Key.Text}', which conditions do not have", $"one of {string.Join(", ", ConditionTests.All)}", Spelling.Nearest(test.Key.Text, ConditionTests.All) is { } nearest ? $"write '{nearest}:'" : "use one of these tests"));
                    continue;
                }

                conditions.Add(new Condition(entry.Key.Text, test.Key.Text, Arguments(entry.Key.Text, test.Key.Text, test.Value), test.Key.Place));
            }
        }

        return conditions;
    }

    private IReadOnlyList<string> Arguments(string field, string test, YamlNode node)
    {
        switch (node)
        {
            // A code may hold a bar too (071/17): a bare word is a shared list only where one has that name.
            case YamlScalar name when test is "in" or "has" && !name.Quoted && lists.Find(name.Text) is { } bare:
                return Members(field, bare);
            case YamlMap { Entries: [{ Key.Text: "use", Value: YamlScalar use }] } when test is "in" or "has":
                if (lists.Find(use.Text) is { } list)
                {
                    return Members(field, list);
                }

                issues.Add(Issue.Error(MappingCodes.UnknownList, use.Place with { Field = use.Text }, "a value list that does not exist", $"one of {string.Join(", ", lists.Names)}", "correct the name, or add the list under mappings/_values"));
                return [];
            case YamlScalar scalar:
                return [scalar.Text];
            case YamlList { Items.Count: > 0 } items when items.Items.All(item => item is YamlScalar):
                return [.. items.Items.Cast<YamlScalar>().Select(item => item.Text)];
            default:
                issues.Add(Issue.Error(MappingCodes.Malformed, node.Place with { Field = test }, "a value of another shape", "a value, a list of values, or { use: shared list }", $"write it like {{ {test}: value }}"));
                return [];
        }
    }

    // The spellings of a list of codes are the codes; for a field of values the list's values are meant.
    private IReadOnlyList<string> Members(string field, IReadOnlyDictionary<string, string> list) =>
        fields.FirstOrDefault(known => known.Name == field)?.Kind == FieldKind.Code
            ? [.. list.Keys.Select(code => code.ToUpperInvariant()).Order(StringComparer.Ordinal)]
            : [.. list.Values.Distinct().Order(StringComparer.Ordinal)];

    private void Wrong(YamlNode node) =>
        issues.Add(Issue.Error(MappingCodes.Malformed, node.Place, "a condition of another shape", "{ field: { test: value } }, or a list of such maps of which any may hold", "name the field, then the test, for example { cse_flag: { harm: cse } }"));
}

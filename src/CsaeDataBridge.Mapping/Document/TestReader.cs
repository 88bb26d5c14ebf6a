using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads <c>tests:</c>.</summary>
internal static class TestReader
{
    public static IReadOnlyList<MappingTest> Read(YamlList? list, ICollection<Issue> issues)
    {
        var tests = new List<MappingTest>();
        foreach (YamlNode item in list?.Items ?? [])
        {
            if (item is not YamlMap map)
            {
                issues.Add(Issue.Error(MappingCodes.Malformed, item.Place with { Field = "tests" }, "a test of another shape", "{ name: …, given: { … }, expect: { … } }", "write the three keys"));
                continue;
            }

            var keys = MappingLanguage.Keys("test", map, "a test", issues);
            keys.Require("given");
            keys.Require("expect");
            tests.Add(new MappingTest(
                keys.RequireText("name"),
                ReadGiven(keys.Map("given"), issues),
                keys.Date("as_of"),
                keys.Map("expect") ?? new YamlMap([], map.Place),
                map.Place));
            keys.Finish();
        }

        return tests;
    }

    private static List<KeyValuePair<YamlScalar, string>> ReadGiven(YamlMap? map, ICollection<Issue> issues)
    {
        var given = new List<KeyValuePair<YamlScalar, string>>();
        foreach (KeyValuePair<YamlScalar, YamlNode> cell in map?.Entries ?? [])
        {
            switch (cell.Value)
            {
                case YamlScalar text:
                    given.Add(new(cell.Key, text.Text));
                    break;
                case YamlList list when list.Items.All(item => item is YamlScalar):
                    // Elements that repeat are staged joined, as the reader does it.
                    given.Add(new(cell.Key, string.Join('\u001F', list.Items.Cast<YamlScalar>().Select(item => item.Text))));
                    break;
                default:
                    issues.Add(Issue.Error(MappingCodes.Malformed, cell.Value.Place with { Field = cell.Key.Text }, "keys", "a cell, or a list of cells for elements that repeat", "write the cell as text"));
                    break;
            }
        }

        return given;
    }
}

using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads <c>factor:</c>, <c>suspect:</c>, <c>wait:</c> and <c>outcome:</c>.</summary>
internal sealed class BlockReader(ConditionReader conditions, SourceReader sources, ICollection<Issue> issues)
{
    private static readonly string[] Answers = ["yes", "no", "unknown", "not_recorded"];

    private static readonly Dictionary<string, string[]> Columns = new()
    {
        ["factor"] = ["factor", "code", "answer", "noted_on"],
        ["suspect"] = ["ref", "sex", "born", "age_at_event", "ethnicity", "ethnicity_basis", "nationality_recorded", "relationship", "peer"],
        ["wait"] = ["service", "referred_on", "first_offered_on", "started_on", "ended_on", "status"],
        ["outcome"] = ["tool", "domain", "stage", "taken_on", "score"],
    };

    public IReadOnlyList<RowBlock> Read(YamlKeys write)
    {
        var blocks = new List<RowBlock>();
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in write.Map("factor")?.Entries ?? [])
        {
            blocks.Add(new RowBlock("factor", entry.Key.Text, ReadRules("factor", entry.Key.Text, entry.Value), entry.Key.Place));
        }

        foreach (string table in Columns.Keys.Where(table => table != "factor"))
        {
            // One block writes one row: several suspects or outcomes of one source row are a list of blocks.
            IReadOnlyList<YamlNode> each = write.Take(table) switch
            {
                null => [],
                YamlList list => list.Items,
                var one => [one],
            };
            for (int index = 0; index < each.Count; index++)
            {
                string name = each.Count == 1 ? table : $"{table}-{index + 1}";
                blocks.Add(new RowBlock(table, name, ReadRules(table, name, each[index]), each[index].Place));
            }
        }

        return blocks;
    }

    private IReadOnlyList<RowRule> ReadRules(string table, string name, YamlNode node)
    {
        switch (node)
        {
            case YamlMap one:
                return [ReadRule(table, name, one)];
            case YamlList { Items.Count: > 0 } several when table == "factor" && several.Items.All(item => item is YamlMap):
                return [.. several.Items.Cast<YamlMap>().Select(item => ReadRule(table, name, item))];
            default:
                issues.Add(Issue.Error(MappingCodes.Malformed, node.Place with { Field = name }, "another shape", $"the columns of {table}", $"write {{ {string.Join(": …, ", Columns[table].Take(2))}: … }}"));
                return [];
        }
    }

    private RowRule ReadRule(string table, string name, YamlMap map)
    {
        var keys = MappingLanguage.Keys(table, map, $"a {table}", issues);
        string? each = keys.Text("each");
        var sets = new Dictionary<string, WriteSource>(StringComparer.Ordinal);
        foreach (string column in Columns[table])
        {
            if (keys.Take(column) is { } source)
            {
                sets[column] = sources.Read(source, wordIsCode: column == "answer" && source is YamlScalar word && Answers.Contains(word.Text));
            }
        }

        if (table == "factor")
        {
            if (each is null)
            {
                sets.TryAdd("factor", new WriteSource(map.Place) { Literal = name });
            }
            else if (!sets.ContainsKey("factor"))
            {
                keys.Report(map.Place with { Field = name }, "'each:' without a factor", "the key 'factor'", "say which factor each value is, for example { of: factors, values: { … } }");
            }

            if (!sets.ContainsKey("answer"))
            {
                keys.Report(map.Place with { Field = name }, "a factor without an answer", "the key 'answer'", "write answer: \"yes\", or name the field that answers");
            }
        }

        (EffectivePeriod? period, IReadOnlyList<IReadOnlyList<Condition>> when) = EffectiveReader.Read(keys, conditions.Read(keys.Take("when")));
        var rule = new RowRule(when, each, sets, keys.Text("says_no"), map.Place) { Period = period };
        keys.Text("note");
        keys.Finish();
        return rule;
    }
}

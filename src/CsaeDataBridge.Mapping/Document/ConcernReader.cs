using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads <c>concern:</c>: one list of rules for each harm.</summary>
internal sealed class ConcernReader(ConditionReader conditions, SourceReader sources, ICollection<Issue> issues)
{
    private static readonly string[] Codes = ["status", "precision", "role", "recency", "flag_state", "risk_level", "scale_level", "contact", "definition", "basis"];
    private static readonly string[] Dates = ["identified_on", "ended_on"];

    public IReadOnlyList<ConcernList> Read(YamlMap? map)
    {
        var lists = new List<ConcernList>();
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in map?.Entries ?? [])
        {
            var rules = new List<ConcernRule>();
            if (entry.Value is not YamlList { Items.Count: > 0 } items || !items.Items.All(item => item is YamlMap))
            {
                issues.Add(Issue.Error(MappingCodes.Malformed, entry.Value.Place with { Field = entry.Key.Text }, "no list of rules", "- { name: …, when: …, status: … }", "write the rules as a list, the first that matches on top"));
                continue;
            }

            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (YamlMap item in items.Items.Cast<YamlMap>())
            {
                ConcernRule rule = ReadRule(item);
                if (!names.Add(rule.Name))
                {
                    issues.Add(Issue.Error(MappingCodes.Malformed, item.Place with { Field = rule.Name }, "a rule's name for the second time in its list", "each name once: it is the rule's lineage", "give the rule a name of its own"));
                }

                rules.Add(rule);
            }

            lists.Add(new ConcernList(entry.Key.Text, entry.Key.Text.Split('/')[0], rules, entry.Key.Place));
        }

        return lists;
    }

    private ConcernRule ReadRule(YamlMap map)
    {
        var keys = MappingLanguage.Keys("rule", map, "a concern rule", issues);
        string name = keys.RequireText("name");
        var sets = new Dictionary<string, WriteSource>(StringComparer.Ordinal);
        foreach (string column in Codes.Concat(Dates))
        {
            if (keys.Take(column) is { } node)
            {
                sets[column] = sources.Read(node, wordIsCode: Codes.Contains(column));
            }
        }

        YamlNode? settings = keys.Take("settings");
        string? from = keys.Text("from");
        if (from is null && !sets.ContainsKey("status"))
        {
            keys.ReportMissing(["status", "from"], map.Place with { Field = name }, "a rule without a status", "'status:' or 'from: a flag field'", "say what the rule states");
        }

        (EffectivePeriod? period, IReadOnlyList<IReadOnlyList<Condition>> when) = EffectiveReader.Read(keys, conditions.Read(keys.Take("when")));
        var rule = new ConcernRule(
            name,
            when,
            from,
            sets,
            ReadSettings(settings),
            Words.Read(keys, "subject", false, new Dictionary<string, bool> { ["suspect"] = true, ["person"] = false }),
            keys.Text("review"),
            keys.Text("says_no"),
            map.Place)
        {
            Period = period,
        };
        keys.Text("note");
        keys.Finish();
        return rule;
    }

    private IReadOnlyList<string>? ReadSettings(YamlNode? node)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar one:
                return [one.Text];
            case YamlList list when list.Items.All(item => item is YamlScalar):
                return [.. list.Items.Cast<YamlScalar>().Select(item => item.Text).Distinct().Order(StringComparer.Ordinal)];
            default:
                issues.Add(Issue.Error(MappingCodes.Malformed, node.Place with { Field = "settings" }, "another shape", "a setting or a list of settings", "for example [online, peer]"));
                return null;
        }
    }
}

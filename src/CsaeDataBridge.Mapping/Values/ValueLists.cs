using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>The shared value lists of a deployment: <c>_values/&lt;name&gt;.yaml</c>, each our value with every spelling seen.</summary>
public sealed class ValueLists
{
    private static readonly Dictionary<string, EffectivePeriod> Always = [];
    private readonly Dictionary<string, (IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, EffectivePeriod> Dates)> lists;

    private ValueLists(Dictionary<string, (IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, EffectivePeriod>)> lists) => this.lists = lists;

    public IEnumerable<string> Names => lists.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads every list below the folders' <c>_values</c>; a list of a later folder replaces an earlier one of its name.</summary>
    /// <exception cref="BridgeException">MAP301, MAP307: every fault of every list.</exception>
    public static ValueLists Load(IReadOnlyList<string> folders)
    {
        var lists = new Dictionary<string, (IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, EffectivePeriod>)>(StringComparer.Ordinal);
        var issues = new List<Issue>();
        foreach (string root in folders.Select(folder => Path.Combine(folder, "_values")))
        {
            foreach (string file in DefinitionFile.In(root, "*.yaml", deep: true))
            {
                string name = Path.ChangeExtension(Path.GetRelativePath(root, file), null).Replace('\\', '/');
                var keys = MappingLanguage.Keys("value_list", StrictYaml.ReadFile(file, $"_values/{name}.yaml"), "a value list", issues);
                keys.RequireText("source");
                keys.Text("note");
                IReadOnlyDictionary<string, string> values = Spellings(keys.Map("values"), issues);
                lists[name] = (values, Dates(keys.List("dates"), values, issues));
                keys.Finish();
            }
        }

        return issues.Count == 0 ? new ValueLists(lists) : throw new BridgeException(issues);
    }

    /// <summary>Our value for each normal spelling, or null when there is no list of that name.</summary>
    public IReadOnlyDictionary<string, string>? Find(string name) => lists.TryGetValue(name, out var list) ? list.Values : null;

    /// <summary>The spellings of a list that were not always in use, in normal form, with their days; none where there is no such list.</summary>
    public IReadOnlyDictionary<string, EffectivePeriod> Dates(string name) => lists.TryGetValue(name, out var list) ? list.Dates : Always;

    private static Dictionary<string, EffectivePeriod> Dates(YamlList? list, IReadOnlyDictionary<string, string> values, List<Issue> issues)
    {
        var dates = new Dictionary<string, EffectivePeriod>(StringComparer.Ordinal);
        foreach (YamlNode item in list?.Items ?? [])
        {
            if (item is not YamlMap map)
            {
                issues.Add(Issue.Error(MappingCodes.Malformed, item.Place with { Field = "dates" }, "another shape", "{ spellings: …, from: …, until: …, comparability: … }", "write the keys"));
                continue;
            }

            YamlKeys keys = MappingLanguage.Keys("value_dates", map, "dates", issues);
            keys.Require("spellings");
            IReadOnlyList<string> spellings = keys.Texts("spellings");
            EffectivePeriod period = EffectiveReader.ReadPeriod(keys);
            keys.Finish();
            foreach (string spelling in spellings)
            {
                string normal = NormalForm.Of(spelling);
                if (!values.ContainsKey(normal) || !dates.TryAdd(normal, period))
                {
                    keys.Report(map.Place with { Field = "spellings" }, values.ContainsKey(normal) ? $"the spelling {spelling} for the second time" : $"the spelling {spelling}, which the list does not have", "spellings of the list, each once", values.ContainsKey(normal) ? "write one period; for two meanings make two lists, and two rules with 'effective:'" : "add it under 'values:', or correct it");
                }
            }
        }

        return dates;
    }

    /// <summary>Turns <c>value: [spellings]</c> around; a spelling under two values is an issue.</summary>
    internal static IReadOnlyDictionary<string, string> Spellings(YamlMap? map, ICollection<Issue> issues)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in map?.Entries ?? [])
        {
            IEnumerable<YamlNode> spellings = entry.Value is YamlList list ? list.Items : [entry.Value];
            foreach (YamlScalar spelling in spellings.OfType<YamlScalar>())
            {
                string normal = NormalForm.Of(spelling.Text);
                if (!found.TryAdd(normal, entry.Key.Text) && found[normal] != entry.Key.Text)
                {
                    issues.Add(Issue.Error(MappingCodes.SpellingTwice, spelling.Place with { Field = entry.Key.Text }, $"a spelling that already stands under {found[normal]}", "each spelling under one value", "remove it from one of the two"));
                }
            }
        }

        return found;
    }
}

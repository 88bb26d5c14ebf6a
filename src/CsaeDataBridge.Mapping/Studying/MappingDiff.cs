using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Compares two mapping files key by key, whatever their order and layout; the order of rules counts, as the first that matches writes.</summary>
public static class MappingDiff
{
    private const string Separator = " / ";

    /// <summary>Every difference, in the order of the newer file.</summary>
    public static IReadOnlyList<MappingChange> Compare(YamlMap old, YamlMap current)
    {
        var changes = new List<MappingChange>();
        Compare("", old, current, changes);
        return changes;
    }

    private static void Compare(string path, YamlNode? old, YamlNode? current, List<MappingChange> changes)
    {
        switch (old, current)
        {
            case (YamlMap before, YamlMap after):
                foreach (string key in after.Entries.Concat(before.Entries).Select(entry => entry.Key.Text).Distinct())
                {
                    Compare(Below(path, key), before[key], after[key], changes);
                }

                break;
            case (YamlList before, YamlList after) when Named(before) && Named(after):
                CompareNamed(path, before, after, changes);
                break;
            default:
                string? was = old is null ? null : Write(old);
                string? now = current is null ? null : Write(current);
                if (was != now)
                {
                    changes.Add(new MappingChange(path, was, now));
                }

                break;
        }
    }

    private static void CompareNamed(string path, YamlList old, YamlList current, List<MappingChange> changes)
    {
        Dictionary<string, YamlNode> before = ByName(old);
        Dictionary<string, YamlNode> after = ByName(current);
        foreach (string name in after.Keys.Concat(before.Keys).Distinct())
        {
            Compare(Below(path, name), before.GetValueOrDefault(name), after.GetValueOrDefault(name), changes);
        }

        string[] was = [.. before.Keys.Where(after.ContainsKey)];
        string[] now = [.. after.Keys.Where(before.ContainsKey)];
        if (!was.SequenceEqual(now))
        {
            changes.Add(new MappingChange(Below(path, "order"), string.Join(", ", was), string.Join(", ", now)));
        }
    }

    private static bool Named(YamlList list) => list.Items.Count > 0 && list.Items.All(item => item is YamlMap map && map["name"] is YamlScalar) && ByName(list).Count == list.Items.Count;

    private static Dictionary<string, YamlNode> ByName(YamlList list)
    {
        var named = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (YamlMap item in list.Items.OfType<YamlMap>())
        {
            named.TryAdd(((YamlScalar)item["name"]!).Text, item);
        }

        return named;
    }

    private static string Below(string path, string key) => path.Length == 0 ? key : path + Separator + key;

    private static string Write(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Text.Length == 0 ? "\"\"" : scalar.Text,
        YamlList list => $"[{string.Join(", ", list.Items.Select(Write))}]",
        YamlMap map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{entry.Key.Text}: {Write(entry.Value)}"))} }}",
        _ => "",
    };
}

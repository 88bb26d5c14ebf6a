using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads <c>join:</c>: the other files of a delivery.</summary>
internal static class JoinReader
{
    public static IReadOnlyList<StageJoin> Read(YamlKeys file, SourceFormat format, NamePattern? asOf, ICollection<Issue> issues)
    {
        var joins = new List<StageJoin>();
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in file.Map("join")?.Entries ?? [])
        {
            Place place = entry.Key.Place with { Field = entry.Key.Text };
            if (entry.Value is not YamlMap map)
            {
                file.Report(place, "a file without keys", "{ name: …, on: … }", "say which file it is, and on which columns it is joined");
                continue;
            }

            YamlKeys keys = MappingLanguage.Keys("join", map, "a join", issues);
            string name = keys.RequireText("name");
            keys.Require("on");
            List<(string Own, string Other)> on = [.. (keys.Map("on")?.Entries ?? []).Select(pair => (pair.Key.Text, pair.Value is YamlScalar other ? other.Text : ""))];
            bool hold = Words.Read(keys, "unmatched", true, new Dictionary<string, bool> { ["hold"] = true, ["blank"] = false });
            keys.Finish();
            if (format is not (SourceFormat.Delimited or SourceFormat.Workbook))
            {
                file.Report(place, "a join of files that have no columns", "'join:' with 'format: csv' or xlsx", "read the records by their path, with .. for what stands above");
            }
            else if (asOf?.Tells(name) != true)
            {
                file.Report(place, "a file whose name does not tell the delivery's date", "the date in the name as 'as_of:' writes it", "for example { name: \"people_(yyyy-MM-dd).csv\" }");
            }
            else if (on.Any(pair => pair.Own.Length == 0 || pair.Other.Length == 0))
            {
                file.Report(place, "a key of another shape", "{ column of this file: column of the other }", "write both columns");
            }
            else
            {
                joins.Add(new StageJoin(entry.Key.Text, own => asOf.Beside(own, name), on, hold));
            }
        }

        return joins;
    }
}

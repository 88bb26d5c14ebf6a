using System.Globalization;
using System.Text.RegularExpressions;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Configuration;

/// <summary>Reads <c>person_lists:</c> of bridge.yaml: where the lists of opt-outs and objections come to lie, each file with its day in its name.</summary>
internal static partial class PersonListReader
{
    /// <returns>The newest file of each list; a list that has not come yet is left out.</returns>
    public static IReadOnlyList<PersonList> Read(YamlKeys keys, Func<string, string> full)
    {
        var lists = new List<PersonList>();
        foreach ((YamlScalar name, YamlNode node) in keys.Map("person_lists")?.Entries ?? [])
        {
            if (node is not YamlScalar pattern)
            {
                keys.Report(node.Place with { Field = name.Text }, "more than one value", "a file, or a pattern with *", "write it like lists/national-data-opt-out_*.txt");
                continue;
            }

            string path = full(pattern.Text);
            string folder = Path.GetDirectoryName(path)!;
            var dated = DefinitionFile.In(folder, Path.GetFileName(path)).Select(file => (File: file, Day: DayOf(Path.GetFileName(file)))).ToList();
            if (dated.Any(file => file.Day is null))
            {
                keys.Report(node.Place with { Field = name.Text }, "a list without a day in its name", "the day that the list is of, yyyy-MM-dd, in the name of the file", "name it like national-data-opt-out_2026-04-18.txt: a list that is too old shuts the flow");
            }
            else if (dated.Count > 0)
            {
                (string file, DateOnly? day) = dated.MaxBy(file => (file.Day, file.File));
                lists.Add(new PersonList(name.Text, file, day!.Value));
            }
        }

        return lists;
    }

    private static DateOnly? DayOf(string file) =>
        Day().Match(file) is { Success: true } match && DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}

using System.Globalization;
using System.Text.RegularExpressions;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads one entry of <c>read:</c>.</summary>
internal sealed class FieldReader(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ownLists,
    ValueLists shared,
    UnreadPolicy onUnmapped,
    UnreadPolicy onUnreadable,
    ICollection<Issue> issues)
{
    private static readonly string[] Kinds = ["id", "identity", "values", "date", "datetime", "number", "code", "flag", "pattern"];
    private const int MostNumbers = 1000;
    private static readonly string[] Harms = ["csa", "cse", "hsb"];

    public FieldDefinition Read(string name, YamlMap map)
    {
        var keys = MappingLanguage.Keys("field", map, $"the field {name}", issues);
        IReadOnlyList<string> columns = [.. keys.Texts("column"), .. keys.Texts("path")];
        if (columns.Count == 0)
        {
            keys.ReportMissing(["column", "path"], map.Place with { Field = name }, "no column", "column: or path:", "say where the field stands in the extract");
        }

        string[] stated = [.. Kinds.Where(kind => map[kind] is not null)];
        if (stated.Length != 1)
        {
            var unclear = Issue.Error(MappingCodes.TextWrittenThrough, map.Place with { Field = name }, stated.Length == 0 ? "a field without a way to understand it" : $"a field with more than one way to understand it: {string.Join(", ", stated)}", $"one of {string.Join(", ", Kinds)}", "choose one: text is never written through");
            keys.ReportMissing(stated.Length == 0 ? Kinds : [], unclear);
        }

        FieldKind kind = stated.FirstOrDefault() switch
        {
            "id" => FieldKind.Id,
            "identity" => FieldKind.Identity,
            "values" => FieldKind.Values,
            "date" => FieldKind.Date,
            "datetime" => FieldKind.Instant,
            "number" => FieldKind.Number,
            "code" => FieldKind.Code,
            "flag" => FieldKind.Flag,
            _ => FieldKind.Pattern,
        };
        IReadOnlyList<DateFormat> formats = ReadFormats(keys, name);
        (int? century, bool past) = ReadCentury(keys, name, formats);
        (decimal? minimum, decimal? maximum) = ReadRange(keys, name);
        IReadOnlyList<string> split = keys.Texts("split");
        bool repeats = keys.Flag("repeats", false);
        string policy = kind is FieldKind.Values or FieldKind.Flag ? "on_unmapped" : "on_unreadable";
        var field = new FieldDefinition
        {
            Name = name,
            Columns = columns,
            Numbers = ReadNumbers(keys, name, columns),
            Kind = kind,
            Required = keys.Flag("required", false),
            Scope = keys.Text("id"),
            With = keys.Texts("with"),
            Values = ReadValues(keys, name),
            Dates = shared.Dates(SourceReader.ListName(map["values"]) ?? ""),
            Formats = formats,
            Century = century,
            CenturyIsPast = past,
            Split = split,
            Repeats = repeats,
            IsList = repeats || split.Count > 0,
            Minimum = minimum,
            Maximum = maximum,
            CodeSystem = ReadSystem(keys, name),
            Pattern = ReadPattern(keys, name, "pattern"),
            Harm = ReadHarm(keys, name),
            Lexicon = kind == FieldKind.Flag ? keys.Text("lexicon") ?? "" : "",
            Scale = kind == FieldKind.Flag ? keys.Text("scale") : null,
            Form = kind == FieldKind.Id ? ReadPattern(keys, name, "form") : null,
            SaysNo = keys.Text("says_no"),
            Show = keys.Flag("show", false),
            OnUnread = Words.Policy(keys, policy, policy == "on_unmapped" ? onUnmapped : onUnreadable),
            Place = map.Place,
        };
        keys.Text("note");
        keys.Finish();
        return field;
    }

    private IReadOnlyDictionary<string, string>? ReadValues(YamlKeys keys, string name) => keys.Take("values") switch
    {
        null => null,
        YamlScalar own => Own(own, name),
        YamlMap { Entries: [{ Key.Text: "use", Value: YamlScalar use }] } => Shared(use, name),
        YamlMap inline => ValueLists.Spellings(inline, issues),
        var other => Malformed(keys, other, name),
    };

    private IReadOnlyDictionary<string, string> Own(YamlScalar own, string name)
    {
        if (ownLists.TryGetValue(own.Text, out IReadOnlyDictionary<string, string>? list))
        {
            return list;
        }

        issues.Add(Issue.Error(MappingCodes.UnknownList, own.Place with { Field = name }, $"the list {own.Text}, which 'values:' does not have", ownLists.Count == 0 ? "a list under 'values:'" : $"one of {string.Join(", ", ownLists.Keys)}", "add it under 'values:', or use a shared list with { use: name }"));
        return new Dictionary<string, string>();
    }

    private IReadOnlyDictionary<string, string> Shared(YamlScalar use, string name)
    {
        if (shared.Find(use.Text) is { } list)
        {
            return list;
        }

        issues.Add(Issue.Error(MappingCodes.UnknownList, use.Place with { Field = name }, $"the shared list {use.Text}, which does not exist", $"one of {string.Join(", ", shared.Names)}", "correct the name, or add the list under mappings/_values"));
        return new Dictionary<string, string>();
    }

    private static Dictionary<string, string> Malformed(YamlKeys keys, YamlNode node, string name)
    {
        keys.Report(node.Place with { Field = name }, "a list", "a name, { use: name } or value: [spellings]", "write one of these");
        return [];
    }

    private List<DateFormat> ReadFormats(YamlKeys keys, string name)
    {
        IReadOnlyList<string> dates = keys.Texts("date");
        IReadOnlyList<string> instants = keys.Texts("datetime");
        var formats = new List<DateFormat>();
        foreach (string text in dates.Concat(instants))
        {
            DateFormat? format = DateFormat.Make(text, out string fault);
            if (format is not null && instants.Count > 0 && !format.HasTime)
            {
                fault = "no hour";
                format = null;
            }

            if (format is null)
            {
                issues.Add(Issue.Error(MappingCodes.UnusableFormat, keys.Place with { Field = name }, $"the format {text}: {fault}", instants.Count > 0 ? "year, month, day and hour, each once: yyyy yy MM MMM dd d HH mm ss zzz" : "year, month and day, each once: yyyy yy MM M MMM dd d", "write the format with these parts"));
            }
            else
            {
                formats.Add(format);
            }
        }

        return formats;
    }

    private (int? Century, bool Past) ReadCentury(YamlKeys keys, string name, IReadOnlyList<DateFormat> formats)
    {
        bool needed = formats.Any(format => format.HasShortYear);
        string? text = keys.Text("century");
        bool past = text == "past";
        int? century = text is "19" or "20" ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        // Where no format could be read, whether a century is needed cannot be told.
        if ((needed || formats.Count > 0 || Kinds.Any(keys.Has)) && needed != (past || century is not null))
        {
            issues.Add(Issue.Error(MappingCodes.UnusableFormat, keys.Place with { Field = name }, needed ? "a two-digit year without a century" : "a century without a two-digit year", "'century: 19', 20 or past with yy, and only there", needed ? "say which century the years are of; past is 20, unless that is after the delivery" : "remove 'century:'"));
        }

        return (century, past);
    }

    private (decimal? Minimum, decimal? Maximum) ReadRange(YamlKeys keys, string name)
    {
        if (!keys.Has("number"))
        {
            return (null, null);
        }

        string range = keys.Text("number") ?? "";
        string[] parts = range.Split("..");
        if (parts.Length == 2
            && decimal.TryParse(parts[0], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal minimum)
            && decimal.TryParse(parts[1], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal maximum)
            && minimum <= maximum)
        {
            return (minimum, maximum);
        }

        keys.Report(keys.Place with { Field = name }, $"the range {range}", "lowest..highest, for example 0..120", "write both ends with two dots between");
        return (0, 0);
    }

    private static IReadOnlyList<int> ReadNumbers(YamlKeys keys, string name, IReadOnlyList<string> columns)
    {
        string? range = keys.Text("numbers");
        bool named = columns.Any(column => column.Contains(ColumnNames.Number, StringComparison.OrdinalIgnoreCase));
        if (range is null)
        {
            return [];
        }

        if (range.Split("..") is not [var low, var high]
            || !int.TryParse(low, NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            || !int.TryParse(high, NumberStyles.None, CultureInfo.InvariantCulture, out int last)
            || first >= last || last >= MostNumbers)
        {
            keys.Report(keys.Place with { Field = name }, $"the numbers {range}", "first..last, for example 1..12", "write both ends with two dots between");
            return [];
        }

        if (!named || keys.Has("path"))
        {
            keys.Report(keys.Place with { Field = name }, named ? "numbers for a path" : $"numbers without a column that has {ColumnNames.Number} in its name", $"'column:' with {ColumnNames.Number} where the number stands, for example \"Factor {ColumnNames.Number}\"", named ? "read elements that repeat with 'repeats: true'" : "write the column so");
        }

        return [.. Enumerable.Range(first, last - first + 1)];
    }

    private string? ReadSystem(YamlKeys keys, string name)
    {
        foreach ((string key, IReadOnlyCollection<string> known) in ((string, IReadOnlyCollection<string>)[])[("code", CodeSystems.Codes), ("identity", CodeSystems.Identities)])
        {
            if (keys.Text(key) is { } system)
            {
                if (!known.Contains(system))
                {
                    keys.Report(keys.Place with { Field = name }, $"another {key}: {system}", string.Join(", ", known), "write one of these");
                    return known.First();
                }

                return system;
            }
        }

        return null;
    }

    private string? ReadHarm(YamlKeys keys, string name)
    {
        string? harm = keys.Text("flag");
        if (harm is not null && !Harms.Contains(harm))
        {
            keys.Report(keys.Place with { Field = name }, "another harm", "csa, cse or hsb", "name the harm that the column is about");
        }

        return harm;
    }

    // RE2 and .NET's automaton refuse the same things: looking around, and going back to what matched.
    private string? ReadPattern(YamlKeys keys, string name, string key)
    {
        if (keys.Text(key) is not { } pattern)
        {
            return null;
        }

        string? fault = null;
        try
        {
            Regex regex = StageField.Whole(pattern);
            fault = regex.IsMatch("") ? "a pattern that blank text matches"
                : regex.IsMatch("seen with mother at home on Tuesday") ? "a pattern that a sentence matches"
                : null;
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            fault = "a pattern that cannot be used";
        }

        if (fault is not null)
        {
            issues.Add(Issue.Error(MappingCodes.UnusableFormat, keys.Place with { Field = name }, fault, "RE2 without looking around, narrow enough that no free text passes", "for example [A-Z][0-9]{8}"));
        }

        return pattern;
    }
}

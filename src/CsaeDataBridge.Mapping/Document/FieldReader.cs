using System.Globalization;
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
    private static readonly string[] Identities = ["nhs_number", "nhs_number_status", "upn", "family_name", "given_name", "postcode"];
    private static readonly string[] CodeSystems = ["home_office", "nhs_number", "upn", "gss"];

    public FieldDefinition? Read(string name, YamlMap map)
    {
        var keys = new YamlKeys(map, $"the field {name}", MappingCodes.Malformed, issues);
        IReadOnlyList<string> columns = [.. keys.Texts("column"), .. keys.Texts("path")];
        if (columns.Count == 0)
        {
            keys.Report(map.Place with { Field = name }, "no column", "column: or path:", "say where the field stands in the extract");
        }

        int kinds = 0;
        FieldKind kind = FieldKind.Pattern;
        void Is(FieldKind found)
        {
            kinds++;
            kind = found;
        }

        string? scope = keys.Text("id");
        if (scope is not null)
        {
            Is(FieldKind.Id);
        }

        string? identity = keys.Text("identity");
        if (identity is not null)
        {
            Is(FieldKind.Identity);
            if (!Identities.Contains(identity))
            {
                keys.Report(map.Place with { Field = name }, "another identifier", string.Join(", ", Identities), "write one of these");
            }
        }

        IReadOnlyDictionary<string, string>? values = ReadValues(keys, name);
        if (values is not null)
        {
            Is(FieldKind.Values);
        }

        IReadOnlyList<string> dates = keys.Texts("date");
        if (dates.Count > 0)
        {
            Is(FieldKind.Date);
        }

        IReadOnlyList<string> instants = keys.Texts("instant");
        if (instants.Count > 0)
        {
            Is(FieldKind.Instant);
        }

        (int? minimum, int? maximum) = ReadRange(keys, name);
        if (minimum is not null)
        {
            Is(FieldKind.Number);
        }

        string? code = keys.Text("code");
        if (code is not null)
        {
            Is(FieldKind.Code);
            if (!CodeSystems.Contains(code))
            {
                keys.Report(map.Place with { Field = name }, "another code system", string.Join(", ", CodeSystems), "write one of these");
            }
        }

        string? harm = keys.Text("flag");
        if (harm is not null)
        {
            Is(FieldKind.Flag);
            if (harm is not ("csa" or "cse" or "hsb"))
            {
                keys.Report(map.Place with { Field = name }, "another harm", "csa, cse or hsb", "name the harm that the column is about");
            }
        }

        string? pattern = keys.Text("pattern");
        if (pattern is not null)
        {
            Is(FieldKind.Pattern);
        }

        if (kinds != 1)
        {
            issues.Add(Issue.Error(MappingCodes.TextWrittenThrough, map.Place with { Field = name }, kinds == 0 ? "a field without a way to understand it" : "a field with more than one way to understand it", "one of id, identity, values, date, instant, number, code, flag or pattern", "choose one: text is never written through"));
            kind = FieldKind.Pattern;
        }

        IReadOnlyList<string> formats = dates.Count > 0 ? dates : instants;
        int? century = keys.Number("century");
        foreach (string format in formats.Where(format => !DateFormat.IsKnown(format)))
        {
            keys.Report(map.Place with { Field = name }, $"the date format {format}", "dd, MM, MMM, MMMM, yyyy, yy, HH, mm and ss with separators", "write the format with these parts");
        }

        if (century is null && formats.Any(DateFormat.HasShortYear))
        {
            keys.Report(map.Place with { Field = name }, "a two-digit year without a century", "century: 19 or 20", "say which century the years are of");
        }

        var field = new FieldDefinition
        {
            Name = name,
            Columns = columns,
            Kind = kind,
            Required = keys.Flag("required", false),
            Scope = scope,
            Values = values,
            Formats = formats,
            Century = century,
            Split = keys.Texts("split"),
            Minimum = minimum,
            Maximum = maximum,
            CodeSystem = code ?? identity,
            Pattern = pattern,
            Harm = harm,
            Lexicon = keys.Text("lexicon"),
            Scale = keys.Text("scale"),
            OnUnread = PolicyReader.Read(keys, "on_unmapped", kind is FieldKind.Values or FieldKind.Flag ? onUnmapped : onUnreadable),
            Place = map.Place,
        };
        keys.Text("note");
        keys.Flag("show", false);
        keys.Finish();
        return field;
    }

    private IReadOnlyDictionary<string, string>? ReadValues(YamlKeys keys, string name)
    {
        switch (keys.Take("values"))
        {
            case null:
                return null;
            case YamlScalar own when ownLists.TryGetValue(own.Text, out IReadOnlyDictionary<string, string>? list):
                return list;
            case YamlScalar missing:
                issues.Add(Issue.Error(MappingCodes.UnknownList, missing.Place with { Field = name }, $"the list {missing.Text}, which 'values:' does not have", $"one of {string.Join(", ", ownLists.Keys)}", "add it under 'values:', or use a shared list with { use: name }"));
                return new Dictionary<string, string>();
            case YamlMap { Entries: [{ Key.Text: "use", Value: YamlScalar use }] }:
                if (shared.Find(use.Text) is { } found)
                {
                    return found;
                }

                issues.Add(Issue.Error(MappingCodes.UnknownList, use.Place with { Field = name }, $"the shared list {use.Text}, which does not exist", $"one of {string.Join(", ", shared.Names)}", "correct the name, or add the list under mappings/_values"));
                return new Dictionary<string, string>();
            case YamlMap inline:
                return ValueLists.Spellings(inline, issues);
            case var other:
                keys.Report(other.Place with { Field = name }, "a list", "a name, { use: name } or value: [spellings]", "write one of these");
                return new Dictionary<string, string>();
        }
    }

    private static (int? Minimum, int? Maximum) ReadRange(YamlKeys keys, string name)
    {
        if (keys.Text("number") is not { } range)
        {
            return (null, null);
        }

        string[] parts = range.Split("..");
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out int minimum)
            && int.TryParse(parts[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out int maximum)
            && minimum <= maximum)
        {
            return (minimum, maximum);
        }

        keys.Report(keys.Place with { Field = name }, $"the range {range}", "lowest..highest, for example 0..120", "write both ends with two dots between");
        return (0, 0);
    }
}

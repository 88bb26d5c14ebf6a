using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads a mapping file strictly and reports every fault of its shape at once.</summary>
public static partial class MappingReader
{
    /// <summary>The shape of mapping files that this program reads.</summary>
    public const int Format = 1;

    /// <summary>Reads and resolves a mapping.</summary>
    /// <param name="path">The file.</param>
    /// <param name="displayName">The file as messages name it.</param>
    /// <param name="lists">The shared value lists.</param>
    /// <exception cref="BridgeException">MAP30x: every fault of the file's shape. CFG10x: not YAML.</exception>
    public static MappingDocument ReadFile(string path, string displayName, ValueLists lists) =>
        WithoutFault(InspectFile(path, displayName, lists));

    /// <summary>As <see cref="ReadFile"/>, from a text.</summary>
    public static MappingDocument ReadText(string text, string displayName, ValueLists lists) =>
        WithoutFault(InspectText(text, displayName, lists));

    /// <summary>Reads what can be read of a mapping, with every fault of its shape, so that the rest of it can be checked too.</summary>
    /// <exception cref="BridgeException">CFG10x: not YAML, and then nothing can be read.</exception>
    public static (MappingDocument Document, IReadOnlyList<Issue> Issues) InspectFile(string path, string displayName, ValueLists lists) =>
        Read(StrictYaml.TextOf(path, displayName), displayName, lists, Path.GetFullPath(path));

    /// <summary>As <see cref="InspectFile"/>, from a text.</summary>
    public static (MappingDocument Document, IReadOnlyList<Issue> Issues) InspectText(string text, string displayName, ValueLists lists) =>
        Read(text, displayName, lists, null);

    private static MappingDocument WithoutFault((MappingDocument Document, IReadOnlyList<Issue> Issues) read) =>
        read.Issues.Count == 0 ? read.Document : throw new BridgeException(read.Issues);

    private static (MappingDocument Document, IReadOnlyList<Issue> Issues) Read(string text, string file, ValueLists lists, string? path)
    {
        YamlMap root = StrictYaml.ReadText(text, file);
        var issues = new List<Issue>();
        ViewFile? view = path is null ? null : ViewFile.Beside(path, file, issues);
        text = view is null ? text : $"{text}\0{view.Text}";
        var used = new SortedSet<string>(StringComparer.Ordinal);
        var keys = MappingLanguage.Keys("mapping", root, "a mapping", issues);
        string name = keys.RequireText("mapping");
        if (!NameForm().IsMatch(name))
        {
            keys.Report(root.Place with { Field = "mapping" }, "a name of another form", "agency/feed in small letters, digits and hyphens", "for example northshire-police/crime");
        }

        if (keys.RequireText("format") != "1")
        {
            keys.Report(root.Place with { Field = "format" }, "another number", "1, the shape of file that this program reads", "use a program that reads this file, or write 'format: 1'");
        }

        List<FieldDefinition> fields = ReadFields(keys, lists, issues);
        var conditions = new ConditionReader(fields, lists, issues);
        FileKeys layout = FileKeys.Read(keys.Keys("file", "file", Known("file")), keys, path is null ? "" : Path.GetDirectoryName(path)!, view, issues);
        (LoadKind kind, IReadOnlyList<string> key, IReadOnlyList<string> of) = ReadLoad(keys.Keys("load", "load", Known("load")), keys);
        YamlKeys? write = keys.Keys("write", "write", Known("write"));
        if (write is null)
        {
            keys.ReportMissing(["write"], root.Place, "no key 'write' in a mapping", "the key 'write'", "say what a row becomes");
            write = MappingLanguage.Keys("write", new YamlMap([], root.Place), "write", issues);
        }

        var sources = new SourceReader(conditions, lists, issues);
        YamlMap? written = write.Map("event");
        IReadOnlyList<RowBlock> blocks = new BlockReader(conditions, sources, issues).Read(write);
        Repetition? repetition = FindRepetition(written, blocks, fields, issues);
        var document = new MappingDocument
        {
            Name = name,
            Version = keys.RequireText("version"),
            Status = Words.Read(keys, "status", MappingStatus.Draft, new Dictionary<string, MappingStatus> { ["draft"] = MappingStatus.Draft, ["active"] = MappingStatus.Active, ["retired"] = MappingStatus.Retired }),
            Agreement = keys.RequireText("agreement"),
            FileNamePattern = layout.Name,
            AsOf = layout.AsOf,
            Layout = layout.Layout,
            Joins = layout.Joins,
            LoadKind = kind,
            LoadKey = key,
            SnapshotOf = of,
            NewColumns = Words.Read(keys, "new_columns", ColumnPolicy.Warn, new Dictionary<string, ColumnPolicy> { ["ignore"] = ColumnPolicy.Ignore, ["warn"] = ColumnPolicy.Warn, ["stop"] = ColumnPolicy.Stop }),
            StopOnMissingColumn = Words.Read(keys, "missing_columns", true, new Dictionary<string, bool> { ["stop"] = true, ["ignore"] = false }),
            Changes = Texts(keys.Map("changes"), issues),
            Fields = [.. fields.Select(field => repetition is { OfEvent: true } && field.Name == repetition.Over ? field with { IsList = false, Required = true } : field)],
            Repetition = repetition,
            Event = sources.ReadColumns(written, "each"),
            Person = sources.ReadColumns(write.Map("person")),
            Concerns = new ConcernReader(conditions, sources, issues).Read(write.Map("concern")),
            Blocks = blocks,
            Checks = CheckReader.Read(keys.List("checks"), issues),
            Tests = TestReader.Read(keys.List("tests"), issues),
            FileName = file,
            WritePlace = write.Place,
            Sha256 = "",
            FileSha256 = Hash(text.ReplaceLineEndings("\n")),
        };
        Texts(keys.Map("provenance"), issues);
        write.Finish();
        keys.Finish();
        return (WithDates(document) with { Sha256 = Hash(text, root, lists, used) }, issues);
    }

    private static List<FieldDefinition> ReadFields(YamlKeys keys, ValueLists lists, List<Issue> issues)
    {
        UnreadPolicy onUnmapped = Words.Policy(keys, "on_unmapped", UnreadPolicy.Hold);
        UnreadPolicy onUnreadable = Words.Policy(keys, "on_unreadable", UnreadPolicy.Hold);
        var own = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (KeyValuePair<YamlScalar, YamlNode> list in keys.Map("values")?.Entries ?? [])
        {
            own[list.Key.Text] = ValueLists.Spellings(list.Value as YamlMap, issues);
        }

        var reader = new FieldReader(own, lists, onUnmapped, onUnreadable, issues);
        var fields = new List<FieldDefinition>();
        foreach (KeyValuePair<YamlScalar, YamlNode> field in keys.Map("read")?.Entries ?? [])
        {
            if (!FieldName().IsMatch(field.Key.Text))
            {
                keys.Report(field.Key.Place with { Field = field.Key.Text }, "a field name of another form", "small letters, digits and single underscores, for example cse_flag", "rename the field, here and in the agreement");
            }
            else if (field.Value is YamlMap map)
            {
                fields.Add(reader.Read(field.Key.Text, map));
            }
            else
            {
                keys.Report(field.Value.Place with { Field = field.Key.Text }, "no keys", "{ column: …, and how to read it }", "say where the field stands and how it is read");
            }
        }

        return fields;
    }

    // A code that a translation knows for some years only is known for those years.
    private static MappingDocument WithDates(MappingDocument document)
    {
        ILookup<string?, WriteSource> sources = FieldUse.Sources(document).Where(source => source.Dates.Count > 0).ToLookup(source => source.Field);
        return document with
        {
            Fields = [.. document.Fields.Select(field => field.Kind != FieldKind.Code || !sources.Contains(field.Name) ? field
                : field with { Dates = sources[field.Name].SelectMany(source => source.Dates).DistinctBy(dated => dated.Key).ToDictionary(StringComparer.Ordinal) })],
        };
    }

    // Of blocks, those over numbered columns: a list that stands in one cell repeats where its rows are written.
    private static Repetition? FindRepetition(YamlMap? written, IReadOnlyList<RowBlock> blocks, List<FieldDefinition> fields, List<Issue> issues)
    {
        switch (written?["each"])
        {
            case YamlScalar each:
                return new Repetition(each.Text, true, each.Place);
            case { } other:
                issues.Add(Issue.Error(MappingCodes.Malformed, other.Place with { Field = "each" }, "another shape", "the name of a field", "name the field each of whose values is an event"));
                return null;
            default:
                RowRule? rule = blocks.SelectMany(block => block.Rules).FirstOrDefault(rule => fields.Exists(field => field.Name == rule.Each && field is { Numbers.Count: > 0, IsList: false }));
                return rule is null ? null : new Repetition(rule.Each!, false, rule.Place);
        }
    }

    private static (LoadKind Kind, IReadOnlyList<string> Key, IReadOnlyList<string> Of) ReadLoad(YamlKeys? load, YamlKeys keys)
    {
        if (load is null)
        {
            keys.ReportMissing(["load"], keys.Place, "no key 'load' in a mapping", "the key 'load'", "write 'load: { kind: changes }', or snapshot or append");
            return (LoadKind.Changes, [], []);
        }

        load.Require("kind");
        LoadKind kind = Words.Read(load, "kind", LoadKind.Changes, new Dictionary<string, LoadKind> { ["snapshot"] = LoadKind.Snapshot, ["changes"] = LoadKind.Changes, ["append"] = LoadKind.Append });
        IReadOnlyList<string> key = load.Texts("key");
        IReadOnlyList<string> of = load.Texts("of");
        load.Finish();
        return (kind, key, of);
    }

    private static Dictionary<string, string> Texts(YamlMap? map, List<Issue> issues)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in map?.Entries ?? [])
        {
            if (entry.Value is YamlScalar text)
            {
                texts[entry.Key.Text] = text.Text;
            }
            else
            {
                issues.Add(Issue.Error(MappingCodes.Malformed, entry.Value.Place with { Field = entry.Key.Text }, "keys or a list", "one line of text", "write it as text"));
            }
        }

        return texts;
    }

    // A changed spelling in a shared list changes what the mapping does, so that it counts as a change of the mapping.
    private static string Hash(string text, YamlNode root, ValueLists lists, SortedSet<string> used)
    {
        NamesIn(root, used);
        var whole = new StringBuilder(text.ReplaceLineEndings("\n"));
        foreach (string name in used)
        {
            if (lists.Find(name) is { } list)
            {
                whole.Append('\0').Append(name);
                foreach ((string spelling, string value) in list.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    whole.Append('\0').Append(spelling).Append('\u0001').Append(value);
                }

                foreach ((string spelling, EffectivePeriod period) in lists.Dates(name).OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    whole.Append('\0').Append(spelling).Append('\u0002').Append(period.From?.DayNumber).Append('\u0002').Append(period.Until?.DayNumber);
                }
            }
        }

        return Hash(whole.ToString());
    }

    private static string[] Known(string shape) => [.. MappingLanguage.Shape(shape).Keys.Select(key => key.Name)];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void NamesIn(YamlNode node, SortedSet<string> names)
    {
        switch (node)
        {
            case YamlScalar scalar:
                names.Add(scalar.Text);
                break;
            case YamlList list:
                foreach (YamlNode item in list.Items)
                {
                    NamesIn(item, names);
                }

                break;
            case YamlMap map:
                foreach (KeyValuePair<YamlScalar, YamlNode> entry in map.Entries)
                {
                    NamesIn(entry.Value, names);
                }

                break;
        }
    }

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();

    [GeneratedRegex("^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex FieldName();
}

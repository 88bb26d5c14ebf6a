using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Reads the schema's YAML strictly; a fault in it is a fault of this program and is reported as one.</summary>
internal sealed class SchemaReader
{
    private static readonly string[] TableFiles = ["reference", "person", "event", "concern", "support", "ledger", "quarantine", "quality"];

    private static readonly string[] Types =
    [
        "VARCHAR", "VARCHAR[]", "UUID", "UHUGEINT", "BIGINT", "INTEGER", "SMALLINT", "UTINYINT", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP", "BLOB",
    ];

    private readonly List<Issue> issues = [];
    private readonly Dictionary<string, IReadOnlyList<SchemaCode>> codes = new(StringComparer.Ordinal);
    private IReadOnlyList<SchemaColumn> history = [];

    public static CommonSchema Read()
    {
        var reader = new SchemaReader();
        reader.ReadCodes();
        YamlKeys keys = reader.Open("history");
        reader.history = reader.ReadColumns(keys.Map("history"));
        keys.Finish();
        var tables = new List<SchemaTable>();
        foreach (string file in TableFiles)
        {
            tables.AddRange(reader.ReadTables(file));
        }

        var schema = new CommonSchema(tables, reader.ReadTables("vault"), [reader.ReadView("event_flags")], reader.ReadAliases());
        return reader.issues.Count == 0 ? schema : throw new BridgeException(reader.issues);
    }

    private YamlKeys Open(string name)
    {
        string file = $"Schema/{name}.yaml";
        var keys = new YamlKeys(StrictYaml.ReadText(Embedded.Text(file), file), file, StoreCodes.Schema, issues);
        if (keys.Number("format") != 1)
        {
            keys.Report(keys.Place, "another format", "format: 1", "write the file in format 1");
        }

        return keys;
    }

    private void ReadCodes()
    {
        YamlKeys keys = Open("codes");
        foreach (KeyValuePair<YamlScalar, YamlNode> list in keys.Map("codes")!.Entries)
        {
            codes.Add(list.Key.Text,
            [
                .. Pairs((YamlMap)list.Value).Select(code => new SchemaCode(code.Key, code.Value)),
                new SchemaCode(CommonSchema.Unknown, "The source says that it does not know"),
                new SchemaCode(CommonSchema.NotRecorded, "The source left it blank"),
            ]);
        }

        keys.Finish();
    }

    private List<SchemaTable> ReadTables(string name)
    {
        var tables = new List<SchemaTable>();
        YamlKeys file = Open(name);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in file.Map("tables")!.Entries)
        {
            var keys = new YamlKeys((YamlMap)entry.Value, $"table {entry.Key.Text}", StoreCodes.Schema, issues);
            TableKind kind = Word<TableKind>(keys, "kind");
            IReadOnlyList<string> key = keys.Texts("key");
            IReadOnlyList<SchemaColumn> columns = ReadColumns(keys.Map("columns"));
            foreach (string unknown in key.Except(columns.Select(column => column.Name)))
            {
                keys.Report(keys.Place, $"the key column {unknown}, which the table does not have", "columns of the table", "correct the key");
            }

            tables.Add(new SchemaTable(
                entry.Key.Text, kind, keys.RequireText("comment"), key, columns, kind is TableKind.History or TableKind.Child or TableKind.Statement ? history : [])
            {
                Since = Since(keys),
            });
            CheckEarlier(tables[^1], keys);
            keys.Finish();
        }

        file.Finish();
        return tables;
    }

    private List<SchemaColumn> ReadColumns(YamlMap? map)
    {
        var columns = new List<SchemaColumn>();
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in map?.Entries ?? [])
        {
            var keys = new YamlKeys((YamlMap)entry.Value, $"column {entry.Key.Text}", StoreCodes.Schema, issues);
            string type = keys.RequireText("type");
            string? list = keys.Text("codes");
            var column = new SchemaColumn(
                entry.Key.Text,
                type,
                keys.Flag("required", false),
                Word<Sensitivity>(keys, "sensitivity"),
                keys.RequireText("comment"),
                list,
                list is null ? [] : codes.GetValueOrDefault(list, []),
                keys.Text("form"),
                keys.Flag("distinct", false),
                keys.Flag("authored", false))
            {
                Since = Since(keys),
                Earlier = keys.Text("earlier"),
            };
            Check(column, keys);
            keys.Finish();
            columns.Add(column);
        }

        return columns;
    }

    private static void Check(SchemaColumn column, YamlKeys keys)
    {
        if (!Types.Contains(column.Type))
        {
            keys.Report(keys.Place, $"the type {column.Type}", $"one of {string.Join(", ", Types)}", "correct the type");
        }

        if (column.CodeList is not null && column.Codes.Count == 0)
        {
            keys.Report(keys.Place, $"the code list {column.CodeList}, which Schema/codes.yaml does not have", "a list of Schema/codes.yaml", "correct the name, or add the list");
        }

        // No column may hold whatever a cell holds: this is what keeps free text out of the store.
        int kinds = (column.CodeList is null ? 0 : 1) + (column.Form is null ? 0 : 1) + (column.Authored ? 1 : 0);
        bool isText = column.Type.StartsWith("VARCHAR", StringComparison.Ordinal);
        if (kinds != (isText ? 1 : 0))
        {
            keys.Report(keys.Place, $"a column with {kinds} of codes, form and authored", "exactly one for text, none for another type", "say what text the column may hold");
        }
    }

    private static int Since(YamlKeys keys)
    {
        int since = keys.Number("since") ?? 1;
        if (since is < 1 or > CommonSchema.Version)
        {
            keys.Report(keys.Place, $"since: {since}", $"a version from 1 to {CommonSchema.Version}", "name the version of the schema that it comes with");
        }

        return since;
    }

    // A store of an earlier version is migrated without a person: what its rows get in a column that must not be NULL is said here.
    private static void CheckEarlier(SchemaTable table, YamlKeys keys)
    {
        foreach (SchemaColumn column in table.Columns.Where(column => column.Since > table.Since && column.Required && column.Earlier is null))
        {
            keys.Report(keys.Place, $"the required column {column.Name}, which came after its table, without earlier:", "what rows have that were stored before it came", "add earlier:, or drop required:");
        }
    }

    private SchemaView ReadView(string name)
    {
        YamlKeys keys = Open(name);
        var view = new SchemaView(keys.RequireText("view"), keys.RequireText("comment"), [.. Pairs(keys.Map("columns")!)], Embedded.Text($"Schema/{name}.sql"));
        keys.Finish();
        return view;
    }

    private Dictionary<string, IReadOnlyDictionary<string, string>> ReadAliases()
    {
        var aliases = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        YamlKeys keys = Open("aliases");
        foreach (KeyValuePair<YamlScalar, YamlNode> list in keys.Map("aliases")!.Entries)
        {
            Dictionary<string, string> words = Pairs((YamlMap)list.Value).ToDictionary(StringComparer.Ordinal);
            foreach (string code in words.Values.Except(codes.GetValueOrDefault(list.Key.Text, []).Select(code => code.Value)))
            {
                keys.Report(list.Key.Place, $"the code {code}, which the list {list.Key.Text} does not have", "codes of Schema/codes.yaml", "correct the code");
            }

            aliases.Add(list.Key.Text, words);
        }

        keys.Finish();
        return aliases;
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(YamlMap map) =>
        map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, ((YamlScalar)entry.Value).Text));

    private static T Word<T>(YamlKeys keys, string key)
        where T : struct, Enum
    {
        string word = keys.RequireText(key);
        if (Enum.TryParse(word, ignoreCase: true, out T value) && word.All(char.IsAsciiLetterLower))
        {
            return value;
        }

        keys.Report(keys.Place, $"the word {word} for {key}", $"one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}", "correct the word");
        return default;
    }
}

using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>The mapping language as data, from <c>language.yaml</c>: what the reader accepts, and what its schema and reference are made from.</summary>
internal static class MappingLanguage
{
    public static IReadOnlyList<LanguageShape> Shapes { get; } = Load();

    public static LanguageShape Shape(string name) => Shapes.First(shape => shape.Name == name);

    /// <summary>The keys of a map, taken one by one; keys that the language does not have are reported, and a reader cannot ask for them.</summary>
    public static YamlKeys Keys(string shape, YamlMap map, string what, ICollection<Issue> issues) =>
        new(map, what, MappingCodes.Malformed, issues, [.. Shape(shape).Keys.Select(key => key.Name)]);

    /// <summary>The columns of the common schema that <c>event:</c> or <c>person:</c> may write, ref and its like included.</summary>
    public static IReadOnlyList<(string Name, SchemaColumn? Column)> Columns(CommonSchema schema, string table) => table == "event"
        ? [("ref", null), .. schema["event"].Columns.Where(column => !TargetChecker.NotOfEvent.Contains(column.Name)).Select(column => (column.Name, (SchemaColumn?)column))]
        : [("ref", null), .. schema["person"].Columns.Concat(schema.Vault("person").Columns).Where(column => !TargetChecker.NotOfPerson.Contains(column.Name)).DistinctBy(column => column.Name).Select(column => (column.Name, (SchemaColumn?)column)), ("age_on", null), ("age_at_event", schema["event_person"].Column("age_at_event")), ("role_in_event", schema["event_person"].Column("role_in_event"))];

    private static List<LanguageShape> Load()
    {
        using var reader = new StreamReader(typeof(MappingLanguage).Assembly.GetManifestResourceStream("Language/language.yaml")!);
        var issues = new List<Issue>();
        var keys = new YamlKeys(StrictYaml.ReadText(reader.ReadToEnd(), "language.yaml"), "the language", MappingCodes.Malformed, issues);
        List<LanguageShape> shapes = [.. keys.Map("shapes")!.Entries.Select(entry => Shape(entry.Key.Text, (YamlMap)entry.Value, issues))];
        keys.Finish();
        return issues.Count == 0 ? shapes : throw new BridgeException(issues);
    }

    private static LanguageShape Shape(string name, YamlMap map, List<Issue> issues)
    {
        var keys = new YamlKeys(map, $"the shape {name}", MappingCodes.Malformed, issues);
        var shape = new LanguageShape(
            name,
            keys.RequireText("title"),
            keys.Text("about"),
            keys.Text("columns"),
            keys.Text("fields"),
            [.. keys.Map("keys")!.Entries.Select(entry => Key(entry.Key.Text, (YamlMap)entry.Value, issues))]);
        keys.Finish();
        return shape;
    }

    private static LanguageKey Key(string name, YamlMap map, List<Issue> issues)
    {
        var keys = new YamlKeys(map, $"the key {name}", MappingCodes.Malformed, issues);
        var key = new LanguageKey(name, keys.Flag("required", false), keys.Text("value"), keys.Texts("words"), keys.RequireText("about"), keys.Text("example"));
        keys.Finish();
        return key;
    }
}

using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>A measure of the catalogue: its words, its tables and its SQL. Adding one needs no C#.</summary>
/// <param name="Agencies">Kinds of agency without whose data there is no figure; empty when any will do.</param>
internal sealed record MeasureDefinition(
    string Id,
    string Theme,
    string Title,
    string Numerator,
    string Denominator,
    string Unit,
    string Caveat,
    string Source,
    string Completeness,
    IReadOnlyList<string> Agencies,
    IReadOnlyList<MeasureTable> Tables,
    string Sql)
{
    /// <summary>Reads a measure of the program.</summary>
    /// <exception cref="BridgeException">SHR701: no such measure, or its definition is wrong.</exception>
    public static MeasureDefinition Load(string id)
    {
        string file = $"Measures/{id}.yaml";
        if (Embedded(id + ".yaml") is not { } text || Embedded(id + ".sql") is not { } sql)
        {
            throw new BridgeException(Issue.Error(SharingCodes.Measure, new Place(Field: id), "a measure that does not exist", $"one of {string.Join(", ", Ids)}", "correct the product in the agreement's codelists"));
        }

        var issues = new List<Issue>();
        var keys = new YamlKeys(StrictYaml.ReadText(text, file), "a measure", SharingCodes.Measure, issues);
        var definition = new MeasureDefinition(
            keys.RequireText("id"),
            keys.RequireText("theme"),
            keys.RequireText("title"),
            keys.RequireText("numerator"),
            keys.RequireText("denominator"),
            keys.RequireText("unit"),
            keys.RequireText("caveat"),
            keys.RequireText("source"),
            keys.RequireText("completeness"),
            keys.Texts("agencies"),
            [.. (keys.List("tables")?.Items ?? []).OfType<YamlMap>().Select(table => ReadTable(table, id, issues))],
            sql);
        keys.Finish();
        return issues.Count == 0 ? definition : throw new BridgeException(issues);
    }

    /// <summary>The measures of the program, in order.</summary>
    public static IEnumerable<string> Ids => typeof(MeasureDefinition).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".yaml", StringComparison.Ordinal))
        .Select(name => Path.GetFileNameWithoutExtension(name))
        .Order(StringComparer.Ordinal);

    /// <summary>The views that several measures start from.</summary>
    public static string BaseSql => Embedded("base.sql")!;

    private static MeasureTable ReadTable(YamlMap map, string measure, List<Issue> issues)
    {
        var keys = new YamlKeys(map, "a table", SharingCodes.Measure, issues);
        var table = new MeasureTable(
            keys.RequireText("id"),
            keys.RequireText("title"),
            keys.Text("breakdown"),
            keys.Texts("members"),
            keys.RequireText("chart"),
            [.. (keys.List("sums")?.Items ?? []).OfType<YamlMap>().Select(sum => ReadSum(sum, issues))],
            [.. (keys.List("columns")?.Items ?? []).OfType<YamlMap>().Select(column => ReadColumn(column, measure, issues))]);
        keys.Finish();
        return table;
    }

    private static MeasureColumn ReadColumn(YamlMap map, string measure, List<Issue> issues)
    {
        var keys = new YamlKeys(map, "a column", SharingCodes.Measure, issues);
        if (!Enum.TryParse(keys.RequireText("kind"), ignoreCase: true, out ColumnKind kind))
        {
            keys.Report(keys.Place with { Field = "kind" }, "another word", "count, rate, percent or value", "write one of the four");
        }

        string name = keys.RequireText("name");
        var column = new MeasureColumn(name, keys.RequireText("title"), kind, keys.Text("of"), keys.Text("per"), keys.Text("quantity") ?? $"{measure}.{name}", keys.Flag("sensitive", false));
        keys.Finish();
        return column;
    }

    private static ColumnSum ReadSum(YamlMap map, List<Issue> issues)
    {
        var keys = new YamlKeys(map, "a sum", SharingCodes.Measure, issues);
        var sum = new ColumnSum(keys.RequireText("whole"), keys.Texts("parts"));
        keys.Finish();
        return sum;
    }

    /// <summary>A text that is built into this assembly; null when there is none of the name.</summary>
    internal static string? Embedded(string name)
    {
        using Stream? stream = typeof(MeasureDefinition).Assembly.GetManifestResourceStream(name);
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}

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
            [.. (keys.List("tables")?.Items ?? []).OfType<YamlMap>().Select(table => ReadTable(table, issues))],
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

    private static MeasureTable ReadTable(YamlMap map, List<Issue> issues)
    {
        var keys = new YamlKeys(map, "a table", SharingCodes.Measure, issues);
        var table = new MeasureTable(
            keys.RequireText("id"),
            keys.RequireText("title"),
            keys.Text("breakdown"),
            keys.RequireText("chart"),
            [.. (keys.List("columns")?.Items ?? []).OfType<YamlMap>().Select(column => ReadColumn(column, issues))]);
        keys.Finish();
        return table;
    }

    private static MeasureColumn ReadColumn(YamlMap map, List<Issue> issues)
    {
        var keys = new YamlKeys(map, "a column", SharingCodes.Measure, issues);
        ColumnKind kind = keys.RequireText("kind") switch
        {
            "count" => ColumnKind.Count,
            "rate" => ColumnKind.Rate,
            "percent" => ColumnKind.Percent,
            _ => ColumnKind.Value,
        };
        var column = new MeasureColumn(keys.RequireText("name"), keys.RequireText("title"), kind, keys.Text("of"), keys.Text("per"));
        keys.Finish();
        return column;
    }

    private static string? Embedded(string name)
    {
        using Stream? stream = typeof(MeasureDefinition).Assembly.GetManifestResourceStream(name);
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}

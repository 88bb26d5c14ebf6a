using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>What a long-form table is and what it is to be protected against.</summary>
public sealed record TableSpec
{
    private static readonly DisclosureProfile Strict = new("SDC-STRICT", 1, 7, 5, "c");

    private TableSpec()
    {
    }

    internal IReadOnlyList<SpecDimension> Dimensions { get; private init; } = [];

    /// <summary>The column of the counts.</summary>
    public string Count { get; private init; } = "";

    internal IReadOnlyList<IReadOnlyDictionary<string, string>> StructuralZeros { get; private init; } = [];

    internal DisclosureProfile Profile { get; private init; } = Strict;

    internal bool Insiders { get; private init; }

    /// <summary>Dimensions that may be given up when the table cannot be made safe, in this order.</summary>
    internal IReadOnlyList<string> Coarsen { get; private init; } = [];

    /// <summary>Published files of earlier releases, with full paths.</summary>
    public IReadOnlyList<string> Earlier { get; private init; } = [];

    /// <summary>Published tables over other areas, each with the file that says which small areas are in which, with full paths.</summary>
    public IReadOnlyList<(string Table, string Via)> Overlaps { get; private init; } = [];

    /// <summary>Reads a specification; paths in it are relative to it.</summary>
    /// <exception cref="BridgeException">CFG120, or CFG101 to CFG104: the file is not one.</exception>
    public static TableSpec Read(string path)
    {
        string name = Path.GetFileName(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var issues = new List<Issue>();
        var keys = new YamlKeys(StrictYaml.ReadFile(path, name), "a table's specification", SharingCodes.Specification, issues);
        string profile = keys.Text("profile") ?? Strict.Id;
        if (profile != Strict.Id)
        {
            keys.Report(keys.Place with { Field = "profile" }, "a profile that is not known here", Strict.Id, $"write 'profile: {Strict.Id}'");
        }

        var spec = new TableSpec
        {
            Dimensions = [.. (keys.Map("dimensions")?.Entries ?? []).Select(entry => Dimension(entry.Key.Text, entry.Value, issues))],
            Count = keys.RequireText("count"),
            StructuralZeros = [.. (keys.List("structural_zeros")?.Items ?? []).Select(item => Members(item, issues))],
            Insiders = keys.Flag("insiders", true),
            Coarsen = keys.Texts("coarsen"),
            Earlier = [.. keys.Texts("earlier").Select(file => Path.Combine(folder, file))],
            Overlaps = [.. (keys.List("overlaps")?.Items ?? []).OfType<YamlMap>().Select(map => Overlap(map, folder, issues))],
        };
        if (spec.Dimensions.Count == 0)
        {
            keys.Report(keys.Place with { Field = "dimensions" }, "no dimension", "at least one column with its members", "write 'dimensions: {area: {total: all}}'");
        }

        keys.Finish();
        return issues.Count == 0 ? spec : throw new BridgeException(issues);
    }

    private static (string Table, string Via) Overlap(YamlMap map, string folder, List<Issue> issues)
    {
        var keys = new YamlKeys(map, "an overlap", SharingCodes.Specification, issues);
        (string Table, string Via) overlap = (Path.Combine(folder, keys.RequireText("table")), Path.Combine(folder, keys.RequireText("via")));
        keys.Finish();
        return overlap;
    }

    private static SpecDimension Dimension(string column, YamlNode node, List<Issue> issues)
    {
        var keys = new YamlKeys(node as YamlMap ?? new YamlMap([], node.Place), "a dimension", SharingCodes.Specification, issues);
        var levels = new List<(string, IReadOnlyList<string>)>();
        AddLevels(keys.Map("hierarchy"), levels, issues);
        var dimension = new SpecDimension(column, levels, keys.Text("total"), keys.Flag("adds_up", true), keys.Flag("sensitive", false));
        keys.Finish();
        return dimension;
    }

    private static void AddLevels(YamlMap? map, List<(string Whole, IReadOnlyList<string> Parts)> levels, List<Issue> issues)
    {
        foreach ((YamlScalar whole, YamlNode parts) in map?.Entries ?? [])
        {
            switch (parts)
            {
                case YamlMap below:
                    levels.Add((whole.Text, [.. below.Entries.Select(entry => entry.Key.Text)]));
                    AddLevels(below, levels, issues);
                    break;
                case YamlList list when list.Items.Count > 0 && list.Items.All(item => item is YamlScalar):
                    levels.Add((whole.Text, [.. list.Items.Cast<YamlScalar>().Select(item => item.Text)]));
                    break;
                default:
                    issues.Add(Issue.Error(SharingCodes.Specification, parts.Place with { Field = whole.Text }, "a whole without parts", "a list of its parts, or parts with parts of their own", "write 'hierarchy: {county: [district, district]}'"));
                    break;
            }
        }
    }

    private static Dictionary<string, string> Members(YamlNode node, List<Issue> issues)
    {
        if (node is YamlMap { Entries.Count: > 0 } map && map.Entries.All(entry => entry.Value is YamlScalar))
        {
            return map.Entries.ToDictionary(entry => entry.Key.Text, entry => ((YamlScalar)entry.Value).Text, StringComparer.Ordinal);
        }

        issues.Add(Issue.Error(SharingCodes.Specification, node.Place with { Field = "structural_zeros" }, "something else than members", "dimensions with a member each", "write '- {sex: male, type: pregnancy}'"));
        return [];
    }
}

using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>A check that the schema itself makes, of every feed.</summary>
/// <param name="Id">snake_case.</param>
/// <param name="Over">Where it is made.</param>
/// <param name="Limits">Percent beyond which it says so, the gravest first; one or more.</param>
/// <param name="What">What it counts, in words.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record SchemaCheck(string Id, IReadOnlyList<CheckScope> Over, IReadOnlyList<(CheckOutcome Outcome, int Percent)> Limits, string What, string Fix)
{
    // A share of a handful of rows says little: a delivery does not wait for it.
    private const int FewestToPause = 5;

    private static readonly Lazy<IReadOnlyDictionary<string, SchemaCheck>> Read = new(ReadAll);

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyDictionary<string, SchemaCheck> All => Read.Value;

    /// <summary>What the check says of a percentage; nothing where there is none.</summary>
    /// <param name="compared">What it found, in percent.</param>
    /// <param name="found">Rows that it found; for fewer than five no share of them pauses a load.</param>
    public (CheckOutcome Outcome, double? Bound) Judge(double? compared, long found)
    {
        foreach ((CheckOutcome outcome, int percent) in Limits.Where(limit => compared > limit.Percent && (limit.Outcome != CheckOutcome.Pause || limit.Percent == 0 || found >= FewestToPause)))
        {
            return (outcome, percent);
        }

        return (CheckOutcome.Passed, null);
    }

    private static Dictionary<string, SchemaCheck> ReadAll()
    {
        const string file = "Schema/checks.yaml";
        var issues = new List<Issue>();
        var keys = new YamlKeys(StrictYaml.ReadText(Embedded.Text(file), file), file, StoreCodes.Schema, issues);
        keys.Number("format");
        var checks = new Dictionary<string, SchemaCheck>(StringComparer.Ordinal);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in keys.Map("checks")!.Entries)
        {
            var check = new YamlKeys((YamlMap)entry.Value, $"check {entry.Key.Text}", StoreCodes.Schema, issues);
            checks.Add(entry.Key.Text, new SchemaCheck(
                entry.Key.Text,
                [.. check.Texts("over").Select(word => Enum.Parse<CheckScope>(word, ignoreCase: true))],
                [.. new[] { CheckOutcome.Pause, CheckOutcome.Warn, CheckOutcome.Info }.Select(outcome => (outcome, Percent: check.Number(outcome.ToString().ToLowerInvariant()))).Where(limit => limit.Percent is not null).Select(limit => (limit.outcome, limit.Percent!.Value))],
                check.RequireText("what"),
                check.RequireText("fix")));
            check.Finish();
        }

        keys.Finish();
        return issues.Count == 0 ? checks : throw new BridgeException(issues);
    }
}

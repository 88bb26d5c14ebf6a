using System.Globalization;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads <c>checks:</c>.</summary>
internal static class CheckReader
{
    private static readonly (LoadCheckKind Kind, string Key, string Limit)[] Kinds =
    [
        (LoadCheckKind.Rows, "rows", "at_least"),
        (LoadCheckKind.ChangeInRows, "change_in_rows", "within"),
        (LoadCheckKind.HeldRows, "held_rows", "at_most"),
        (LoadCheckKind.DuplicateRows, "duplicate_rows", "at_most"),
        (LoadCheckKind.ExcludedRows, "excluded_rows", "at_most"),
        (LoadCheckKind.Blank, "blank", "at_most"),
    ];

    private static readonly Dictionary<string, CheckOutcome> Severities = new() { ["pause"] = CheckOutcome.Pause, ["warn"] = CheckOutcome.Warn, ["info"] = CheckOutcome.Info };

    public static IReadOnlyList<LoadCheck> Read(YamlList? list, ICollection<Issue> issues)
    {
        var checks = new List<LoadCheck>();
        foreach (YamlNode item in list?.Items ?? [])
        {
            if (item is YamlMap { Entries: [{ Key: var key, Value: YamlMap limits }] } && Array.Find(Kinds, kind => kind.Key == key.Text) is { Key: not null } kind)
            {
                checks.Add(ReadOne(kind, limits, issues));
            }
            else
            {
                issues.Add(Issue.Error(MappingCodes.Malformed, item.Place with { Field = "checks" }, "a check of another shape", $"one of {string.Join(", ", Kinds.Select(known => $"{{ {known.Key}: {{ {known.Limit}: … }} }}"))}", "write one check in each line"));
            }
        }

        return checks;
    }

    private static LoadCheck ReadOne((LoadCheckKind Kind, string Key, string Limit) kind, YamlMap limits, ICollection<Issue> issues)
    {
        var keys = new YamlKeys(limits, $"the check {kind.Key}", MappingCodes.Malformed, issues);
        string? field = kind.Kind == LoadCheckKind.Blank ? keys.RequireText("field") : null;
        string text = keys.RequireText(kind.Limit);
        string severity = keys.Text("severity") ?? "pause";
        keys.Finish();
        if (!Severities.TryGetValue(severity, out CheckOutcome outcome))
        {
            keys.Report(limits.Place with { Field = "severity" }, "another severity", string.Join(", ", Severities.Keys), "write one of them, or leave the key out for pause");
        }

        bool share = kind.Kind != LoadCheckKind.Rows;
        string digits = share && text.EndsWith('%') ? text[..^1] : text;
        if ((share && !text.EndsWith('%')) || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal limit))
        {
            keys.Report(limits.Place with { Field = kind.Limit }, "another limit", share ? "a share of the rows, for example 2%" : "a number of rows", "write the limit like this");
            limit = 0;
        }

        return new LoadCheck(kind.Kind, field, limit, outcome, limits.Place);
    }
}

using System.Globalization;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>The <c>checks:</c> of a mapping: what a load as a whole is measured by.</summary>
internal static class LoadChecks
{
    /// <param name="document">The mapping.</param>
    /// <param name="feed">The feed.</param>
    /// <param name="outcome">What the delivery came to.</param>
    /// <param name="lastRows">Rows of the feed's last load; null when there was none.</param>
    /// <param name="blanks">How many rows have a field blank.</param>
    public static IReadOnlyList<LoadFinding> Run(MappingDocument document, string feed, MappingOutcome outcome, long? lastRows, Func<string, long> blanks) =>
        [.. document.Checks.Select(check => Run(check, feed, outcome, lastRows, blanks)).OfType<LoadFinding>()];

    private static LoadFinding? Run(LoadCheck check, string feed, MappingOutcome outcome, long? lastRows, Func<string, long> blanks)
    {
        string limit = check.Limit.ToString(CultureInfo.InvariantCulture);
        switch (check.Kind)
        {
            case LoadCheckKind.Rows:
                Issue few = Say(MappingCodes.TooFewRows, check, $"{outcome.Read} rows", $"{limit} rows or more", "ask the agency whether the extract is whole");
                return Finding(check, "mapping_rows", feed, outcome.Read, null, outcome.Read < check.Limit, few);
            case LoadCheckKind.ChangeInRows when lastRows is { } last and > 0:
                Issue changed = Say(MappingCodes.RowsChanged, check, $"{outcome.Read} rows after {last} in the last load", $"a change within {limit}%", "ask the agency what changed");
                return Finding(check, "mapping_change_in_rows", feed, outcome.Read, last, Math.Abs(outcome.Read - last) * 100m > check.Limit * last, changed);
            case LoadCheckKind.HeldRows:
                return Share("mapping_held_rows", MappingCodes.TooManyHeld, outcome.Held, "held", "look at the codes of the held rows: a value list or a format may have changed");
            case LoadCheckKind.DuplicateRows:
                return Share("mapping_duplicate_rows", MappingCodes.TooManyDuplicate, outcome.Duplicate, "that repeat an earlier one", "ask the agency how the extract joins its tables");
            case LoadCheckKind.ExcludedRows:
                return Share("mapping_excluded_rows", MappingCodes.TooManyExcluded, outcome.Excluded, "kept out by the agreement", "ask the agency whether its filter changed");
            case LoadCheckKind.Blank:
                return Share("mapping_blank", MappingCodes.TooManyBlank, blanks(check.Field!), $"with {check.Field} blank", "ask the agency whether the column is filled");
            default:
                return null;
        }

        LoadFinding Share(string id, string code, long rows, string what, string fix) =>
            Finding(check, id, feed, rows, outcome.Read, rows * 100m > check.Limit * outcome.Read, Say(code, check, $"{rows} of {outcome.Read} rows {what}", $"{limit}% at most", fix));
    }

    private static LoadFinding Finding(LoadCheck check, string id, string feed, long found, long? total, bool isBroken, Issue issue)
    {
        double? compared = check.Kind == LoadCheckKind.ChangeInRows ? Math.Abs(found - total!.Value) * 100.0 / total.Value : total is null or 0 ? null : found * 100.0 / total.Value;
        double? bound = isBroken && check.Kind != LoadCheckKind.Rows ? (double)check.Limit : null;
        var result = new CheckResult(id, feed, check.Field, isBroken ? check.Severity : CheckOutcome.Passed, found, total, compared is { } share ? Math.Round(share, 3) : null, bound);
        return new LoadFinding(result, isBroken ? issue : null);
    }

    private static Issue Say(string code, LoadCheck check, string found, string expected, string fix) =>
        Issue.Warning(code, check.Place with { Field = check.Field ?? check.Place.Field }, found, expected, fix);
}

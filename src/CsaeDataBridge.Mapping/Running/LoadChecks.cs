using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>The <c>checks:</c> of a mapping: reasons to pause a whole load for a person.</summary>
internal static class LoadChecks
{
    public static IReadOnlyList<Issue> Run(MappingDocument document, MappingOutcome outcome, long? lastRows, Func<string, long> blanks)
    {
        var pauses = new List<Issue>();
        foreach (LoadCheck check in document.Checks)
        {
            string limit = check.Limit.ToString(CultureInfo.InvariantCulture);
            switch (check.Kind)
            {
                case LoadCheckKind.Rows when outcome.Read < check.Limit:
                    pauses.Add(Pause(MappingCodes.TooFewRows, check, $"{outcome.Read} rows", $"{limit} rows or more", "ask the agency whether the extract is whole"));
                    break;
                case LoadCheckKind.ChangeInRows when lastRows is { } last and > 0 && Math.Abs(outcome.Read - last) * 100m > check.Limit * last:
                    pauses.Add(Pause(MappingCodes.RowsChanged, check, $"{outcome.Read} rows after {last} in the last load", $"a change within {limit}%", "ask the agency what changed"));
                    break;
                case LoadCheckKind.HeldRows when outcome.Held * 100m > check.Limit * outcome.Read:
                    pauses.Add(Pause(MappingCodes.TooManyHeld, check, $"{outcome.Held} of {outcome.Read} rows held", $"{limit}% at most", "look at the codes of the held rows: a value list or a format may have changed"));
                    break;
                case LoadCheckKind.Blank when blanks(check.Field!) * 100m > check.Limit * outcome.Read:
                    pauses.Add(Pause(MappingCodes.TooManyBlank, check, $"{blanks(check.Field!)} of {outcome.Read} rows with {check.Field} blank", $"{limit}% at most", "ask the agency whether the column is filled"));
                    break;
            }
        }

        return pauses;
    }

    private static Issue Pause(string code, LoadCheck check, string found, string expected, string fix) =>
        Issue.Warning(code, check.Place with { Field = check.Field ?? check.Place.Field }, found, expected, fix);
}

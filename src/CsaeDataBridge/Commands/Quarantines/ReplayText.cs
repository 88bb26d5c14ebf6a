using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Quarantines;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary>What a replay did, in a terminal and as JSON: counts and reasons, never a cell.</summary>
internal static class ReplayText
{
    public static string Of(IReadOnlyList<ReplayedLoad> loads, bool isDryRun)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (ReplayedLoad load in loads)
        {
            Line($"{load.Load.Feed}  {load.Load.File}  load {load.Load.LoadId}");
            if (load.Issue is not null)
            {
                Line($"{load.Issue}");
            }

            if (load.Outcome is { } outcome)
            {
                string by = load.ByLoad is { } number ? string.Create(CultureInfo.InvariantCulture, $", by load {number}") : "";
                Line($"  {load.Tried:N0} tried = {outcome.Mapped.Count:N0} let in + {outcome.Duplicate.Count:N0} repeats + {outcome.Excluded.Count:N0} kept out by the agreement + {load.Tried - outcome.Settled:N0} waiting on{by}");
                foreach (IGrouping<(string Code, string? Field, string Reason), HeldRow> reason in outcome.Held.GroupBy(row => (row.Code, row.Field, row.Reason)))
                {
                    Line($"  still held: {reason.Key.Code}{(reason.Key.Field is null ? "" : $" {reason.Key.Field}")} {reason.Count():N0}: {reason.Key.Reason}");
                }

                Line($"  before: {Counts(load.Before)}");
                Line($"  {(isDryRun ? "then" : "now")}:{(isDryRun ? "  " : "   ")} {Counts(load.After)}");
            }
        }

        int settled = loads.Sum(load => load.Outcome?.Settled ?? 0);
        Line($"{(isDryRun ? "Would settle" : "Settled")} {settled:N0} held {(settled == 1 ? "row" : "rows")}.{(isDryRun ? " Nothing was changed." : "")}");
        return text.ToString();
    }

    public static JsonNode Json(ReplayedLoad load) => new JsonObject
    {
        ["feed"] = load.Load.Feed,
        ["file"] = load.Load.File,
        ["load"] = load.Load.LoadId,
        ["tried"] = load.Tried,
        ["mapped"] = load.Outcome?.Mapped.Count ?? 0,
        ["duplicate"] = load.Outcome?.Duplicate.Count ?? 0,
        ["excluded"] = load.Outcome?.Excluded.Count ?? 0,
        ["waiting"] = load.Tried - (load.Outcome?.Settled ?? 0),
        ["byLoad"] = load.ByLoad,
        ["before"] = Counted(load.Before),
        ["after"] = Counted(load.After),
        ["issue"] = load.Issue is { } issue ? RunSummary.IssueJson(issue) : null,
    };

    private static string Counts(RowCounts rows) => string.Create(CultureInfo.InvariantCulture, $"{rows.Read:N0} read = {rows.Mapped:N0} mapped + {rows.Duplicate:N0} duplicate + {rows.Excluded:N0} excluded + {rows.Held:N0} held");

    private static JsonObject Counted(RowCounts rows) => new() { ["read"] = rows.Read, ["mapped"] = rows.Mapped, ["duplicate"] = rows.Duplicate, ["excluded"] = rows.Excluded, ["held"] = rows.Held };
}

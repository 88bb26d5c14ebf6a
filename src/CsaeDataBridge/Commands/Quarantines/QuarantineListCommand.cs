using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Quarantines;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge quarantine list</c>: held rows by feed, code and field; never a cell.</summary>
internal static class QuarantineListCommand
{
    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Also count rows that wait no longer: replayed, released, given up, loaded again, withdrawn." };
        var rows = new Option<bool>("--rows") { Description = "Name each row by load and line." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("list", "Count held rows by feed, code and field, the oldest first. Shows no cell.") { all, rows, json };
        HeldOptions held = HeldOptions.AddTo(command);
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), console =>
        {
            using QuarantineDesk desk = held.Open(parsed);
            HeldSelection selection = held.Selection(parsed);
            DateTime now = desk.Clock.GetUtcNow().UtcDateTime;
            HeldGroup[] groups =
            [
                .. desk.Store.HeldRows()
                    .Where(row => selection.Has(row) && (parsed.GetValue(all) || row.State == HeldState.Waiting))
                    .GroupBy(row => (row.Load.Feed, row.Code, row.Field, row.Reason))
                    .Select(group => HeldGroup.Of([.. group], now))
                    .OrderByDescending(group => group.Days).ThenBy(group => group.Feed, StringComparer.Ordinal).ThenByDescending(group => group.Rows.Count),
            ];
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["groups"] = new JsonArray([.. groups.Select(group => Json(group, parsed.GetValue(rows)))]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            foreach (HeldGroup group in groups)
            {
                Write(group, parsed.GetValue(rows));
            }

            Console.Out.WriteLine(groups.Length == 0 ? "No row is held." : $"{Count(groups.Sum(group => group.Rows.Count), "row")} in {Count(groups.Length, "group")}.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Write(HeldGroup group, bool withRows)
    {
        HeldRowEntry first = group.Rows[0];
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Feed}  {first.Code}{(first.Field is null ? "" : $" {first.Field}")}  {Count(group.Rows.Count, "row")}, {Count(group.Loads, "load")}, held for {Count(group.Days, "day")}: {first.Reason}"));
        foreach (string states in group.States())
        {
            Console.Out.WriteLine($"  {states}");
        }

        foreach (HeldRowEntry row in withRows ? group.Rows : [])
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  load {row.Load.LoadId}, line {row.Line}, {row.Load.File}, {HeldGroup.Word(row.State)}{(row.ByLoad is { } by ? $" by load {by}" : "")}"));
        }
    }

    private static JsonObject Json(HeldGroup group, bool withRows)
    {
        HeldRowEntry first = group.Rows[0];
        var json = new JsonObject
        {
            ["feed"] = group.Feed,
            ["code"] = first.Code,
            ["field"] = first.Field,
            ["kind"] = first.Kind.ToString().ToLowerInvariant(),
            ["reason"] = first.Reason,
            ["rows"] = group.Rows.Count,
            ["loads"] = group.Loads,
            ["days"] = group.Days,
            ["states"] = new JsonObject(group.Rows.GroupBy(row => row.State).OrderBy(state => state.Key).Select(state => KeyValuePair.Create<string, JsonNode?>(HeldGroup.Word(state.Key), state.Count()))),
        };
        if (withRows)
        {
            json["places"] = new JsonArray([.. group.Rows.Select(row => (JsonNode)new JsonObject { ["load"] = row.Load.LoadId, ["line"] = row.Line, ["file"] = row.Load.File, ["state"] = HeldGroup.Word(row.State), ["byLoad"] = row.ByLoad })]);
        }

        return json;
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}

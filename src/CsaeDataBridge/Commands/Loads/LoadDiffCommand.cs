using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge load diff</c>: what changed between two loads of a feed, in counts.</summary>
internal static class LoadDiffCommand
{
    public static Command Create()
    {
        var from = new Argument<int>("from") { Description = "The earlier load's number." };
        var to = new Argument<int>("to") { Description = "The later load's number." };
        var command = new Command("diff", "Count what changed in a feed's rows between two of its loads, by table and column. Shows no value but codes.") { from, to };
        StoreSelection selection = StoreSelection.AddTo(command);
        Option<bool> json = CommonOptions.Json();
        command.Options.Add(json);
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), console =>
        {
            using BridgeStore store = selection.Open(parsed);
            TableComparison[] tables = [.. store.Compare(parsed.GetValue(from), parsed.GetValue(to)).Where(table => table.New + table.Vanished + table.Changed > 0)];
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["from"] = parsed.GetValue(from), ["to"] = parsed.GetValue(to), ["tables"] = new JsonArray([.. tables.Select(Json)]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            foreach (string line in tables.SelectMany(Lines).DefaultIfEmpty("Nothing changed."))
            {
                Console.Out.WriteLine(line);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static IEnumerable<string> Lines(TableComparison table)
    {
        yield return $"{table.Table}  {LoadWords.Counts(("new", table.New), ("vanished", table.Vanished), ("changed", table.Changed))}";
        foreach (ColumnComparison column in table.Columns)
        {
            yield return $"  {column.Column}  {LoadWords.Count(column.Rows, "row")}";
            foreach (CodeMove move in column.Codes)
            {
                yield return $"    {move.From ?? "blank"} -> {move.To ?? "blank"}  {LoadWords.Count(move.Rows, "row")}";
            }
        }
    }

    private static JsonObject Json(TableComparison table) => new()
    {
        ["table"] = table.Table,
        ["new"] = table.New,
        ["vanished"] = table.Vanished,
        ["changed"] = table.Changed,
        ["columns"] = new JsonArray([.. table.Columns.Select(column => (JsonNode)new JsonObject
        {
            ["column"] = column.Column,
            ["rows"] = column.Rows,
            ["codes"] = new JsonArray([.. column.Codes.Select(move => (JsonNode)new JsonObject { ["from"] = move.From, ["to"] = move.To, ["rows"] = move.Rows })]),
        })]),
    };
}

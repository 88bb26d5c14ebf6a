using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge loads</c>: the ledger, a line to a load.</summary>
internal static class LoadsCommand
{
    public static Command Create()
    {
        var feed = new Option<string?>("--feed") { Description = "Loads of this feed alone." };
        var since = new Option<DateOnly?>("--since") { Description = "Loads recorded on this day or later, UTC." };
        var status = new Option<LoadStatus?>("--status") { Description = "Loads of this status alone: loaded, paused, refused, failed, withdrawn." };
        var command = new Command("loads", "List the ledger: every delivery that was loaded or stopped, by number.") { feed, since, status };
        StoreSelection selection = StoreSelection.AddTo(command);
        Option<bool> json = CommonOptions.Json();
        command.Options.Add(json);
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), console =>
        {
            using BridgeStore store = selection.Open(parsed);
            LoadEntry[] loads =
            [
                .. store.Loads().Where(load =>
                    (parsed.GetValue(feed) is not { } id || load.Feed == id)
                    && (parsed.GetValue(status) is not { } wanted || load.Status == wanted)
                    && (parsed.GetValue(since) is not { } day || DateOnly.FromDateTime(load.CommittedAt) >= day)),
            ];
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["loads"] = new JsonArray([.. loads.Select(LoadWords.Json)]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            foreach (LoadEntry load in loads)
            {
                Console.Out.WriteLine(Line(load));
            }

            Console.Out.WriteLine(LoadWords.Count(loads.Length, "load") + ".");
            return ExitCode.Done;
        }));
        return command;
    }

    private static string Line(LoadEntry load) => string.Create(
        CultureInfo.InvariantCulture,
        $"{load.LoadId,5}  {load.CommittedAt:yyyy-MM-dd HH:mm}  {LoadWords.Word(load.Status),-9}  {load.Feed}  {load.File}  as of {LoadWords.Day(load.AsOf)}, {load.Rows.Read:N0} read, {load.Rows.Mapped:N0} mapped, {load.Rows.Held:N0} held{(load.Reason is null ? "" : $", {load.Reason}")}{(load.WithdrawnBy is { } by ? $", withdrawn by {by}" : "")}{(load.ReplayOf is { } of ? $", replay of {of}" : "")}");
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge review list</c>: questions to people, counted by feed and question.</summary>
internal static class ReviewListCommand
{
    public static Command Create()
    {
        var feed = new Option<string?>("--feed") { Description = "Questions of this feed. [default: all]" };
        var all = new Option<bool>("--all") { Description = "Also those that are decided." };
        var rows = new Option<bool>("--rows") { Description = "Name each question with its row." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("list", "Count open questions by feed and question; --rows names each with the row that it is about.") { feed, all, rows, json };
        StoreSelection selection = StoreSelection.AddTo(command);
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), console =>
        {
            using BridgeStore store = selection.Open(parsed);
            Dictionary<int, LoadEntry> loads = store.Loads().ToDictionary(load => load.LoadId);
            ReviewEntry[] reviews = [.. store.Reviews().Where(review => (review.IsOpen || parsed.GetValue(all)) && (parsed.GetValue(feed) is not { } id || review.Feed == id))];
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["reviews"] = new JsonArray([.. reviews.Select(review => (JsonNode)ReviewText.Json(review, loads[review.LoadId]))]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            foreach (IGrouping<(string Feed, string Reason, bool IsOpen), ReviewEntry> group in reviews.GroupBy(review => (review.Feed, review.Reason, review.IsOpen)))
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key.Feed}  {group.Count():N0} {(group.Key.IsOpen ? "open" : "decided")}: {group.Key.Reason}"));
                foreach (ReviewEntry review in group.Where(_ => parsed.GetValue(rows)))
                {
                    Console.Out.WriteLine($"  {ReviewText.Of(review, loads[review.LoadId]).Replace("\n", "\n  ", StringComparison.Ordinal)}");
                }
            }

            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reviews.Count(review => review.IsOpen):N0} open, {reviews.Count(review => !review.IsOpen):N0} decided."));
            return ExitCode.Done;
        }));
        return command;
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge quality trend</c>: what each check found, load by load.</summary>
internal static class QualityTrendCommand
{
    private const int Shown = 12;

    public static Command Create()
    {
        var feed = new Option<string?>("--feed") { Description = "Checks of this feed. [default: all]" };
        var check = new Option<string?>("--check") { Description = "This check, for example unknown_jumps. [default: all but code_never_seen, which has a line for each code]" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("trend", "Show what each check found of the feeds' deliveries and of the store, the newest last.") { feed, check, json };
        StoreSelection selection = StoreSelection.AddTo(command);
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), console =>
        {
            using BridgeStore store = selection.Open(parsed);
            string? wanted = parsed.GetValue(check);
            IGrouping<(CheckScope Scope, string? Feed, string CheckId, string? Subject), StoredCheck>[] lines =
            [
                .. store.CheckResults()
                    .Where(stored => (parsed.GetValue(feed) is not { } id || stored.Result.Feed == id) && (wanted is null ? stored.Result.CheckId != "code_never_seen" : stored.Result.CheckId == wanted))
                    .GroupBy(stored => (stored.Scope, stored.Result.Feed, stored.Result.CheckId, stored.Result.Subject))
                    .OrderBy(line => line.Key.Feed, StringComparer.Ordinal).ThenBy(line => line.Key.CheckId, StringComparer.Ordinal).ThenBy(line => line.Key.Subject, StringComparer.Ordinal).ThenBy(line => line.Key.Scope),
            ];
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["checks"] = new JsonArray([.. lines.Select(Json)]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            foreach (IGrouping<(CheckScope Scope, string? Feed, string CheckId, string? Subject), StoredCheck> line in lines)
            {
                string name = $"{line.Key.Feed ?? "no feed"}  {line.Key.CheckId}{(line.Key.Subject is null ? "" : $" {line.Key.Subject}")}{(line.Key.Scope == CheckScope.Store ? ", in the store" : "")}";
                Console.Out.WriteLine($"{name}: {string.Join(", ", line.TakeLast(Shown).Select(Point))}");
            }

            Console.Out.WriteLine(lines.Length == 0 ? "No check was made." : "Each number is followed by its load.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static string Point(StoredCheck stored) => string.Create(
        CultureInfo.InvariantCulture,
        $"{CheckResultText.Share(stored.Result)}{(stored.Result.Outcome == CheckOutcome.Passed ? "" : $" {CheckResultText.Word(stored.Result.Outcome)}")} ({stored.LoadId})");

    private static JsonNode Json(IGrouping<(CheckScope Scope, string? Feed, string CheckId, string? Subject), StoredCheck> line) => new JsonObject
    {
        ["check"] = line.Key.CheckId,
        ["feed"] = line.Key.Feed,
        ["subject"] = line.Key.Subject,
        ["scope"] = line.Key.Scope.ToString().ToLowerInvariant(),
        ["results"] = new JsonArray([.. line.Select(stored =>
        {
            JsonObject result = CheckResultText.Json(stored.Result);
            result["load"] = stored.LoadId;
            result["at"] = stored.CheckedAt.ToString("o", CultureInfo.InvariantCulture);
            return (JsonNode)result;
        })]),
    };
}

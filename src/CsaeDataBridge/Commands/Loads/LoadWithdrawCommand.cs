using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Linkage;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge load withdraw</c>: takes a whole load out again.</summary>
internal static class LoadWithdrawCommand
{
    private const int LongestReason = 200;

    public static Command Create()
    {
        var number = new Argument<int>("load") { Description = "The load's number, as 'bridge loads' lists it." };
        var reason = new Option<string?>("--reason") { Description = "Why, for the ledger: kept for ever, so name no person in it." };
        var dry = new Option<bool>("--dry-run") { Description = "Say what would change, and change nothing." };
        var command = new Command("withdraw", "Take a load out again: what is current is then as if it had never been. What was known before can still be asked for.") { number, reason, dry };
        StoreSelection selection = StoreSelection.AddTo(command);
        Option<bool> json = CommonOptions.Json();
        command.Options.Add(json);
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            bool isDry = parsed.GetValue(dry);
            string? why = isDry ? null : Reason(parsed.GetValue(reason));
            BridgeConfiguration configuration = selection.Read(parsed);
            var deployment = new BridgeRun(configuration, new RunProgress(null));
            using BridgeStore store = deployment.OpenStore();
            WithdrawalResult result = why is null ? store.Withdraw(parsed.GetValue(number), null, token) : Withdraw(deployment, configuration, store, parsed.GetValue(number), why, token);
            if (console is null)
            {
                CommandHost.Print(Json(result));
                return ExitCode.Done;
            }

            foreach (string line in Lines(result))
            {
                Console.Out.WriteLine(line);
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static WithdrawalResult Withdraw(BridgeRun deployment, BridgeConfiguration configuration, BridgeStore store, int load, string reason, CancellationToken token)
    {
        using AuditLog audit = deployment.OpenAudit(store);
        WithdrawalResult result = new AuditedStore(store, audit, configuration.Agreements()).Withdraw(load, reason, token);
        ExactLinkage.Run(store, token);
        return result;
    }

    private static string Reason(string? reason)
    {
        string text = reason?.Trim() ?? "";
        return text.Length is > 0 and <= LongestReason && !text.Any(char.IsControl) ? text : throw new BridgeException(Issue.Error(
            ProgramCodes.Usage,
            Place.None,
            text.Length == 0 ? "no reason" : $"a reason of {text.Length} characters, or of several lines",
            $"--reason with 1 to {LongestReason} characters on one line, or --dry-run",
            "say why the load is wrong, without naming a person"));
    }

    private static IEnumerable<string> Lines(WithdrawalResult result)
    {
        yield return $"{result.Load.Feed}  {result.Load.File}  load {result.Load.LoadId}{(result.Change is { } change ? $", withdrawn by change {change.Number}" : ": nothing was changed; without --dry-run, withdrawing it changes")}";
        yield return $"events   {Counts(result.Events)}";
        yield return $"persons  {Counts(result.Persons)}";
        yield return $"vault    {LoadWords.Count(result.Identifiers, "person")} with other identifiers or none";
        yield return $"held     {LoadWords.Count(result.HeldRows, "row")} no longer waiting";
        if (result.Change is not null)
        {
            yield return "Links and reports follow with the next 'bridge run'.";
        }
    }

    private static string Counts(WithdrawnCounts counts) => LoadWords.Counts(("out", counts.Removed), ("back", counts.Returned), ("as another delivery states them", counts.Replaced));

    private static JsonObject Json(WithdrawalResult result) => new()
    {
        ["load"] = result.Load.LoadId,
        ["feed"] = result.Load.Feed,
        ["file"] = result.Load.File,
        ["change"] = result.Change is { } change ? LoadWords.Json(change) : null,
        ["events"] = Json(result.Events),
        ["persons"] = Json(result.Persons),
        ["identifiers"] = result.Identifiers,
        ["heldRows"] = result.HeldRows,
        ["exitCode"] = ExitCode.Done,
    };

    private static JsonObject Json(WithdrawnCounts counts) => new() { ["removed"] = counts.Removed, ["returned"] = counts.Returned, ["replaced"] = counts.Replaced };
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Quarantines;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge quarantine decisions</c>: which decisions on cells stand, and the end of one.</summary>
internal static class QuarantineDecisionsCommand
{
    public static Command Create()
    {
        var feed = new Option<string?>("--feed") { Description = "Decisions on this feed. [default: all]" };
        var withdraw = new Option<int?>("--withdraw") { Description = "End the decision of this number: later loads hold such rows again. What it let in stays." };
        var why = new Option<string?>("--why") { Description = "Why it is withdrawn; needed with --withdraw." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("decisions", "List the decisions on cells, which every load of their feed applies, or withdraw one. Shows no cell, and no value that somebody wrote for one.") { feed, withdraw, why, json };
        StoreSelection deployment = StoreSelection.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(withdraw) is not null && string.IsNullOrWhiteSpace(result.GetValue(why)))
            {
                result.AddError("--withdraw needs --why: the end of a decision is kept with its reason.");
            }
        });
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), console =>
        {
            using var desk = new QuarantineDesk(deployment.Read(parsed));
            if (parsed.GetValue(withdraw) is { } number)
            {
                desk.Audited(AuditAction.Decide, FormattableString.Invariant($"decision {number}"), () =>
                {
                    desk.Store.WithdrawDecision(number, Operator.Name, parsed.GetValue(why)!);
                    return number;
                });
            }

            CellDecision[] decisions = [.. desk.Store.Decisions().Where(decision => parsed.GetValue(feed) is not { } id || decision.Feed == id)];
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["decisions"] = new JsonArray([.. decisions.Select(Json)]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            foreach (CellDecision decision in decisions)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{decision.DecisionId,3}  {decision.Feed}  {decision.Field}, {About(decision)}, {decision.DecidedAt:yyyy-MM-dd} {decision.Operator}: {decision.Reason}"));
                if (!decision.Stands)
                {
                    Console.Out.WriteLine($"     withdrawn by {decision.WithdrawnBy}: {decision.WithdrawnReason}");
                }
            }

            Console.Out.WriteLine($"{decisions.Count(decision => decision.Stands)} of {decisions.Length} decisions stand.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static string About(CellDecision decision) => $"{(decision.Cell is null ? "one row" : "every cell of one spelling")} read as {(decision.Means is null ? "blank" : "decided")}";

    private static JsonNode Json(CellDecision decision) => new JsonObject
    {
        ["decision"] = decision.DecisionId,
        ["feed"] = decision.Feed,
        ["field"] = decision.Field,
        ["about"] = decision.Cell is null ? "row" : "spelling",
        ["blank"] = decision.Means is null,
        ["operator"] = decision.Operator,
        ["reason"] = decision.Reason,
        ["at"] = decision.DecidedAt.ToString("o", CultureInfo.InvariantCulture),
        ["stands"] = decision.Stands,
        ["withdrawnBy"] = decision.WithdrawnBy,
        ["withdrawnReason"] = decision.WithdrawnReason,
    };
}

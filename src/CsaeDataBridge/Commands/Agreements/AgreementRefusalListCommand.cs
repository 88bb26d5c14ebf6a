using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Registers;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge agreement refusal list</c>: the decisions not to share, and which are overdue for review.</summary>
internal static class AgreementRefusalListCommand
{
    public static Command Create()
    {
        Option<FileInfo> config = CommonOptions.Config();
        Option<string?> asOf = AgreementOptions.AsOf();
        var overdue = new Option<bool>("--overdue") { Description = "Only those that stand and whose day of review is past." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("list", "List the decisions not to share with what each is on a day.") { config, asOf, overdue, json };
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            BridgeConfiguration deployment = ConfigurationReader.Read(parsed.GetRequiredValue(config).FullName, null);
            DateTimeOffset instant = AgreementOptions.Instant(parsed.GetValue(asOf), deployment.Time());
            (Agreement Agreement, RefusalHistory History)[] known =
                [.. RefusalRegister.Known(deployment.Agreements(), instant).Where(one => !parsed.GetValue(overdue) || one.History.StateAt(instant) == RefusalState.Overdue)];
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["refusals"] = new JsonArray([.. known.Select(one => (JsonNode)Json(one.Agreement, one.History, instant))]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            foreach ((Agreement agreement, RefusalHistory history) in known)
            {
                Console.Out.WriteLine($"{RefusalRegister.Name(history.Refusal)}: {RefusalRegister.State(history, instant)}, review by {AgreementWords.Iso(history.Refusal.ReviewBy)}, decided by {RefusalRegister.DecidedBy(agreement, history)}");
            }

            if (known.Length == 0)
            {
                Console.Out.WriteLine(parsed.GetValue(overdue) ? "No decision is overdue for review." : "No decision not to share is on record.");
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static JsonObject Json(Agreement agreement, RefusalHistory history, DateTimeOffset instant) => new()
    {
        ["refusal"] = RefusalRegister.Name(history.Refusal),
        ["state"] = history.StateAt(instant).ToString().ToLowerInvariant(),
        ["decidedOn"] = AgreementWords.Iso(LondonTime.DayOf(history.Refusal.At)),
        ["decidedBy"] = RefusalRegister.DecidedBy(agreement, history),
        ["reviewBy"] = AgreementWords.Iso(history.Refusal.ReviewBy),
        ["verified"] = history.IsVerified,
    };
}

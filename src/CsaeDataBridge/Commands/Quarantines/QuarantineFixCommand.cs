using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Quarantines;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge quarantine fix</c>: decides what the cell that holds a row is read as.</summary>
internal static class QuarantineFixCommand
{
    public static Command Create()
    {
        var means = new Option<string>("--means") { Description = "What the cell is read as: a value of the field's list, or a text as the extract should have written it.", Required = true };
        var every = new Option<bool>("--every-cell") { Description = "Decide for every cell of this feed's field with the same spelling. [default: for this row alone, wherever it is sent again]" };
        var command = new Command("fix", "Decide what the cell that holds a row is read as. The decision is kept, and applied to held rows by replay and to every later load; a spelling that is here to stay belongs in the mapping.") { means, every };
        HeldPlace place = HeldPlace.AddTo(command);
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(place.Json), console =>
        {
            using QuarantineDesk desk = place.Open(parsed);
            FixResult fix = place.Decide(desk, parsed, () => place.Fix(desk, parsed).Decide(parsed.GetRequiredValue(means), parsed.GetValue(every), place.Record(parsed), token));
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["decision"] = fix.DecisionId, ["concerned"] = fix.Concerned, ["loads"] = new JsonArray([.. fix.Tried.Select(ReplayText.Json)]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            Console.Out.Write(ReplayText.Of(fix.Tried, isDryRun: true));
            string decided = fix.DecisionId is { } number ? $"Decision {number} is recorded: run 'bridge quarantine replay' to let rows in." : "Nothing was recorded.";
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"It concerns {fix.Concerned:N0} held {(fix.Concerned == 1 ? "row" : "rows")}. {decided}"));
            return ExitCode.Done;
        })));
        return command;
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Linkage;
using CsaeDataBridge.Quarantines;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge quarantine release</c>: lets one row in without the cells that hold it, or gives it up.</summary>
internal static class QuarantineReleaseCommand
{
    public static Command Create()
    {
        var giveUp = new Option<bool>("--give-up") { Description = "Leave the row out for good; it stays counted as held." };
        var command = new Command("release", "Let one held row in with the cells that hold it read as blank, or give it up for good. A row without its reference, or that cannot be split into cells, can only be given up.") { giveUp };
        HeldPlace place = HeldPlace.AddTo(command);
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(place.Json), console =>
        {
            using QuarantineDesk desk = place.Open(parsed);
            return place.Decide(desk, parsed, () => parsed.GetValue(giveUp) ? GiveUp(desk, place, parsed, console is null) : Release(desk, place, parsed, console is null, token));
        })));
        return command;
    }

    private static int Release(QuarantineDesk desk, HeldPlace place, ParseResult parsed, bool json, CancellationToken token)
    {
        ReplayedLoad released = place.Fix(desk, parsed).Release(place.Record(parsed), token);
        if (released.ByLoad is not null)
        {
            ExactLinkage.Run(desk.Store, token);
        }

        if (json)
        {
            JsonNode document = ReplayText.Json(released);
            document["exitCode"] = ExitCode.Done;
            CommandHost.Print(document);
        }
        else
        {
            Console.Out.Write(ReplayText.Of([released], parsed.GetValue(place.DryRun)));
        }

        return ExitCode.Done;
    }

    private static int GiveUp(QuarantineDesk desk, HeldPlace place, ParseResult parsed, bool json)
    {
        HeldRowEntry row = desk.WaitingRow(parsed.GetRequiredValue(place.Load), parsed.GetRequiredValue(place.Line));
        bool isRecorded = place.Record(parsed) is { };
        if (place.Record(parsed) is { } by)
        {
            desk.Store.Note(row.Load.LoadId, row.Line, QuarantineAction.GivenUp, by.Operator, by.Reason);
        }

        if (json)
        {
            CommandHost.Print(new JsonObject { ["load"] = row.Load.LoadId, ["line"] = row.Line, ["givenUp"] = isRecorded, ["exitCode"] = ExitCode.Done });
        }
        else
        {
            Console.Out.WriteLine(isRecorded ? $"Load {row.Load.LoadId}, line {row.Line} is given up; it stays counted as held." : $"Load {row.Load.LoadId}, line {row.Line} would be given up. Nothing was changed.");
        }

        return ExitCode.Done;
    }
}

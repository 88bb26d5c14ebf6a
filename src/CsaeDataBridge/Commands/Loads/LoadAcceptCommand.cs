using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge load accept</c> and <c>bridge load resume</c>: a person lets in a delivery that a check paused.</summary>
internal static class LoadAcceptCommand
{
    /// <summary>Accepts it for the next run.</summary>
    public static Command Accept() => Create(
        "accept", "Accept a paused load as it is: the next run loads it, whatever its checks say. Who, when and why is kept in the store.", (_, load, console, _) => Say(load, console));

    /// <summary>Accepts it and loads its feed at once.</summary>
    public static Command Resume() => Create(
        "resume",
        "Accept a paused load as it is and load what is new of its feed now. Who, when and why is kept in the store.",
        (configuration, load, console, token) => RunCommand.Execute(configuration with { Feeds = [configuration.Feed(load.Feed)], Reports = [] }, console, strict: false, [], token));

    private static Command Create(string name, string description, Func<BridgeConfiguration, LoadEntry, Spectre.Console.IAnsiConsole?, CancellationToken, int> then)
    {
        var load = new Argument<int>("load") { Description = "The paused load's number in the ledger." };
        var why = new Option<string>("--why") { Description = "What was looked at, and why the delivery may be loaded.", Required = true };
        Option<bool> json = CommonOptions.Json();
        var command = new Command(name, description) { load, why, json };
        StoreSelection selection = StoreSelection.AddTo(command);
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            LoadEntry accepted;
            using (BridgeStore store = selection.Open(parsed))
            {
                int number = parsed.GetRequiredValue(load);
                accepted = selection.Audited(parsed, store, AuditAction.Decide, FormattableString.Invariant($"load {number}"), () => store.Accept(number, Operator.Name, parsed.GetRequiredValue(why)));
            }

            return then(selection.Read(parsed), accepted, console, token);
        })));
        return command;
    }

    private static int Say(LoadEntry load, Spectre.Console.IAnsiConsole? console)
    {
        if (console is null)
        {
            CommandHost.Print(new JsonObject { ["load"] = load.LoadId, ["feed"] = load.Feed, ["file"] = load.File, ["exitCode"] = ExitCode.Done });
        }
        else
        {
            Console.Out.WriteLine($"{load.Feed}  {load.File}  load {load.LoadId} is accepted: the next run loads it");
        }

        return ExitCode.Done;
    }
}

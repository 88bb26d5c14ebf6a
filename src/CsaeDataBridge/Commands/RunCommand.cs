using System.CommandLine;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Runs;
using Spectre.Console;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge run</c>: imports what is new, links, releases what the agreement permits, and writes the reports.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Import what is new, link people, make the releases that the agreement permits, write the reports.");
        StoreSelection deployment = StoreSelection.AddTo(command);
        Option<bool> strict = CommonOptions.Strict();
        Option<bool> json = CommonOptions.Json();
        var readmit = new Option<int[]>("--readmit") { Description = "Take in once more the delivery of a load that was withdrawn, by the load's number." };
        foreach (Option option in (Option[])[strict, readmit, json])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
            Execute(deployment.Read(parsed), console, parsed.GetValue(strict), parsed.GetValue(readmit) ?? [], token))));
        return command;
    }

    /// <summary>Runs a deployment once and prints its summary.</summary>
    public static int Execute(BridgeConfiguration configuration, IAnsiConsole? console, bool strict, IEnumerable<int> readmit, CancellationToken token)
    {
        var progress = new RunProgress(console);
        RunResult? result = null;
        progress.Live(live => result = new BridgeRun(configuration, live, readmit.ToHashSet()).Execute(token));
        if (console is null)
        {
            Console.Out.WriteLine(RunSummary.Json(result!, strict));
        }
        else
        {
            RunSummary.Write(console, result!);
        }

        return result!.ExitCodeFor(strict);
    }
}

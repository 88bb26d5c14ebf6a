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
        Option<FileInfo> config = CommonOptions.Config();
        Option<DirectoryInfo?> output = CommonOptions.Out();
        Option<bool> strict = CommonOptions.Strict();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("run", "Import what is new, link people, make the releases that the agreement permits, write the reports.") { config, output, strict, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
            Execute(ConfigurationReader.Read(parsed.GetRequiredValue(config).FullName, parsed.GetValue(output)?.FullName), console, parsed.GetValue(strict), token))));
        return command;
    }

    /// <summary>Runs a deployment once and prints its summary.</summary>
    public static int Execute(BridgeConfiguration configuration, IAnsiConsole? console, bool strict, CancellationToken token)
    {
        var progress = new RunProgress(console);
        RunResult? result = null;
        progress.Live(live => result = new BridgeRun(configuration, live).Execute(token));
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

using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Store;
using CsaeDataBridge.Truth;
using Spectre.Console;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge demo --check</c>: runs the sample and compares what was stored with what its rows state.</summary>
internal static class TruthCheck
{
    /// <returns>0 when nothing was lost or invented and every count is explained, otherwise 1.</returns>
    public static int Execute(BridgeConfiguration configuration, IAnsiConsole? console, CancellationToken token)
    {
        TruthJudge.Refuse(configuration);
        var progress = new RunProgress(console);
        var run = new BridgeRun(configuration, progress);
        RunResult? result = null;
        progress.Live(_ => result = run.Execute(token));
        using BridgeStore store = run.OpenStore();
        TruthAnswer answer = TruthJudge.Compare(configuration, store);
        string folder = Path.Combine(configuration.OutFolder, "check");
        CheckFiles.Write(answer, folder);
        if (console is null)
        {
            CommandHost.Print(CheckText.Json(answer));
        }
        else
        {
            RunSummary.Write(console, result!);
            CheckText.Write(console, Console.Out, answer, folder);
        }

        return answer.IsRight ? result!.ExitCodeFor(strict: false) : ExitCode.Unexpected;
    }
}

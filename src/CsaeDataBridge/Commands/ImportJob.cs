using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using Quartz;

namespace CsaeDataBridge.Commands;

/// <summary>One scheduled import; two never run at once, as a store has one writer. What stops it does not stop the worker.</summary>
[DisallowConcurrentExecution]
internal sealed class ImportJob(IHostApplicationLifetime lifetime, ServeLog log) : IJob
{
    public const string ConfigurationKey = "configuration";
    public const string JsonKey = "json";

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        string path = context.MergedJobDataMap.GetString(ConfigurationKey)!;
        bool json = context.MergedJobDataMap.GetBoolean(JsonKey);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        log.Line("import starts");
        int exit = CommandHost.Run(json, _ => Import(path, json, stop.Token));
        log.Line(exit == ExitCode.Cancelled ? "import stopped on request; the next one goes on where it was" : $"import ends with {exit}");
        return ValueTask.CompletedTask;
    }

    private int Import(string path, bool json, CancellationToken token)
    {
        try
        {
            RunResult result = new BridgeRun(ConfigurationReader.Read(path, null), new RunProgress(null)).Execute(token);
            if (json)
            {
                Console.Out.WriteLine(RunSummary.Json(result, strict: false));
            }
            else
            {
                log.Result(result);
            }

            return result.ExitCodeFor(strict: false);
        }
        catch (OperationCanceledException)
        {
            // A worker that is told to stop has not failed.
            return ExitCode.Cancelled;
        }
    }
}

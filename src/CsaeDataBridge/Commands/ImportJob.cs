using CsaeDataBridge.Configuration;
using Quartz;

namespace CsaeDataBridge.Commands;

/// <summary>One scheduled import; two never run at once, as a store has one writer.</summary>
[DisallowConcurrentExecution]
internal sealed class ImportJob : IJob
{
    public const string ConfigurationKey = "configuration";

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        string path = context.MergedJobDataMap.GetString(ConfigurationKey)!;
        CommandHost.Run(false, console => RunCommand.Execute(ConfigurationReader.Read(path, null), console, strict: false, cancellationToken));
        return ValueTask.CompletedTask;
    }
}

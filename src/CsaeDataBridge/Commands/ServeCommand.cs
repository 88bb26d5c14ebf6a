using System.CommandLine;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using Quartz;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge serve</c>: a hosted worker that runs the same import on the schedules of bridge.yaml. It listens on no port.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        Option<FileInfo> config = CommonOptions.Config();
        var json = new Option<bool>("--json") { Description = "Print one JSON document for each import instead of lines of text." };
        var command = new Command("serve", "Run imports on the schedules of bridge.yaml, in its time zone, until stopped by Ctrl+C or SIGTERM. Two imports never overlap.") { config, json };
        command.SetAction((parsed, token) => ServeAsync(parsed.GetRequiredValue(config).FullName, parsed.GetValue(json), token));
        return command;
    }

    private static async Task<int> ServeAsync(string path, bool json, CancellationToken token)
    {
        // Read once before anything starts, so that a wrong file stops here with its faults and not at two in the morning.
        BridgeConfiguration? configuration = null;
        int checkedFile = CommandHost.Run(json, _ =>
        {
            configuration = WithSchedule(ConfigurationReader.Read(path, null));
            return ExitCode.Done;
        });
        if (configuration is null)
        {
            return checkedFile;
        }

        // An empty host: the usual one watches every file below the current folder, and logs what libraries were given; the log of a worker is its own lines.
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        var log = new ServeLog(json ? null : Console.Out, TimeProvider.System);
        builder.Services.AddSingleton(log);
        builder.Services.AddQuartz(quartz => AddTriggers(quartz, configuration, path, json));
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        using IHost host = builder.Build();
        log.Line($"waiting for the schedules of {configuration.FileName}");
        await host.RunAsync(token);
        log.Line("stopped");
        return ExitCode.Done;
    }

    private static BridgeConfiguration WithSchedule(BridgeConfiguration configuration) =>
        configuration.Feeds.Any(feed => feed.Schedule is not null)
            ? configuration
            : throw new BridgeException(Issue.Error(ProgramCodes.Configuration, new Place(configuration.FileName, Field: "schedule"), "no feed with a schedule", "at least one", "write 'schedule: \"0 0 2 * * ?\"' at a feed, or use 'bridge run'"));

    private static void AddTriggers(IQuartzBuilder quartz, BridgeConfiguration configuration, string path, bool json)
    {
        var key = new JobKey("import");
        quartz.AddJob<ImportJob>(job => job.WithIdentity(key).UsingJobData(ImportJob.ConfigurationKey, path).UsingJobData(ImportJob.JsonKey, json));
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(configuration.TimeZone);
        foreach (string schedule in configuration.Feeds.Select(feed => feed.Schedule).OfType<string>().Distinct())
        {
            quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(schedule).WithCronSchedule(schedule, cron => cron.InTimeZone(zone)));
        }
    }
}

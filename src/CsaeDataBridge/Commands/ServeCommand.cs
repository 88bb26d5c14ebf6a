using System.CommandLine;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using Quartz;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge serve</c>: a hosted worker that runs the same import on the schedules of bridge.yaml.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        Option<FileInfo> config = CommonOptions.Config();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("serve", "Run imports on the schedules of bridge.yaml (Europe/London) until stopped.") { config, json };
        command.SetAction(async (parsed, token) =>
        {
            string path = parsed.GetRequiredValue(config).FullName;
            return await ServeAsync(path, parsed.GetValue(json), token);
        });
        return command;
    }

    private static async Task<int> ServeAsync(string path, bool json, CancellationToken token)
    {
        // Read once before anything starts, so that a wrong file stops here with its faults and not at two in the morning.
        int checkedFile = CommandHost.Run(json, console =>
        {
            ConfigurationReader.Read(path, null);
            return ExitCode.Done;
        });
        if (checkedFile != ExitCode.Done)
        {
            return checkedFile;
        }

        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddQuartz(quartz => AddTriggers(quartz, ConfigurationReader.Read(path, null), path));
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        await builder.Build().RunAsync(token);
        return ExitCode.Done;
    }

    private static void AddTriggers(IQuartzBuilder quartz, BridgeConfiguration configuration, string path)
    {
        var key = new JobKey("import");
        quartz.AddJob<ImportJob>(job => job.WithIdentity(key).UsingJobData(ImportJob.ConfigurationKey, path));
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(configuration.TimeZone);
        foreach (string schedule in configuration.Feeds.Select(feed => feed.Schedule).OfType<string>().Distinct())
        {
            quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(schedule).WithCronSchedule(schedule, cron => cron.InTimeZone(zone)));
        }
    }
}

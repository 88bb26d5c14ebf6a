using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge report</c>: draws reports from the store without importing, as of now or as known at an earlier instant.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        Option<FileInfo> config = CommonOptions.Config();
        var known = new Option<string?>("--as-known-at") { Description = "Draw them as they would have been drawn at this instant: 2026-05-01T00:00:00Z; without Z a time of the deployment's zone; a day alone is its end. [default: now]" };
        var release = new Option<string?>("--release") { Description = "The release. [default: every one of bridge.yaml]" };
        var period = new Option<string?>("--period") { Description = "The period, for example 2025-26. [default: every one of bridge.yaml]" };
        var output = new Option<DirectoryInfo?>("--out", "-o") { Description = "Write the reports here, in a folder for each. [default: where bridge run writes them; as known earlier, beside that]" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("report", "Draw reports from the store without importing, as of now or as known at an earlier instant.") { config, known, release, period, output, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            BridgeConfiguration configuration = ConfigurationReader.Read(parsed.GetRequiredValue(config).FullName, null);
            DateTimeOffset? instant = parsed.GetValue(known) is { } text ? InstantText.Read(text, configuration.TimeZone) : null;
            ReportEntry[] chosen = Choose(configuration, parsed.GetValue(release), parsed.GetValue(period));
            IReadOnlyList<string> files = Draw(configuration, chosen, instant, parsed.GetValue(output)?.FullName, token);
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["asKnownAt"] = instant?.UtcDateTime.ToString("o", CultureInfo.InvariantCulture), ["files"] = new JsonArray([.. files.Select(file => (JsonNode)file)]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            foreach (string file in files)
            {
                Console.Out.WriteLine(file);
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static ReportEntry[] Choose(BridgeConfiguration configuration, string? release, string? period)
    {
        ReportEntry[] chosen = [.. configuration.Reports.Where(report => (release is null || report.Release == release) && (period is null || report.Period == period))];
        return chosen.Length > 0 ? chosen : throw new BridgeException(Issue.Error(
            ProgramCodes.NotFound,
            new Place(configuration.FileName, Field: "reports"),
            "no report of this release and period",
            $"one of {string.Join(", ", configuration.Reports.Select(report => $"{report.Release} {report.Period}"))}",
            "correct --release and --period, or add the report to bridge.yaml"));
    }

    private static List<string> Draw(BridgeConfiguration configuration, IEnumerable<ReportEntry> reports, DateTimeOffset? instant, string? output, CancellationToken token)
    {
        var deployment = new BridgeRun(configuration, new RunProgress(null));
        using BridgeStore store = deployment.OpenStore();
        using AuditLog audit = deployment.OpenAudit(store);
        int? number = instant is { } at ? store.NumberAt(at) : null;
        var run = new ReportRun(configuration, store, configuration.Agreements(), audit, configuration.Time());
        var files = new List<string>();
        foreach (ReportEntry report in reports)
        {
            string kept = ReportRun.Folder(configuration, report);
            string suffix = instant is { } known ? $"-as-known-at-{known.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}" : "";
            string folder = output is null ? kept + suffix : Path.Combine(output, Path.GetFileName(kept) + suffix);
            files.AddRange(run.Write(report, folder, number, token));
        }

        return files;
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge store recover</c>: says of a store that will not open what can be read, and what to restore and load again.</summary>
internal static class StoreRecoverCommand
{
    public static Command Create()
    {
        var backups = new Option<DirectoryInfo?>("--backups") { Description = "The folder in which backups lie. [default: backups beside the store]" };
        var accept = new Option<bool>("--accept") { Description = "Take the store's ledger for what was committed: only after looking at what is missing." };
        var logs = new Option<bool>("--without-log") { Description = "Set a log aside that cannot be read, where the file can be read without it; what it held is to be loaded again." };
        var command = new Command("recover", "Say what can be read of a damaged store, which backup is sound, and which deliveries would have to be loaded again. Changes nothing by itself.") { backups, accept, logs };
        return new StoreWork().Complete(command, AuditAction.Recover, (parsed, configuration, progress, token) =>
        {
            StoreOptions options = configuration.StoreOptions();
            List<string> done = [];
            if (parsed.GetValue(logs))
            {
                done.AddRange(StoreRecovery.SetLogsAside(options).Select(log => $"Set aside {log}"));
            }

            if (parsed.GetValue(accept))
            {
                done.Add(string.Create(CultureInfo.InvariantCulture, $"Took the ledger up to load {StoreRecovery.Accept(options)} for what was committed"));
            }

            RecoveryReport report = StoreRecovery.Examine(options, parsed.GetValue(backups)?.FullName ?? options.BackupFolder, progress, token);
            IReadOnlyList<(string Feed, string File)> again = report.Sound is null || report.IsSound ? [] : UnloadedDeliveries.Find(configuration, report.Restored);
            return new StoreAnswer([.. done, .. Lines(report, again)], Document(report, again), report.IsSound ? [] : Issues(report));
        });
    }

    private static Issue[] Issues(RecoveryReport report) => [.. new[] { report.Store.Fault, report.Vault.Fault, report.Fault }.OfType<Issue>()];

    private static List<string> Lines(RecoveryReport report, IReadOnlyList<(string Feed, string File)> again)
    {
        List<string> lines = [Line("Store", report.Store), Line("Vault", report.Vault)];
        if (report.Committed is { } committed)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"Load {committed} is known to have been committed"));
        }

        lines.AddRange(report.Damaged.Select(backup => $"Backup {backup.Path} is not sound: {backup.Fault.Code}"));
        lines.Add(report.Sound is null
            ? "No sound backup found: name their folder with --backups"
            : string.Create(CultureInfo.InvariantCulture, $"Newest sound backup: {report.Sound}, up to load {report.SoundManifest!.LastLoad}"));
        if (report.IsSound)
        {
            lines.Add("Nothing has to be recovered");
            return lines;
        }

        if (report.Missing.Count > 0)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{report.Missing.Count} loads of the ledger are not in that backup:"));
            lines.AddRange(report.Missing.Select(StoreWork.Line));
        }

        if (again.Count > 0)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{again.Count} deliveries in the inboxes are not in that backup, and bridge run would load them:"));
            lines.AddRange(again.Select(delivery => $"  {delivery.Feed}  {delivery.File}"));
        }

        if (report.Store.LastLoadWithoutLog is { } last)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"Without its log the store can be read up to load {last}: bridge store recover --without-log --accept keeps that"));
        }

        if (report.Sound is not null)
        {
            lines.Add($"To restore: bridge store restore {report.Sound} --replace");
        }

        return lines;
    }

    private static string Line(string what, FileState state) => state.Fault is null
        ? string.Create(CultureInfo.InvariantCulture, $"{what} {state.Path} can be read{(state.LastLoad is null ? "" : $", up to load {state.LastLoad}")}")
        : $"{what} {state.Path} cannot be read whole: {state.Fault.Code}";

    private static JsonObject Document(RecoveryReport report, IReadOnlyList<(string Feed, string File)> again) => new()
    {
        ["sound"] = report.IsSound,
        ["store"] = State(report.Store),
        ["vault"] = State(report.Vault),
        ["committed"] = report.Committed,
        ["backup"] = report.Sound,
        ["backupLastLoad"] = report.SoundManifest?.LastLoad,
        ["damagedBackups"] = new JsonArray([.. report.Damaged.Select(backup => (JsonNode)new JsonObject { ["path"] = backup.Path, ["code"] = backup.Fault.Code })]),
        ["missing"] = StoreWork.Loads(report.Missing),
        ["toLoadAgain"] = new JsonArray([.. again.Select(delivery => (JsonNode)new JsonObject { ["feed"] = delivery.Feed, ["file"] = delivery.File })]),
    };

    private static JsonObject State(FileState state) => new()
    {
        ["path"] = state.Path,
        ["readable"] = state.Fault is null,
        ["code"] = state.Fault?.Code,
        ["lastLoad"] = state.LastLoad,
        ["lastLoadWithoutLog"] = state.LastLoadWithoutLog,
    };
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge store backup</c>: copies store and vault into a folder that is there whole or not at all.</summary>
internal static class StoreBackupCommand
{
    public static Command Create()
    {
        var to = new Option<DirectoryInfo?>("--to") { Description = "The folder in which backups lie, each in one of its own. [default: backups beside the store]" };
        Option<bool> dryRun = StoreWork.DryRun();
        var command = new Command("backup", "Copy store and vault, with sums, into a folder of its own. The keys are not in it: keep them apart.") { to, dryRun };
        return new StoreWork().Complete(command, AuditAction.Backup, (parsed, configuration, progress, _) =>
        {
            string folder = parsed.GetValue(to)?.FullName ?? configuration.StoreOptions().BackupFolder;
            using BridgeStore store = BridgeStore.Open(configuration.StoreOptions());
            return parsed.GetValue(dryRun) ? Expected(configuration, folder) : Take(configuration, store, folder, progress);
        });
    }

    private static StoreAnswer Expected(BridgeConfiguration configuration, string folder)
    {
        long bytes = new FileInfo(configuration.StorePath).Length + new FileInfo(configuration.VaultPath).Length;
        return new StoreAnswer(
            [string.Create(CultureInfo.InvariantCulture, $"Would copy {bytes:N0} bytes of store and vault into a new folder below {folder}")],
            new JsonObject { ["dryRun"] = true, ["folder"] = folder, ["bytes"] = bytes },
            []);
    }

    private static StoreAnswer Take(BridgeConfiguration configuration, BridgeStore store, string folder, IProgress<string> progress)
    {
        progress.Report("copying and reading the copy");
        (string path, BackupManifest manifest) = store.BackUp(folder);
        return new StoreAnswer(
            [
                $"Backed up to {path}",
                .. manifest.Files.Select(file => string.Create(
                    CultureInfo.InvariantCulture, $"  {file.Name}  {file.Bytes:N0} bytes, {file.Tables.Sum(table => table.Rows):N0} rows in {file.Tables.Count} tables  {file.Sha256}")),
                manifest.LastLoad == 0 ? "  no load yet" : string.Create(CultureInfo.InvariantCulture, $"  up to load {manifest.LastLoad}, committed {StoreWork.Instant(manifest.LastCommittedAt)}"),
                $"The keys are not in it: keep a copy of {configuration.KeyFile} apart from the backups. Without it no held row can be read and no id be made again.",
            ],
            Document(path, manifest),
            []);
    }

    public static JsonObject Document(string path, BackupManifest manifest) => new()
    {
        ["backup"] = path,
        ["storeId"] = manifest.StoreId.ToString(),
        ["schemaVersion"] = manifest.SchemaVersion,
        ["takenAt"] = StoreWork.Instant(manifest.TakenAt),
        ["lastLoad"] = manifest.LastLoad,
        ["lastCommittedAt"] = manifest.LastCommittedAt is null ? null : StoreWork.Instant(manifest.LastCommittedAt),
        ["files"] = new JsonArray([.. manifest.Files.Select(file => (JsonNode)new JsonObject
        {
            ["name"] = file.Name,
            ["bytes"] = file.Bytes,
            ["sha256"] = file.Sha256,
            ["tables"] = StoreWork.Tables(file.Tables),
        })]),
    };
}

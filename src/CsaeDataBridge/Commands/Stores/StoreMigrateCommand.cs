using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge store migrate</c>: brings a store of an earlier version up to this one, after a backup.</summary>
internal static class StoreMigrateCommand
{
    public static Command Create()
    {
        Option<bool> dryRun = StoreWork.DryRun();
        var command = new Command("migrate", "Bring store and vault of an earlier version up to this one; a backup is taken first. bridge run does it too.") { dryRun };
        return new StoreWork().Complete(command, AuditAction.Migrate, (parsed, configuration, progress, _) =>
        {
            StoreOptions options = configuration.StoreOptions(migrate: true);
            if (!File.Exists(options.StorePath) || BridgeStore.VersionToMigrate(options) is not { } from)
            {
                return new StoreAnswer([$"Nothing to migrate: schema version {CommonSchema.Version}"], new JsonObject { ["migration"] = null }, []);
            }

            if (parsed.GetValue(dryRun))
            {
                return new StoreAnswer(
                    [$"Would back up to {options.BackupFolder} and migrate from schema version {from} to {CommonSchema.Version}"],
                    new JsonObject { ["dryRun"] = true, ["from"] = from, ["to"] = CommonSchema.Version, ["backups"] = options.BackupFolder },
                    []);
            }

            progress.Report($"migrating from schema version {from} to {CommonSchema.Version}");
            using BridgeStore store = BridgeStore.Open(options);
            return new StoreAnswer([RunSummary.Migrated(store.Migration!)], new JsonObject { ["migration"] = RunSummary.MigrationJson(store.Migration!) }, []);
        });
    }
}

using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Brings a deployment of an earlier version up to this one: a backup first, then each file by itself.</summary>
/// <remarks>Each file says its own version, so that a kill between the two is ended by the next start.</remarks>
internal static class StoreMigration
{
    private const string Work = "migrate";

    /// <summary>The kill points of a migration beside those of its backup.</summary>
    public static IEnumerable<string> Points => FileRewrite.Points(Work, CommonSchema.OldestMigrated).Append($"{Work}/done");

    /// <summary>The files that are of an earlier version, with it.</summary>
    /// <exception cref="BridgeException">STO422: a version that is newer, or too old.</exception>
    public static IReadOnlyList<(DataFile File, int From)> Needed(StoreFiles files)
    {
        List<(DataFile, int)> needed = [];
        foreach ((DataFile file, int? version) in new[] { (files.Vault, files.ReadVaultStamp()?.SchemaVersion), (files.Store, files.ReadStoreStamp()?.SchemaVersion) })
        {
            switch (version)
            {
                case > CommonSchema.Version:
                    throw Refused(file, version.Value, "use the version of this program that made the file, or a later one");
                case < CommonSchema.OldestMigrated:
                    throw Refused(file, version.Value, "load the deliveries into a new store: this version of the schema is too old to be migrated");
                case { } earlier when earlier < CommonSchema.Version:
                    needed.Add((file, earlier));
                    break;
            }
        }

        return needed;
    }

    /// <returns>What was migrated; null when nothing had to be.</returns>
    public static MigrationResult? Run(StoreFiles files, bool permitted, TimeProvider time)
    {
        IReadOnlyList<(DataFile File, int From)> needed = Needed(files);
        if (needed.Count == 0)
        {
            return null;
        }

        int from = needed.Min(file => file.From);
        if (!permitted)
        {
            throw Refused(needed[0].File, from, "run bridge store migrate, or bridge run, which does it too; a backup is taken first");
        }

        (string backup, _) = new StoreBackup(files, time).Run(files.BackupFolder);
        long rows = 0;
        foreach ((DataFile file, int version) in needed)
        {
            rows += new FileRewrite(file, files.SessionOptions, Work).Run(version).Sum(table => table.Rows);
        }

        KillPoint.Reach($"{Work}/done");
        return new MigrationResult(from, CommonSchema.Version, backup, rows);
    }

    private static BridgeException Refused(DataFile file, int version, string fix) => new(Issue.Error(
        StoreCodes.Version, new Place(file.Path), $"schema version {version}", $"schema version {CommonSchema.Version}", fix));
}

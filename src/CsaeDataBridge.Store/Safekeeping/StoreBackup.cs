using System.Globalization;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Copies store and vault, as they are between two loads, into a folder that is there whole or not at all.</summary>
/// <remarks>
/// The files are copied byte for byte; then each copy is opened and every table of it read, which checks the database's own sums as well.
/// Works on a store of any version, under the store's lock.
/// </remarks>
internal sealed class StoreBackup(StoreFiles files, TimeProvider time)
{
    public const string SumsName = "SHA256SUMS";

    /// <summary>What the name of a backup ends with until it is whole.</summary>
    public const string Unfinished = ".writing";

    /// <summary>The kill points of one backup, in order.</summary>
    public static IReadOnlyList<string> Points { get; } =
    [
        "backup/begin",
        .. new[] { (StoreFiles.StoreAlias, CommonSchema.Load().Tables), (StoreFiles.VaultAlias, CommonSchema.Load().VaultTables) }.SelectMany(file =>
            new[] { "settled", "copied" }.Concat(file.Item2.Select(table => $"read-{table.Name}")).Append("read").Select(step => $"backup/{file.Item1}-{step}")),
        "backup/manifest", "backup/sums", "backup/named",
    ];

    /// <param name="folder">The folder in which backups lie, each in one of its own.</param>
    /// <returns>Path of the backup, and what it holds.</returns>
    public (string Path, BackupManifest Manifest) Run(string folder)
    {
        KillPoint.Reach("backup/begin");
        Stamp stamp = files.ReadStoreStamp() ?? throw new BridgeException(Issue.Error(
            DuckDbCodes.FileMissing, new Place(files.StorePath), "no store", "a store that a run has made", "check store: in the configuration, or run bridge run first"));
        DateTime now = time.GetUtcNow().UtcDateTime;
        DurableFile.MakeFolder(folder);
        string path = Free(Path.Combine(folder, now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)));
        string unfinished = path + Unfinished;
        Remove(unfinished);
        DurableFile.MakeFolder(unfinished);
        DurableFile.MakeFolder(Path.Combine(unfinished, StoreFiles.VaultAlias));
        try
        {
            var manifest = new BackupManifest(
                1, stamp.StoreId, stamp.SchemaVersion, stamp.Synthetic, stamp.KeyCheck, now, StoreFiles.Library(), 0, null, [Copy(files.Store, unfinished), Copy(files.Vault, unfinished)]);
            (int last, DateTime? committed) = files.LastLoad();
            manifest = manifest with { LastLoad = last, LastCommittedAt = committed };
            DurableFile.Write(Path.Combine(unfinished, BackupManifest.FileName), manifest.ToJson());
            KillPoint.Reach("backup/manifest");
            DurableFile.Write(Path.Combine(unfinished, SumsName), Sums(unfinished, manifest));
            KillPoint.Reach("backup/sums");
            DurableFile.Move(unfinished, path);
            KillPoint.Reach("backup/named");
            return (path, manifest);
        }
        catch (BridgeException)
        {
            Remove(unfinished);
            throw;
        }
    }

    /// <summary>Where a file of the deployment lies in a backup's folder.</summary>
    public static string NameOf(DataFile file) =>
        file.Alias == StoreFiles.VaultAlias ? $"{StoreFiles.VaultAlias}/{StoreFiles.VaultAlias}.duckdb" : $"{StoreFiles.StoreAlias}.duckdb";

    private BackupFile Copy(DataFile file, string folder)
    {
        file.Settle(files.SessionOptions);
        KillPoint.Reach($"backup/{file.Alias}-settled");
        DataFile copy = file.At(Path.Combine(folder, NameOf(file)));
        string read = DurableFile.Copy(file.Path, copy.Path);
        KillPoint.Reach($"backup/{file.Alias}-copied");
        IReadOnlyList<TableSum> tables = copy.Sums(new DuckDbOptions { DataFolder = Path.GetDirectoryName(copy.Path) }, table => KillPoint.Reach($"backup/{file.Alias}-read-{table}"));
        KillPoint.Reach($"backup/{file.Alias}-read");
        return DurableFile.Sha256(copy.Path) == read
            ? new BackupFile(NameOf(file), new FileInfo(copy.Path).Length, read, tables)
            : throw new BridgeException(Issue.Error(
                StoreCodes.BackupDamaged, new Place(copy.Path), "a copy that is not what was copied", "the same bytes", "look at the disk that backups go to, then run again"));
    }

    // As sha256sum writes and checks it.
    private static string Sums(string folder, BackupManifest manifest) => string.Concat(
        manifest.Files.Select(file => $"{file.Sha256}  {file.Name}\n").Append($"{DurableFile.Sha256(Path.Combine(folder, BackupManifest.FileName))}  {BackupManifest.FileName}\n"));

    private static string Free(string path) =>
        Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}-{number}")).First(candidate => !Directory.Exists(candidate));

    private static void Remove(string folder) => FileGuard.Run(folder, () =>
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    });
}

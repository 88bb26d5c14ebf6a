namespace CsaeDataBridge.Store;

public sealed partial class BridgeStore
{
    /// <summary>The version from which a migration would bring the deployment up; null when nothing has to be.</summary>
    /// <exception cref="Issues.BridgeException">STO422: a version that is newer, or too old; STO491: another program has the store.</exception>
    public static int? VersionToMigrate(StoreOptions options)
    {
        using StoreLock held = StoreLock.Take(options.StorePath);
        return StoreMigration.Needed(new StoreFiles(options)).Select(file => (int?)file.From).Min();
    }

    /// <summary>Copies store and vault into a folder of its own below <paramref name="folder"/>; the keys are not in it.</summary>
    /// <returns>The backup's folder, and what it holds.</returns>
    public (string Path, BackupManifest Manifest) BackUp(string folder)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return new StoreBackup(files, options.Time).Run(folder);
    }

    /// <summary>Reads every table of store and vault and checks what the program relies on.</summary>
    /// <param name="progress">Gets the name of each table before it is read.</param>
    public StoreCheck Verify(IProgress<string>? progress, CancellationToken token)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return new StoreVerification(files.Store, files.Vault, files.SessionOptions).Run(options.StorePath, cipher, progress, token);
    }

    /// <summary>Writes store and vault anew without the room that deleted and replaced rows leave behind.</summary>
    /// <exception cref="Issues.BridgeException">STO472: a table would not have the same rows; STO490: there is no room for a second copy.</exception>
    public CompactionResult Compact()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        DataFile[] both = [files.Vault, files.Store];
        long before = both.Sum(file => new FileInfo(file.Path).Length);
        long rows = both.Sum(file => new FileRewrite(file, files.SessionOptions, Compaction).Run(CommonSchema.Version).Sum(table => table.Rows));
        KillPoint.Reach($"{Compaction}/done");
        return new CompactionResult(before, both.Sum(file => new FileInfo(file.Path).Length), rows);
    }
}

using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Says of a deployment that will not open what can be read and what it can be restored from; it guesses nothing.</summary>
public static class StoreRecovery
{
    /// <param name="options">The deployment.</param>
    /// <param name="backups">The folder in which backups lie.</param>
    /// <param name="progress">Gets the name of each table before it is read.</param>
    public static RecoveryReport Examine(StoreOptions options, string backups, IProgress<string>? progress, CancellationToken token)
    {
        var files = new StoreFiles(options);
        using StoreLock held = StoreLock.Take(options.StorePath);
        FileState store = State(files.Store, files, token);
        FileState vault = State(files.Vault, files, token);
        (int? committed, Issue? fault) = Mark(options, files, store);
        List<(string, Issue)> damaged = [];
        foreach ((string path, BackupManifest manifest) in BackupCheck.Find(backups))
        {
            try
            {
                (_, StoreCheck check) = BackupCheck.Verify(path, options.KeyFile, progress, token);
                if (check.IsSound)
                {
                    (DataFile saved, _, DuckDbOptions readers) = BackupCheck.FilesOf(path);
                    IReadOnlyList<LostLoad> restored = LostLoad.Ledger(saved, readers);
                    HashSet<int> kept = [.. restored.Select(load => load.LoadId)];
                    IReadOnlyList<LostLoad> ledger = store.LastLoad is null ? [] : LostLoad.Ledger(files.Store, files.SessionOptions);
                    return new RecoveryReport(store, vault, committed, fault, path, manifest, damaged, [.. ledger.Where(load => !kept.Contains(load.LoadId))], restored);
                }

                damaged.Add((path, check.Issues[0]));
            }
            catch (BridgeException failure)
            {
                damaged.Add((path, failure.Issues[0]));
            }
        }

        return new RecoveryReport(store, vault, committed, fault, null, null, damaged, [], []);
    }

    /// <summary>Takes the store's ledger for what was committed, after a person has looked at what is missing.</summary>
    /// <exception cref="BridgeException">STO4xx: the store cannot be read.</exception>
    public static int Accept(StoreOptions options)
    {
        using StoreLock held = StoreLock.Take(options.StorePath);
        LedgerMark.Remove(options.StorePath);
        return new StoreFiles(options).LastLoad().Number;
    }

    /// <summary>Puts the store's or vault's log aside when the file can be read without it; what it held is lost and has to be loaded again.</summary>
    /// <returns>Where each log is kept.</returns>
    public static IReadOnlyList<string> SetLogsAside(StoreOptions options)
    {
        var files = new StoreFiles(options);
        using StoreLock held = StoreLock.Take(options.StorePath);
        var aside = new List<string>();
        foreach (DataFile file in (DataFile[])[files.Store, files.Vault])
        {
            FileState state = State(file, files, CancellationToken.None);
            if (state.Fault is not null && File.Exists(file.WalPath) && WithoutLog(file, files) is not null)
            {
                string name = $"{file.WalPath}.unread";
                DurableFile.Move(file.WalPath, name);
                aside.Add(name);
            }
        }

        return aside;
    }

    private static FileState State(DataFile file, StoreFiles files, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        try
        {
            if (!File.Exists(file.Path))
            {
                throw new BridgeException(Issue.Error(DuckDbCodes.FileMissing, new Place(file.Path), "no such file", "the file that this program made", "restore it from a backup"));
            }

            file.Sums(files.SessionOptions);
            return new FileState(file.Path, null, Last(file, files.SessionOptions), null);
        }
        catch (BridgeException failure)
        {
            return new FileState(file.Path, failure.Issues[0], null, File.Exists(file.WalPath) ? WithoutLog(file, files) : null);
        }
    }

    // Read in a copy: opening the file itself would change it.
    private static int? WithoutLog(DataFile file, StoreFiles files)
    {
        DataFile copy = file.At($"{file.Path}.examined");
        try
        {
            DurableFile.Copy(file.Path, copy.Path);
            copy.Sums(files.SessionOptions);
            return Last(copy, files.SessionOptions) ?? 0;
        }
        catch (BridgeException)
        {
            return null;
        }
        finally
        {
            DurableFile.Delete(copy.Path);
            DurableFile.Delete(copy.WalPath);
        }
    }

    private static int? Last(DataFile file, DuckDbOptions options)
    {
        if (file.Alias != StoreFiles.StoreAlias)
        {
            return null;
        }

        IReadOnlyList<LostLoad> ledger = LostLoad.Ledger(file, options);
        return ledger.Count == 0 ? 0 : ledger[^1].LoadId;
    }

    private static (int? Committed, Issue? Fault) Mark(StoreOptions options, StoreFiles files, FileState store)
    {
        int? committed;
        try
        {
            committed = LedgerMark.Read(options.StorePath)?.LoadId;
        }
        catch (BridgeException failure)
        {
            return (null, failure.Issues[0]);
        }

        if (store.Fault is not null || committed is null)
        {
            return (committed, null);
        }

        using DuckDbSession session = files.OpenStore(readOnly: true);
        return (committed, LedgerMark.Missing(options.StorePath, LedgerTable.Read(session)));
    }
}

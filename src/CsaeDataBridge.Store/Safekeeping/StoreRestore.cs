using System.Globalization;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Puts a backup's store and vault in place of what is there, which is kept beside.</summary>
/// <remarks>
/// The backup is copied and checked first. Then a note of what is to be done makes it certain: from there on a kill is ended by the next opening of the store,
/// so that store and vault are always of one time.
/// </remarks>
public static class StoreRestore
{
    private const string Placing = ".restoring";

    /// <summary>The kill points of a restore over files that are there, in order.</summary>
    internal static IReadOnlyList<string> Points { get; } =
    [
        .. new[] { "begin", "vault-copied", "store-copied", "noted", "vault-aside", "vault-placed", "store-aside", "store-placed", "unmarked", "done" }.Select(step => $"restore/{step}"),
    ];

    /// <param name="options">The deployment.</param>
    /// <param name="backup">The backup's folder.</param>
    /// <param name="replace">True leaves what is there aside; false refuses when something is.</param>
    /// <param name="dryRun">True checks everything and changes nothing.</param>
    /// <param name="progress">Gets the name of each table before it is read.</param>
    /// <exception cref="BridgeException">STO473, STO474 the backup cannot be used; STO475 something is there; STO424, STO425 the key file does not belong to the backup; STO423 made-up and real data.</exception>
    public static RestoreResult Run(StoreOptions options, string backup, bool replace, bool dryRun, IProgress<string>? progress, CancellationToken token)
    {
        var files = new StoreFiles(options);
        files.MakeFolders();
        using StoreLock held = StoreLock.Take(options.StorePath);
        Finish(files);
        KillPoint.Reach("restore/begin");
        (BackupManifest manifest, StoreCheck check) = BackupCheck.Verify(backup, options.KeyFile, progress, token);
        if (!check.IsSound)
        {
            throw new BridgeException(check.Issues);
        }

        Check(options, manifest);
        bool isThere = File.Exists(options.StorePath) || File.Exists(options.VaultPath);
        if (isThere && !replace)
        {
            throw new BridgeException(Issue.Error(
                StoreCodes.RestoreWouldReplace, new Place(options.StorePath), "a store or vault that is there", "no store and no vault, or --replace", "add --replace: what is there is kept aside under another name"));
        }

        (DataFile store, _, DuckDbOptions readers) = BackupCheck.FilesOf(backup);
        RestoreResult result = Compare(files, manifest, LostLoad.Ledger(store, readers));
        if (dryRun)
        {
            return result;
        }

        token.ThrowIfCancellationRequested();
        Copy(files.Vault, backup, manifest);
        Copy(files.Store, backup, manifest);
        string suffix = Suffix(files, options.Time);
        DurableFile.Write(NoteOf(files), suffix);
        KillPoint.Reach("restore/noted");
        Finish(files);
        KillPoint.Reach("restore/done");
        return result with { Replaced = isThere ? options.StorePath + suffix : null };
    }

    /// <summary>Ends a restore that a kill cut short: the one noted is done, one that was not is forgotten.</summary>
    internal static void Finish(StoreFiles files)
    {
        string note = NoteOf(files);
        if (!File.Exists(note))
        {
            DurableFile.Delete(files.Vault.Path + Placing);
            DurableFile.Delete(files.Store.Path + Placing);
            return;
        }

        string suffix = FileGuard.Run(note, () => File.ReadAllText(note));
        Place(files.Vault, suffix);
        Place(files.Store, suffix);
        LedgerMark.Remove(files.StorePath);
        KillPoint.Reach("restore/unmarked");
        DurableFile.Delete(note);
    }

    private static void Check(StoreOptions options, BackupManifest manifest)
    {
        if (manifest.Synthetic != options.Synthetic)
        {
            throw new BridgeException(Issue.Error(
                StoreCodes.Synthetic,
                new Place(options.StorePath),
                "a backup of made-up data for real data, or the other way round",
                "made-up data and real data in stores of their own",
                "correct synthetic: in the configuration, or name another backup"));
        }

        using BridgeKeys keys = BridgeKeys.Open(options.KeyFile, create: false);
        if (keys.Check != manifest.KeyCheck)
        {
            throw BridgeKeys.Wrong(options.KeyFile);
        }
    }

    private static void Copy(DataFile file, string backup, BackupManifest manifest)
    {
        string name = StoreBackup.NameOf(file);
        string copied = DurableFile.Copy(Path.Combine(backup, name), file.Path + Placing);
        if (copied != manifest.Files.Single(known => known.Name == name).Sha256)
        {
            throw new BridgeException(Issue.Error(
                StoreCodes.BackupDamaged, new Place(Path.Combine(backup, name)), "a file that changed while it was copied", "the file as the backup wrote it", "look at the disk that backups are on, or use another backup"));
        }

        KillPoint.Reach($"restore/{file.Alias}-copied");
    }

    private static void Place(DataFile file, string suffix)
    {
        if (!File.Exists(file.Path + Placing))
        {
            return;
        }

        // A log left beside would be read into the restored file.
        foreach (string part in (string[])[file.WalPath, file.Path])
        {
            if (File.Exists(part))
            {
                DurableFile.Move(part, part == file.Path ? file.Path + suffix : $"{file.Path}{suffix}.wal");
            }
        }

        KillPoint.Reach($"restore/{file.Alias}-aside");
        DurableFile.Move(file.Path + Placing, file.Path);
        KillPoint.Reach($"restore/{file.Alias}-placed");
    }

    private static RestoreResult Compare(StoreFiles files, BackupManifest manifest, IReadOnlyList<LostLoad> restored)
    {
        try
        {
            IReadOnlyList<LostLoad> before = File.Exists(files.StorePath) ? LostLoad.Ledger(files.Store, files.SessionOptions) : [];
            Dictionary<int, LostLoad> kept = restored.ToDictionary(load => load.LoadId);
            return new RestoreResult(
                manifest,
                null,
                [.. before.Where(load => !kept.TryGetValue(load.LoadId, out LostLoad? same) || same.ContentHash != load.ContentHash)],
                [.. before.Where(load => load.Status == "withdrawn" && kept.TryGetValue(load.LoadId, out LostLoad? same) && same.Status != "withdrawn")],
                null);
        }
        catch (BridgeException)
        {
            // What is replaced because it cannot be read cannot say what it had; the mark beside it knows how far it went.
            return new RestoreResult(manifest, null, [], [], LastKnown(files));
        }
    }

    private static int LastKnown(StoreFiles files)
    {
        try
        {
            return LedgerMark.Read(files.StorePath)?.LoadId ?? 0;
        }
        catch (BridgeException)
        {
            return 0;
        }
    }

    private static string Suffix(StoreFiles files, TimeProvider time)
    {
        string stem = time.GetUtcNow().ToString("'.replaced-'yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return Enumerable.Range(1, int.MaxValue)
            .Select(number => number == 1 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}"))
            .First(suffix => !File.Exists(files.StorePath + suffix) && !File.Exists(files.VaultPath + suffix));
    }

    private static string NoteOf(StoreFiles files) => $"{files.StorePath}.restore";
}

using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Reads backups and checks them: the bytes of each file, then what its tables hold.</summary>
public static class BackupCheck
{
    /// <summary>The manifests of all backups in a folder, the newest first; those that cannot be read are left out.</summary>
    public static IReadOnlyList<(string Path, BackupManifest Manifest)> Find(string folder)
    {
        var found = new List<(string Path, BackupManifest Manifest)>();
        foreach (string path in Directory.Exists(folder) ? Directory.GetDirectories(folder) : [])
        {
            try
            {
                if (!path.EndsWith(StoreBackup.Unfinished, StringComparison.Ordinal))
                {
                    found.Add((path, Read(path)));
                }
            }
            catch (BridgeException)
            {
                // It is no backup to choose from; asking for it by name says what is wrong with it.
            }
        }

        return [.. found.OrderByDescending(backup => backup.Manifest.TakenAt).ThenByDescending(backup => backup.Path, StringComparer.Ordinal)];
    }

    /// <summary>The manifest of a backup whose files are, byte for byte, what was written.</summary>
    /// <exception cref="BridgeException">STO473 a file is damaged or missing, STO474 there is no backup.</exception>
    public static BackupManifest Read(string backup)
    {
        string sums = Path.Combine(backup, StoreBackup.SumsName);
        if (!File.Exists(sums))
        {
            throw new BridgeException(Issue.Error(
                StoreCodes.NoBackup, new Place(backup), $"no {StoreBackup.SumsName}", "the folder of a backup, as bridge store backup wrote it", "name the folder of one backup; bridge store recover lists them"));
        }

        string[] lines = FileGuard.Run(sums, () => File.ReadAllLines(sums));
        Dictionary<string, string> known = lines
            .Select(line => line.Split("  ", 2))
            .Where(line => line.Length == 2)
            .GroupBy(line => line[1], StringComparer.Ordinal)
            .ToDictionary(line => line.Key, line => line.First()[0], StringComparer.Ordinal);
        string manifestPath = Path.Combine(backup, BackupManifest.FileName);
        Compare(backup, BackupManifest.FileName, known);
        BackupManifest manifest = BackupManifest.Parse(FileGuard.Run(manifestPath, () => File.ReadAllText(manifestPath)), manifestPath);
        foreach (BackupFile file in manifest.Files)
        {
            Compare(backup, file.Name, known);
        }

        return manifest;
    }

    /// <summary>Checks a backup whole: bytes, tables, and what the program relies on.</summary>
    /// <param name="backup">The backup's folder.</param>
    /// <param name="keyFile">The deployment's key file; null, or another store's, leaves held rows closed.</param>
    /// <param name="progress">Gets the name of each table before it is read.</param>
    /// <exception cref="BridgeException">STO473, STO474 as <see cref="Read"/>; STO473 too when a table does not hold what the manifest says.</exception>
    public static (BackupManifest Manifest, StoreCheck Check) Verify(string backup, string? keyFile, IProgress<string>? progress, CancellationToken token)
    {
        BackupManifest manifest = Read(backup);
        (DataFile store, DataFile vault, DuckDbOptions options) = FilesOf(backup);
        using BridgeKeys? keys = keyFile is not null && File.Exists(keyFile) ? BridgeKeys.Open(keyFile, create: false) : null;
        using QuarantineCipher? cipher = keys is not null && keys.Check == manifest.KeyCheck ? new QuarantineCipher(keys.QuarantineKey) : null;
        StoreCheck check = manifest.SchemaVersion == CommonSchema.Version
            ? new StoreVerification(store, vault, options).Run(backup, cipher, progress, token)
            : new StoreCheck(backup, [.. store.Sums(options), .. vault.Sums(options)], [], null);
        if (manifest.Library == StoreFiles.Library() && !check.Tables.SequenceEqual(manifest.Files.SelectMany(file => file.Tables)))
        {
            throw Damaged(Path.Combine(backup, BackupManifest.FileName), "tables that do not hold what the manifest says");
        }

        return (manifest, check);
    }

    internal static (DataFile Store, DataFile Vault, DuckDbOptions Options) FilesOf(string backup)
    {
        var files = new StoreFiles(new StoreOptions
        {
            StorePath = Path.Combine(backup, "store.duckdb"),
            VaultPath = Path.Combine(backup, "vault", "vault.duckdb"),
            KeyFile = "",
            Synthetic = false,
            Time = TimeProvider.System,
        });
        return (files.Store, files.Vault, files.SessionOptions);
    }

    private static void Compare(string backup, string name, Dictionary<string, string> known)
    {
        string path = Path.Combine(backup, name);
        if (!File.Exists(path) || known.GetValueOrDefault(name) != DurableFile.Sha256(path))
        {
            throw Damaged(path, "a file that is missing, or not what was written");
        }
    }

    private static BridgeException Damaged(string path, string found) =>
        new(Issue.Error(StoreCodes.BackupDamaged, new Place(path), found, "the file as the backup wrote it", "use another backup; bridge store recover lists them"));
}

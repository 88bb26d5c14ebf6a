using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>The two database files: makes them, checks them, and opens sessions on them under the names store and vault.</summary>
internal sealed class StoreFiles(StoreOptions options)
{
    public const string StoreAlias = "store";
    public const string VaultAlias = "vault";

    private static readonly CommonSchema Schema = CommonSchema.Load();

    /// <summary>The options of a session that may attach store and vault.</summary>
    public DuckDbOptions SessionOptions => new()
    {
        DataFolder = FolderOf(options.StorePath),
        MoreFolders = [FolderOf(options.VaultPath)],
        Threads = options.Threads,

        // Older libraries need not open a store; they open the files of releases.
        StorageVersion = "v1.4.0",
    };

    public string StorePath => options.StorePath;

    public string VaultPath => options.VaultPath;

    public DuckDbSession OpenStore(bool readOnly = false) => Open(options.StorePath, StoreAlias, readOnly);

    public DuckDbSession OpenVault(bool readOnly = false) => Open(options.VaultPath, VaultAlias, readOnly);

    /// <summary>Makes the folders, the vault's for its owner alone.</summary>
    public void MakeFolders()
    {
        string storeFolder = FolderOf(options.StorePath);
        string vaultFolder = FolderOf(options.VaultPath);
        if (storeFolder == vaultFolder)
        {
            throw new BridgeException(Issue.Error(
                StoreCodes.OpenToOthers, new Place(options.VaultPath), "a vault in the store's own folder", "a folder of its own for the vault, with permissions for its owner alone", "correct vault: in the configuration"));
        }

        FileGuard.Run(storeFolder, () => Directory.CreateDirectory(storeFolder));
        if (!Directory.Exists(vaultFolder))
        {
            FileGuard.Run(vaultFolder, () => OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(vaultFolder)
                : Directory.CreateDirectory(vaultFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }

        OwnerOnly.Refuse(vaultFolder);
    }

    /// <summary>The stamp of the store; null when the file is absent or was left empty by a creation that was cut short.</summary>
    public Stamp? ReadStoreStamp() => !File.Exists(options.StorePath) ? null : ReadStamp(
        OpenStore,
        options.StorePath,
        StoreAlias,
        "csae",
        session => session.Query(
            "SELECT store_id, schema_version, synthetic, key_check FROM store.csae.stamp",
            row => new Stamp(row.GetGuid(0), row.GetInt32(1), row.GetBoolean(2), row.GetString(3))));

    /// <summary>The store's number in the vault; null when the vault is absent or was left empty.</summary>
    public Guid? ReadVaultStamp() => !File.Exists(options.VaultPath) ? null : ReadStamp(
        OpenVault,
        options.VaultPath,
        VaultAlias,
        "main",
        session => session.Query(
            "SELECT store_id, schema_version FROM vault.main.stamp",
            row => new Stamp(row.GetGuid(0), row.GetInt32(1), false, "")))?.StoreId;

    public void CreateStore(Stamp stamp, DateTime now)
    {
        using DuckDbSession session = OpenStore();
        session.Execute($"USE {StoreAlias}");
        session.InTransaction(() =>
        {
            session.Execute(Ddl.Create(Schema));
            session.Execute("INSERT INTO csae.stamp VALUES ($1, $2, $3, $4, $5)", stamp.StoreId, stamp.SchemaVersion, stamp.Synthetic, stamp.KeyCheck, now);
        });
    }

    public void CreateVault(Guid storeId)
    {
        using DuckDbSession session = OpenVault();
        session.Execute($"USE {VaultAlias}");
        session.InTransaction(() =>
        {
            session.Execute(Ddl.CreateVault(Schema));
            session.Execute("INSERT INTO stamp VALUES ($1, $2)", storeId, CommonSchema.Version);
        });
    }

    private DuckDbSession Open(string path, string alias, bool readOnly)
    {
        DuckDbSession session = DuckDbSession.InMemory(SessionOptions);
        try
        {
            session.Attach(path, alias, readOnly);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static Stamp? ReadStamp(Func<bool, DuckDbSession> open, string path, string alias, string schemaName, Func<DuckDbSession, IReadOnlyList<Stamp>> read)
    {
        using DuckDbSession session = open(false);
        IReadOnlyList<string> tables = session.Query(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE database_name = $1", row => row.GetString(0), alias);
        if (tables.Count == 0)
        {
            return null;
        }

        Stamp stamp = (tables.Contains($"{schemaName}.stamp") ? read(session) : []) is [var only]
            ? only
            : throw new BridgeException(Issue.Error(
                StoreCodes.NotAStore, new Place(path), $"a database that is no {alias} of this program", $"the {alias} that this program made, or no file", "correct the path in the configuration, or move the file away"));
        return stamp.SchemaVersion == CommonSchema.Version
            ? stamp
            : throw new BridgeException(Issue.Error(
                StoreCodes.Version, new Place(path), $"schema version {stamp.SchemaVersion}", $"schema version {CommonSchema.Version}", "use the version of this program that made the file, or load the deliveries into a new store"));
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}

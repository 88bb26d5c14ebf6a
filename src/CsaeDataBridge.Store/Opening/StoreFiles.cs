using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>The two database files: makes them, checks them, and opens sessions on them under the names store and vault.</summary>
internal sealed class StoreFiles(StoreOptions options)
{
    public const string StoreAlias = "store";
    public const string VaultAlias = "vault";

    private static readonly CommonSchema Schema = CommonSchema.Load();
    private static readonly string StoreScript = Ddl.Create(Schema);
    private static readonly string VaultScript = Ddl.CreateVault(Schema);

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

    public DataFile Store { get; } = new(options.StorePath, StoreAlias, "csae", Schema.Tables, StoreScript);

    public DataFile Vault { get; } = new(options.VaultPath, VaultAlias, "main", Schema.VaultTables, VaultScript);

    /// <summary>Where backups lie that a migration takes.</summary>
    public string BackupFolder => options.BackupFolder;

    public DuckDbSession OpenStore(bool readOnly = false) => Store.Open(SessionOptions, readOnly);

    public DuckDbSession OpenVault(bool readOnly = false) => Vault.Open(SessionOptions, readOnly);

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
        DurableFile.MakeFolder(vaultFolder);
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

    /// <summary>The vault's stamp, its store's number and its version; null when the vault is absent or was left empty.</summary>
    public Stamp? ReadVaultStamp() => !File.Exists(options.VaultPath) ? null : ReadStamp(
        OpenVault,
        options.VaultPath,
        VaultAlias,
        "main",
        session => session.Query(
            "SELECT store_id, schema_version FROM vault.main.stamp",
            row => new Stamp(row.GetGuid(0), row.GetInt32(1), false, "")));

    /// <summary>The last row of the ledger, of any version: its number, 0 without one, and when it was committed.</summary>
    public (int Number, DateTime? CommittedAt) LastLoad()
    {
        using DuckDbSession session = OpenStore(readOnly: true);
        return session.Query(
            "SELECT load_id, committed_at FROM store.csae.load ORDER BY load_id DESC LIMIT 1",
            row => (row.GetInt32(0), (DateTime?)DateTime.SpecifyKind(row.GetDateTime(1), DateTimeKind.Utc))) is [var last] ? last : (0, null);
    }

    /// <summary>The database's own version.</summary>
    public static string Library()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        return session.Scalar<string>("SELECT version()")!;
    }

    public void CreateStore(Stamp stamp, DateTime now) => Make(Store, session =>
        session.Execute("INSERT INTO csae.stamp VALUES ($1, $2, $3, $4, $5)", stamp.StoreId, stamp.SchemaVersion, stamp.Synthetic, stamp.KeyCheck, now));

    public void CreateVault(Guid storeId) => Make(Vault, session =>
        session.Execute("INSERT INTO stamp VALUES ($1, $2)", storeId, CommonSchema.Version));

    // Beside, and then renamed: the database cannot replay the log of what makes these tables, so a kill must not leave one that counts.
    private void Make(DataFile file, Action<DuckDbSession> stamp)
    {
        using (DuckDbSession session = file.At(file.NewPath).Open(SessionOptions, readOnly: false))
        {
            session.Execute($"USE {Sql.Identifier(file.Alias)}");
            session.InTransaction(() =>
            {
                session.Execute(file.Create);
                stamp(session);
                KillPoint.Reach($"open/{file.Alias}-stamped");
            });
            KillPoint.Reach($"open/{file.Alias}-committed");
        }

        DurableFile.Flush(file.NewPath);
        KillPoint.Reach($"open/{file.Alias}-flushed");

        // A log whose file is gone would be read into the new one.
        if (File.Exists(file.WalPath))
        {
            DurableFile.Move(file.WalPath, $"{file.WalPath}.unread");
        }

        DurableFile.Move(file.NewPath, file.Path);
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

        return (tables.Contains($"{schemaName}.stamp") ? read(session) : []) is [var only]
            ? only
            : throw new BridgeException(Issue.Error(
                StoreCodes.NotAStore, new Place(path), $"a database that is no {alias} of this program", $"the {alias} that this program made, or no file", "correct the path in the configuration, or move the file away"));
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}

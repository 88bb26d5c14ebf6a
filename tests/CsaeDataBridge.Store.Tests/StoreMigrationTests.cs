using CsaeDataBridge.Issues;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Store.Tests;

/// <summary>A store of version 2, with rows in every table, is brought up to this version without losing or changing a row.</summary>
public sealed class StoreMigrationTests
{
    [Fact]
    public void Open_StoreOfVersion2_KeepsEveryRowAndTakesABackupFirst()
    {
        using var folder = EarlierStore.Make(2);
        Dictionary<string, TableSum> before = EarlierStore.Sums(folder);
        Assert.All(before.Values, table => Assert.NotEqual(0, table.Rows));

        using BridgeStore store = BridgeStore.Open(folder.Options with { Migrate = true });

        MigrationResult migration = store.Migration!;
        Assert.Equal((2, CommonSchema.Version), (migration.From, migration.To));
        Assert.Equal(before.Values.Sum(table => table.Rows), migration.Rows);
        Assert.Equal(before, EarlierStore.Sums(folder));
        Assert.Equal(before, EarlierStore.SumsOf(Path.Combine(migration.Backup, "store.duckdb"), Path.Combine(migration.Backup, "vault", "vault.duckdb")));
        Assert.Equal([1, 2, 3], store.Loads().Select(load => load.LoadId));
        Assert.Equal("""{"Crime_Ref":"example"}"""u8, store.OpenQuarantine()[0].Row);
        Assert.Equal(3, TestFolder.VaultRows(store, "FROM vault.main.person").Count);
    }

    [Fact]
    public void Open_MigratedStore_IsLikeOneMadeByThisVersion()
    {
        using var folder = EarlierStore.Make(2);
        using var made = new TestFolder();
        using BridgeStore store = BridgeStore.Open(folder.Options with { Migrate = true });
        using BridgeStore other = made.Open();
        foreach (string definition in (string[])
        [
            "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE NOT internal AND database_name <> 'memory' ORDER BY table_name, column_index",
            "SELECT view_name, sql, comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL",
            "SELECT table_name, comment FROM duckdb_tables() WHERE database_name <> 'memory' ORDER BY ALL",
        ])
        {
            Assert.Equal(TestFolder.Rows(other, definition), TestFolder.Rows(store, definition));
            Assert.Equal(TestFolder.VaultRows(other, definition), TestFolder.VaultRows(store, definition));
        }

        new TestDelivery { Events = [new("a")], Persons = [new("p1")] }.MergeInto(store);
        Assert.Equal(4, store.Loads()[^1].LoadId);
    }

    [Fact]
    public void Open_StoreOfVersion2WithoutLeave_IsRefusedAndLeftAsItWas()
    {
        using var folder = EarlierStore.Make(2);
        byte[] before = File.ReadAllBytes(folder.Options.StorePath);

        var failure = Assert.Throws<BridgeException>(folder.Open);

        Assert.Equal($"""
            STO422 error  {folder.Options.VaultPath}
              Found:    schema version 2
              Expected: schema version {CommonSchema.Version}
              Fix:      run bridge store migrate, or bridge run, which does it too; a backup is taken first
            """, failure.Message);
        Assert.Equal(before, File.ReadAllBytes(folder.Options.StorePath));
        Assert.False(Directory.Exists(Path.Combine(folder.Root, "backups")));
    }

    [Theory]
    [InlineData(1, "load the deliveries into a new store: this version of the schema is too old to be migrated")]
    [InlineData(99, "use the version of this program that made the file, or a later one")]
    public void Open_VersionTooOldOrNewer_IsRefusedAndLeftAsItWas(int version, string fix)
    {
        using var folder = EarlierStore.Make(2);
        EarlierStore.Execute(folder.Options.StorePath, $"UPDATE csae.stamp SET schema_version = {version}");
        byte[] before = File.ReadAllBytes(folder.Options.StorePath);

        var failure = Assert.Throws<BridgeException>(() => BridgeStore.Open(folder.Options with { Migrate = true }));

        Assert.Equal($"""
            STO422 error  {folder.Options.StorePath}
              Found:    schema version {version}
              Expected: schema version {CommonSchema.Version}
              Fix:      {fix}
            """, failure.Message);
        Assert.Equal(before, File.ReadAllBytes(folder.Options.StorePath));
    }

    [Fact]
    public void Open_RowThatCannotBeKept_IsRefusedAndLeftAsItWas()
    {
        using var folder = EarlierStore.Make(2);

        // No version of the program could have stored it; the migration must not drop it.
        EarlierStore.Execute(folder.Options.StorePath, "CREATE TABLE csae.forgotten AS SELECT 1 AS n");
        byte[] before = File.ReadAllBytes(folder.Options.StorePath);

        var failure = Assert.Throws<BridgeException>(() => BridgeStore.Open(folder.Options with { Migrate = true }));

        Assert.Equal($"""
            STO472 error  {folder.Options.StorePath}, "forgotten"
              Found:    a table that this version does not have
              Expected: the same rows in every table
              Fix:      the file was left as it was: report this with the version of the program, and go on with the version that made the file
            """, failure.Message);
        Assert.Equal(before, File.ReadAllBytes(folder.Options.StorePath));
        Assert.False(File.Exists($"{folder.Options.StorePath}.new"));
    }

    [Fact]
    public void Copies_OfVersion2_IsTheSnapshot()
    {
        var files = new StoreFiles(new TestFolder("unused").Options);
        Snapshot.Matches(string.Join("\n\n", new[] { files.Vault, files.Store }.SelectMany(file => RewriteSql.Copies(file, 2)).Select(copy => copy.Sql)), "sql");
    }
}

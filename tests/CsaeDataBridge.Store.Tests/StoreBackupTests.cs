using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Store.Tests;

public sealed class StoreBackupTests : IDisposable
{
    private readonly TestFolder folder = new();

    public StoreBackupTests() => KillHost.Run(folder);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void BackUp_Store_IsWholeAndSaysWhatItHolds()
    {
        (string path, BackupManifest manifest) = Take();

        Assert.Equal(["SHA256SUMS", "backup.json", "store.duckdb", "vault/vault.duckdb"], Directory.GetFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.Equal((CommonSchema.Version, true, 3), (manifest.SchemaVersion, manifest.Synthetic, manifest.LastLoad));
        Assert.Equal(folder.Clock.Now.UtcDateTime, manifest.TakenAt);
        Assert.True(new[] { folder.Options.StorePath, folder.Options.VaultPath }.Select(DurableFile.Sha256).SequenceEqual(manifest.Files.Select(file => file.Sha256)));
        Assert.Equal(4, manifest.Files[0].Tables.Single(table => table.Table == "csae.event").Rows);
        Assert.Empty(Directory.GetDirectories(folder.Options.BackupFolder, "*.writing"));
        Assert.All(Directory.GetFiles(path, "*", SearchOption.AllDirectories), file => Assert.Equal(UnixMode.OwnerOnly, UnixMode.Of(file)));
    }

    [Fact]
    public void BackUp_Store_HoldsNoKey()
    {
        (string path, _) = Take();
        byte[] key = File.ReadAllBytes(folder.Options.KeyFile);
        Assert.All(Directory.GetFiles(path, "*", SearchOption.AllDirectories), file =>
        {
            byte[] bytes = File.ReadAllBytes(file);
            Assert.True(bytes.AsSpan().IndexOf(key.AsSpan(0, 32)) < 0 && bytes.AsSpan().IndexOf(key.AsSpan(32)) < 0, file);
        });
    }

    [Fact]
    public void Verify_Backup_IsSoundAndOpensHeldRows()
    {
        (string path, BackupManifest manifest) = Take();

        (BackupManifest read, StoreCheck check) = BackupCheck.Verify(path, folder.Options.KeyFile, null, CancellationToken.None);

        Assert.Equal(manifest.ToJson(), read.ToJson());
        Assert.True(check.IsSound);
        Assert.Equal(1, check.QuarantineOpened);
        Assert.Null(BackupCheck.Verify(path, null, null, CancellationToken.None).Check.QuarantineOpened);
    }

    [Fact]
    public void Verify_BackupWithAnyBitFlipped_IsRefused()
    {
        (string path, _) = Take();
        string[] files = Directory.GetFiles(path, "*", SearchOption.AllDirectories);
        var random = new Random(7);
        for (int copy = 0; copy < Endurance.Count(1_000); copy++)
        {
            string file = files[copy % files.Length];
            byte[] whole = File.ReadAllBytes(file);
            byte[] damaged = [.. whole];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, damaged);
            string code = Assert.Throws<BridgeException>(() => BackupCheck.Read(path)).Issues[0].Code;
            Assert.Equal(StoreCodes.BackupDamaged, code);
            File.WriteAllBytes(file, whole);
        }

        Assert.Equal(3, BackupCheck.Read(path).LastLoad);
    }

    [Fact]
    public void Read_FileCutShort_SaysWhichAndWhatToDo()
    {
        (string path, _) = Take();
        string store = Path.Combine(path, "store.duckdb");
        File.WriteAllBytes(store, File.ReadAllBytes(store)[..^1]);

        Assert.Equal($"""
            STO473 error  {store}
              Found:    a file that is missing, or not what was written
              Expected: the file as the backup wrote it
              Fix:      use another backup; bridge store recover lists them
            """, Assert.Throws<BridgeException>(() => BackupCheck.Read(path)).Message);
    }

    [Fact]
    public void Read_FolderWithoutABackup_SaysSo() =>
        Assert.Equal($"""
            STO474 error  {folder.Root}
              Found:    no SHA256SUMS
              Expected: the folder of a backup, as bridge store backup wrote it
              Fix:      name the folder of one backup; bridge store recover lists them
            """, Assert.Throws<BridgeException>(() => BackupCheck.Read(folder.Root)).Message);

    [Fact]
    public void BackUp_TwiceInOneSecond_AreTwo()
    {
        Assert.NotEqual(Take().Path, Take().Path);
        Assert.Equal(2, BackupCheck.Find(folder.Options.BackupFolder).Count);
    }

    private (string Path, BackupManifest Manifest) Take()
    {
        using BridgeStore store = folder.Open();
        return store.BackUp(folder.Options.BackupFolder);
    }
}

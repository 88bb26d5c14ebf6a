using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store.Tests;

public sealed class StoreRecoveryTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly string backup;

    public StoreRecoveryTests()
    {
        using BridgeStore store = folder.Open();
        KillHost.Deliveries[0].MergeInto(store);
        backup = store.BackUp(folder.Options.BackupFolder).Path;
        KillHost.Deliveries[1].MergeInto(store);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Examine_SoundStore_SaysSoAndChangesNothing()
    {
        byte[] before = File.ReadAllBytes(folder.Options.StorePath);
        RecoveryReport report = Examine();
        Assert.True(report.IsSound);
        Assert.Equal((2, 2, backup), (report.Store.LastLoad, report.Committed, report.Sound));
        Assert.Equal([2], report.Missing.Select(load => load.LoadId));
        Assert.Equal(before, File.ReadAllBytes(folder.Options.StorePath));
    }

    [Fact]
    public void Examine_DamagedStore_NamesTheNewestSoundBackup()
    {
        Overwrite(folder.Options.StorePath);
        folder.Clock.Now = folder.Clock.Now.AddHours(1);
        string damaged = $"{backup}-2";
        Directory.CreateDirectory(Path.Combine(damaged, "vault"));
        foreach (string name in (string[])["SHA256SUMS", "backup.json", "store.duckdb", "vault/vault.duckdb"])
        {
            File.Copy(Path.Combine(backup, name), Path.Combine(damaged, name));
        }

        File.AppendAllText(Path.Combine(damaged, "vault", "vault.duckdb"), "x");

        RecoveryReport report = Examine();

        Assert.Equal(DuckDbCodes.FileDamaged, report.Store.Fault!.Code);
        Assert.Null(report.Vault.Fault);
        Assert.Equal(2, report.Committed);
        Assert.Equal(backup, report.Sound);
        Assert.Equal(1, report.SoundManifest!.LastLoad);
        Assert.Equal([1], report.Restored.Select(load => load.LoadId));
    }

    [Fact]
    public void SetLogsAside_LogThatCannotBeRead_LeavesTheFileAsItWasWithoutIt()
    {
        using var killed = new TestFolder();
        KillTests.RunKilled("load", killed, "after-store-commit#2");
        string log = $"{killed.Options.StorePath}.wal";
        byte[] bytes = File.ReadAllBytes(log);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(log, bytes);
        FileState state = StoreRecovery.Examine(killed.Options, killed.Root, null, CancellationToken.None).Store;
        Assert.Equal(DuckDbCodes.FileDamaged, state.Fault!.Code);
        Assert.Equal(2, state.LastLoadWithoutLog);
        Assert.Equal($"""
            STO402 error  {killed.Options.StorePath}
              Found:    a file that is damaged or is no DuckDB database
              Expected: a database file that this version wrote
              Fix:      do not change or remove it; run bridge store recover: it says what can be read, and which backup is sound
            """, Assert.Throws<BridgeException>(killed.Open).Message);

        Assert.Equal([$"{log}.unread"], StoreRecovery.SetLogsAside(killed.Options));

        KillHost.Run(killed);
        using BridgeStore store = killed.Open();
        Assert.Equal(3, store.Loads()[^1].LoadId);
    }

    private RecoveryReport Examine() => StoreRecovery.Examine(folder.Options, folder.Options.BackupFolder, null, CancellationToken.None);

    private static void Overwrite(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes.AsSpan(0, 8192).Fill(0x5A);
        File.WriteAllBytes(path, bytes);
    }
}

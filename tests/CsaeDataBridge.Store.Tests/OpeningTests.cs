using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store.Tests;

public sealed class OpeningTests
{
    [Fact]
    public void Open_NewDeployment_MakesFilesForTheirOwnerAlone()
    {
        using var folder = new TestFolder();
        folder.Open().Dispose();

        Assert.Equal(64, new FileInfo(folder.Options.KeyFile).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Options.KeyFile));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(folder.Options.VaultPath)!));
        }
    }

    [Fact]
    public void Open_SecondTime_KeepsTheKeys()
    {
        using var folder = new TestFolder();
        byte[] first;
        using (BridgeStore store = folder.Open())
        {
            first = store.Keys.IdKey.ToArray();
        }

        using BridgeStore again = folder.Open();
        Assert.Equal(32, first.Length);
        Assert.True(again.Keys.IdKey.SequenceEqual(first));
    }

    [Fact]
    public void Open_WhileAnotherHasIt_IsLocked()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();

        Fails(folder, DuckDbCodes.Locked, $"""
            STO491 error  {folder.Options.StorePath}
              Found:    another program that has the store open
              Expected: one program at a time
              Fix:      wait for it to end, or stop it; analysts open a release's own file, never the store
            """);
        Assert.Equal(ExitCode.DiskFullOrLocked, Assert.Throws<BridgeException>(folder.Open).ExitCode);
    }

    [Fact]
    public void Open_OtherSyntheticStamp_IsRefused()
    {
        using var folder = new TestFolder();
        folder.Open().Dispose();

        var failure = Assert.Throws<BridgeException>(() => BridgeStore.Open(folder.Options with { Synthetic = false }));

        Assert.Equal($"""
            STO423 error  {folder.Options.StorePath}
              Found:    a store stamped synthetic: true under a configuration with synthetic: false
              Expected: made-up data and real data in stores of their own
              Fix:      correct synthetic: in the configuration, or name another store
            """, failure.Message);
        Assert.Equal(ExitCode.Store, failure.ExitCode);
    }

    [Fact]
    public void Open_StoreWithoutItsKey_IsRefused()
    {
        using var folder = new TestFolder();
        folder.Open().Dispose();
        File.Delete(folder.Options.KeyFile);

        Fails(folder, StoreCodes.KeyMissing, $"""
            STO424 error  {folder.Options.KeyFile}
              Found:    no key file for a store that exists
              Expected: the key file that the store was made with
              Fix:      restore the key file; without it no id can be made again and no quarantined row be read
            """);
    }

    [Fact]
    public void Open_StoreWithAnotherKey_IsRefused()
    {
        using var folder = new TestFolder();
        folder.Open().Dispose();
        File.WriteAllBytes(folder.Options.KeyFile, new byte[64]);

        Fails(folder, StoreCodes.KeyWrong, $"""
            STO425 error  {folder.Options.KeyFile}
              Found:    another key than the store was made with
              Expected: the key file that the store was made with
              Fix:      restore the key file, or correct keys: in the configuration
            """);
    }

    [Fact]
    public void Open_KeyFileCutShort_IsRefused()
    {
        using var folder = new TestFolder();
        folder.Open().Dispose();
        File.WriteAllBytes(folder.Options.KeyFile, new byte[63]);

        Fails(folder, StoreCodes.KeyMalformed, $"""
            STO426 error  {folder.Options.KeyFile}
              Found:    a key file of 63 bytes
              Expected: 64 bytes
              Fix:      restore the key file; for a new deployment remove it, and one is made
            """);
    }

    [Fact]
    public void Open_KeyFileOrVaultThatOthersMayRead_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TestFolder();
        folder.Open().Dispose();
        File.SetUnixFileMode(folder.Options.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Fails(folder, StoreCodes.OpenToOthers, $"""
            STO427 error  {folder.Options.KeyFile}
              Found:    permissions that let other users in
              Expected: permissions for its owner alone
              Fix:      run chmod 600 on it, and ask who may have read it
            """);

        string vault = Path.GetDirectoryName(folder.Options.VaultPath)!;
        File.SetUnixFileMode(vault, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        Fails(folder, StoreCodes.OpenToOthers, $"""
            STO427 error  {vault}
              Found:    permissions that let other users in
              Expected: permissions for its owner alone
              Fix:      run chmod 700 on it, and ask who may have read it
            """);
    }

    [Fact]
    public void Open_StoreWithLoadsWithoutItsVault_IsRefused()
    {
        using var folder = new TestFolder();
        using (BridgeStore store = folder.Open())
        {
            new TestDelivery { Events = [new("a")], Persons = [new("p1")] }.MergeInto(store);
        }

        File.Delete(folder.Options.VaultPath);
        Fails(folder, StoreCodes.VaultMissing, $"""
            STO428 error  {folder.Options.VaultPath}
              Found:    no vault beside a store that has loads
              Expected: store and vault together
              Fix:      restore the vault from its last backup
            """);
    }

    [Fact]
    public void Open_VaultOfAnotherStore_IsRefused()
    {
        using var folder = new TestFolder();
        using var other = new TestFolder();
        folder.Open().Dispose();
        other.Open().Dispose();
        File.Copy(other.Options.VaultPath, folder.Options.VaultPath, overwrite: true);

        Fails(folder, StoreCodes.VaultOfAnother, $"""
            STO429 error  {folder.Options.VaultPath}
              Found:    the vault of another store
              Expected: the vault that was made with this store
              Fix:      correct vault: in the configuration, or restore the vault
            """);
    }

    [Fact]
    public void Open_VaultWithIdentifiersWithoutItsStore_IsRefusedAndKept()
    {
        using var folder = new TestFolder();
        using (BridgeStore store = folder.Open())
        {
            new TestDelivery { Events = [new("a")], Persons = [new("p1")] }.MergeInto(store);
        }

        File.Delete(folder.Options.StorePath);
        Fails(folder, StoreCodes.VaultWithoutStore, $"""
            STO430 error  {folder.Options.StorePath}
              Found:    no store beside a vault that holds identifiers
              Expected: store and vault together
              Fix:      restore the store from its last backup, or move the vault away to start anew
            """);
    }

    [Fact]
    public void Open_ForeignDatabase_IsRefused()
    {
        using var folder = new TestFolder();
        using (DuckDbSession session = DuckDbSession.OpenFile(folder.Options.StorePath, readOnly: false, new DuckDbOptions()))
        {
            session.Execute("CREATE TABLE something (n INTEGER)");
        }

        Fails(folder, StoreCodes.NotAStore, $"""
            STO421 error  {folder.Options.StorePath}
              Found:    a database that is no store of this program
              Expected: the store that this program made, or no file
              Fix:      correct the path in the configuration, or move the file away
            """);
    }

    [Fact]
    public void Open_DamagedStore_IsTheDatabasesOwnCode()
    {
        using var folder = new TestFolder();
        folder.Open().Dispose();
        byte[] bytes = File.ReadAllBytes(folder.Options.StorePath);
        bytes.AsSpan(0, 4096).Fill(0x5A);
        File.WriteAllBytes(folder.Options.StorePath, bytes);

        var failure = Assert.Throws<BridgeException>(folder.Open);
        Assert.Equal(DuckDbCodes.FileDamaged, failure.Issues[0].Code);
        Assert.Equal(ExitCode.Store, failure.ExitCode);
    }

    [Fact]
    public void Open_FolderThatIsAFile_IsACodedFault()
    {
        using var folder = new TestFolder();
        File.WriteAllText(Path.Combine(folder.Root, "vault"), "");

        Assert.Equal(DuckDbCodes.FileFault, Assert.Throws<BridgeException>(folder.Open).Issues[0].Code);
    }

    [Fact]
    public void Open_VaultInTheStoresFolder_IsRefused()
    {
        using var folder = new TestFolder();
        StoreOptions options = folder.Options with { VaultPath = Path.Combine(folder.Root, "vault.duckdb") };

        Assert.Equal(StoreCodes.OpenToOthers, Assert.Throws<BridgeException>(() => BridgeStore.Open(options)).Issues[0].Code);
    }

    private static void Fails(TestFolder folder, string code, string message)
    {
        var failure = Assert.Throws<BridgeException>(folder.Open);
        Assert.Equal(code, failure.Issues[0].Code);
        Assert.Equal(message, failure.Message);
    }
}

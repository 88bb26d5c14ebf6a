using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store.Tests;

public sealed class StoreRestoreTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly string backup;
    private readonly string hash;

    public StoreRestoreTests()
    {
        KillHost.Run(folder);
        using BridgeStore store = folder.Open();
        hash = store.ContentHash();
        backup = store.BackUp(folder.Options.BackupFolder).Path;
        new TestDelivery { AsOf = new(2026, 3, 31), Events = [new("late")], Persons = [new("p9", Family: "Later")] }.MergeInto(store);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_OverAStoreThatIsThere_IsRefused()
    {
        Assert.Equal($"""
            STO475 error  {folder.Options.StorePath}
              Found:    a store or vault that is there
              Expected: no store and no vault, or --replace
              Fix:      add --replace: what is there is kept aside under another name
            """, Assert.Throws<BridgeException>(() => Restore(replace: false)).Message);
        Assert.NotEqual(hash, Hash());
    }

    [Fact]
    public void Run_Replacing_RestoresKeepsAsideAndNamesWhatIsMissing()
    {
        RestoreResult result = Restore(replace: true);

        Assert.Equal(hash, Hash());
        Assert.Equal(["6 northshire-police/crime northshire-police_crime_2026-03-31_0.csv loaded"], result.Missing.Select(load => $"{load.LoadId} {load.Feed} {load.File} {load.Status}"));
        Assert.Empty(result.WithdrawnSince);
        Assert.True(File.Exists(result.Replaced));
        Assert.True(File.Exists(folder.Options.VaultPath + Path.GetFileName(result.Replaced!)[Path.GetFileName(folder.Options.StorePath).Length..]));
        using BridgeStore store = folder.Open();
        Assert.True(store.Verify(null, CancellationToken.None).IsSound);
        new TestDelivery { AsOf = new(2026, 3, 31), Events = [new("late")], Persons = [new("p9", Family: "Later")] }.MergeInto(store);
        Assert.Equal(6, store.Loads()[^1].LoadId);
    }

    [Fact]
    public void Run_LoadWithdrawnSince_IsNamed()
    {
        EarlierStore.Execute(folder.Options.StorePath, "UPDATE csae.load SET status = 'withdrawn' WHERE load_id = 3");

        Assert.Equal([3], Restore(replace: true).WithdrawnSince.Select(load => load.LoadId));
    }

    [Fact]
    public void Run_OverADamagedStore_SaysUpToWhichLoadItIsKnown()
    {
        byte[] bytes = File.ReadAllBytes(folder.Options.StorePath);
        bytes.AsSpan(0, 8192).Fill(0x5A);
        File.WriteAllBytes(folder.Options.StorePath, bytes);

        RestoreResult result = Restore(replace: true);

        Assert.Equal(6, result.LastKnown);
        Assert.Equal(hash, Hash());
    }

    [Fact]
    public void Run_DryRun_ChangesNothing()
    {
        string before = Hash();
        RestoreResult result = StoreRestore.Run(folder.Options, backup, replace: true, dryRun: true, null, CancellationToken.None);
        Assert.Equal(6, result.Missing.Single().LoadId);
        Assert.Equal(before, Hash());
    }

    [Fact]
    public void Run_WithAnotherKey_IsRefused()
    {
        File.WriteAllBytes(folder.Options.KeyFile, new byte[64]);
        Assert.Equal(StoreCodes.KeyWrong, Assert.Throws<BridgeException>(() => Restore(replace: true)).Issues[0].Code);
    }

    [Fact]
    public void Run_BackupOfMadeUpDataForRealData_IsRefused()
    {
        var failure = Assert.Throws<BridgeException>(() => StoreRestore.Run(folder.Options with { Synthetic = false }, backup, true, false, null, CancellationToken.None));
        Assert.Equal(StoreCodes.Synthetic, failure.Issues[0].Code);
    }

    [Fact]
    public void Run_OntoAnEmptyMachine_HasTheSameContent()
    {
        using var other = new TestFolder();
        DurableFile.MakeFolder(Path.GetDirectoryName(other.Options.KeyFile)!);
        File.Copy(folder.Options.KeyFile, other.Options.KeyFile);

        Assert.Null(StoreRestore.Run(other.Options, backup, false, false, null, CancellationToken.None).Replaced);

        using BridgeStore store = other.Open();
        Assert.Equal(hash, store.ContentHash());
    }

    private RestoreResult Restore(bool replace) => StoreRestore.Run(folder.Options, backup, replace, dryRun: false, null, CancellationToken.None);

    private string Hash()
    {
        using BridgeStore store = folder.Open();
        return store.ContentHash();
    }
}

using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store.Tests;

/// <summary>What was committed and is not there any more is seen, whatever the database says about its file.</summary>
public sealed class LedgerMarkTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Merge_Done_LeavesNothingInALogThatCouldBeCutOff()
    {
        using BridgeStore store = folder.Open();
        KillHost.Deliveries[0].MergeInto(store);
        Assert.Empty(Directory.GetFiles(folder.Root, "*.wal", SearchOption.AllDirectories));
        Assert.Equal(1, LedgerMark.Read(folder.Options.StorePath)!.Value.LoadId);
    }

    [Fact]
    public void Open_OlderCopyOfTheStore_IsRefusedUntilAPersonAccepts()
    {
        string older = $"{folder.Options.StorePath}.older";
        using (BridgeStore store = folder.Open())
        {
            KillHost.Deliveries[0].MergeInto(store);
        }

        File.Copy(folder.Options.StorePath, older);
        using (BridgeStore store = folder.Open())
        {
            KillHost.Deliveries[1].MergeInto(store);
        }

        File.Copy(older, folder.Options.StorePath, overwrite: true);
        Assert.Equal($"""
            STO470 error  {folder.Options.StorePath}
              Found:    a ledger that ends at load 1, where load 2 was committed
              Expected: every load that was committed
              Fix:      run bridge store recover: it says which loads are missing, and which backup has them
            """, Assert.Throws<BridgeException>(folder.Open).Message);

        Assert.Equal(1, StoreRecovery.Accept(folder.Options));
        using BridgeStore accepted = folder.Open();
        Assert.Single(accepted.Loads());
        KillHost.Deliveries[1].MergeInto(accepted);
        Assert.Equal(2, accepted.Loads()[^1].LoadId);
    }

    [Fact]
    public void Open_AnotherLoadOfTheSameNumber_IsRefused()
    {
        using (BridgeStore store = folder.Open())
        {
            KillHost.Deliveries[0].MergeInto(store);
        }

        EarlierStore.Execute(folder.Options.StorePath, "UPDATE csae.load SET file = 'another.csv'");
        Assert.Equal("another load 1 than the one that was committed", Assert.Throws<BridgeException>(folder.Open).Issues[0].Found);
    }

    [Fact]
    public void Open_MarkBehindOrAbsent_IsBroughtUp()
    {
        using (BridgeStore store = folder.Open())
        {
            KillHost.Deliveries[0].MergeInto(store);
        }

        File.Delete(LedgerMark.PathOf(folder.Options.StorePath));
        folder.Open().Dispose();
        Assert.Equal(1, LedgerMark.Read(folder.Options.StorePath)!.Value.LoadId);
    }

    [Fact]
    public void Open_DamagedMark_IsRefusedWithWhatToDo()
    {
        KillHost.Run(folder);
        string path = LedgerMark.PathOf(folder.Options.StorePath);
        byte[] whole = File.ReadAllBytes(path);
        for (int bit = 0; bit < whole.Length * 8; bit++)
        {
            byte[] damaged = [.. whole];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, damaged);
            Assert.Equal(StoreCodes.MarkDamaged, Assert.Throws<BridgeException>(() => LedgerMark.Read(folder.Options.StorePath)).Issues[0].Code);
        }

        Assert.Equal($"""
            STO471 error  {path}
              Found:    a mark of the last load that is not what was written
              Expected: the number and hash of the last load
              Fix:      run bridge store verify; when the ledger has every load, run bridge store recover --accept
            """, Assert.Throws<BridgeException>(folder.Open).Message);
    }
}

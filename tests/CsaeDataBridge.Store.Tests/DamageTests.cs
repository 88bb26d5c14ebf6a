using CsaeDataBridge.Issues;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Store.Tests;

/// <summary>Files that are cut off or in which bits are flipped are refused by code, or hold what they held: there is no wrong answer in between.</summary>
public sealed class DamageTests : IDisposable
{
    private const int CopiesOfEach = 750;
    private readonly TestFolder whole = new();

    public void Dispose() => whole.Dispose();

    [Fact]
    public void Open_DamagedStore_IsRefusedOrWhole() => Assert.Equal("", Damaged("the store", folder => folder.Options.StorePath, Loaded()));

    [Fact]
    public void Open_DamagedVault_IsRefusedOrWhole() => Assert.Equal("", Damaged("the vault", folder => folder.Options.VaultPath, Loaded()));

    [Fact]
    public void Open_DamagedMark_IsRefusedOrWhole() => Assert.Equal("", Damaged("the mark of the last load", folder => LedgerMark.PathOf(folder.Options.StorePath), Loaded()));

    [Fact]
    public void Open_DamagedLogOfAKilledLoad_IsRefusedOrBeforeOrAfterIt()
    {
        using var before = new TestFolder();
        string first;
        using (BridgeStore store = before.Open())
        {
            store.WriteReferenceData(new ReferenceData { Areas = [new AreaRow("E06000991", "Eastmoor", "council")] });
            KillHost.Deliveries[0].MergeInto(store);
            first = store.ContentHash();
        }

        using var after = new TestFolder();
        string second;
        using (BridgeStore store = after.Open())
        {
            store.WriteReferenceData(new ReferenceData { Areas = [new AreaRow("E06000991", "Eastmoor", "council")] });
            KillHost.Deliveries[0].MergeInto(store);
            KillHost.Deliveries[1].MergeInto(store);
            second = store.ContentHash();
        }

        KillTests.RunKilled("load", whole, "after-store-commit#2");
        Assert.Equal("", Damaged("the log of a load that was killed", folder => $"{folder.Options.StorePath}.wal", [first, second]));
    }

    private string[] Loaded()
    {
        KillHost.Run(whole);
        using BridgeStore store = whole.Open();
        return [store.ContentHash()];
    }

    private string Damaged(string what, Func<TestFolder, string> file, string[] right)
    {
        int copies = Endurance.Count(CopiesOfEach);
        byte[] sound = File.ReadAllBytes(file(whole));
        List<string> failures = [];
        int copy = 0;
        foreach (byte[] damaged in Damage.OfBytes(sound, copies))
        {
            using var folder = new TestFolder();
            whole.CopyTo(folder);
            File.WriteAllBytes(file(folder), damaged);
            if (Wrong(folder, right) is { } wrong)
            {
                failures.Add($"copy {copy}: {wrong}");
            }

            copy++;
        }

        return Endurance.Record($"damaged copies of {what}", copies, failures);
    }

    private static string? Wrong(TestFolder folder, string[] right)
    {
        try
        {
            using BridgeStore store = folder.Open();
            return right.Contains(store.ContentHash()) ? null : "it opens and holds something else";
        }
        catch (BridgeException failure)
        {
            return failure.Issues[0].Fix.Length > 0 ? null : "it does not say what to do";
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return failure.GetType().Name;
        }
    }
}

using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store.Tests;

/// <summary>A deployment that goes back to earlier states again and again, with its deliveries staged once: what a test of many orders needs to be quick.</summary>
internal sealed class RepeatedStore : IDisposable
{
    // In memory where there is such a folder: the test is about order, not about disks.
    private readonly TestFolder folder = new(Directory.Exists("/dev/shm") ? Directory.CreateDirectory($"/dev/shm/store-tests-{Guid.NewGuid():n}").FullName : null);
    private readonly IReadOnlyList<TestDelivery> deliveries;
    private readonly IReadOnlyList<DuckDbSession> staged;

    public RepeatedStore(IReadOnlyList<TestDelivery> deliveries)
    {
        this.deliveries = deliveries;
        using (BridgeStore store = Open())
        {
            staged = [.. deliveries.Select(delivery => delivery.Stage(store))];
        }
    }

    /// <summary>Store, vault and what remembers the last load, as they are between two steps.</summary>
    public IReadOnlyDictionary<string, byte[]> Files() =>
        Directory.GetFiles(folder.Root, "*.duckdb*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).ToDictionary(file => file, File.ReadAllBytes);

    /// <summary>The store as it was then.</summary>
    public BridgeStore At(IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (string file in Files().Keys.Except(files.Keys))
        {
            File.Delete(file);
        }

        foreach ((string file, byte[] bytes) in files)
        {
            File.WriteAllBytes(file, bytes);
        }

        return Open();
    }

    public LoadEntry Merge(BridgeStore store, int delivery, bool readmit = false) =>
        store.Merge(staged[delivery], deliveries[delivery].Header with { Readmit = readmit }, [], CancellationToken.None).Load;

    public void Dispose()
    {
        foreach (DuckDbSession session in staged)
        {
            session.Dispose();
        }

        folder.Dispose();
    }

    private BridgeStore Open() => BridgeStore.Open(folder.Options with { Threads = 1 });
}

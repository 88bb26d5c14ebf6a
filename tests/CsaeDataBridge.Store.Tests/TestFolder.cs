using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Store.Tests;

/// <summary>A deployment in a folder of its own, removed at the end.</summary>
internal sealed class TestFolder : IDisposable
{
    public TestFolder(string? path = null) =>
        Root = path ?? Directory.CreateTempSubdirectory("store-tests-").FullName;

    public string Root { get; }

    public TestClock Clock { get; } = new();

    public StoreOptions Options => new()
    {
        StorePath = Path.Combine(Root, "store.duckdb"),
        VaultPath = Path.Combine(Root, "vault", "vault.duckdb"),
        KeyFile = Path.Combine(Root, "keys", "bridge.key"),
        Synthetic = true,
        Time = Clock,
    };

    public BridgeStore Open() => BridgeStore.Open(Options);

    /// <summary>Rows of a query over csae, each as text with bars between its columns.</summary>
    public static IReadOnlyList<string> Rows(BridgeStore store, string sql)
    {
        using StoreContent content = store.OpenContent();
        return content.Session.Query(sql, row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column => row.IsDBNull(column) ? "" : row.GetValue(column))));
    }

    /// <summary>Rows of a query over the vault.</summary>
    public static IReadOnlyList<string> VaultRows(BridgeStore store, string sql)
    {
        using DuckDbSession session = store.OpenVault();
        return session.Query(sql, row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column => row.IsDBNull(column) ? "" : row.GetValue(column))));
    }

    /// <summary>Copies the deployment, with the permissions of its files.</summary>
    public void CopyTo(TestFolder other)
    {
        foreach (string folder in Directory.GetDirectories(Root, "*", SearchOption.AllDirectories))
        {
            DurableFile.MakeFolder(Path.Combine(other.Root, Path.GetRelativePath(Root, folder)));
        }

        foreach (string file in Directory.GetFiles(Root, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(other.Root, Path.GetRelativePath(Root, file)));
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

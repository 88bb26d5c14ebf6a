using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>The store's content, opened for reading: schema <c>csae</c> of the current catalog. Visible to the gate out alone.</summary>
internal sealed class StoreContent : IDisposable
{
    private StoreContent(DuckDbSession session) => Session = session;

    /// <summary>Reads <c>csae.*</c>; temporary tables are in memory. No merge can run while it is open.</summary>
    public DuckDbSession Session { get; }

    public void Dispose() => Session.Dispose();

    public static StoreContent Open(StoreFiles files)
    {
        DuckDbSession session = files.OpenStore(readOnly: true);
        try
        {
            session.Execute($"USE {StoreFiles.StoreAlias}");
            return new StoreContent(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}

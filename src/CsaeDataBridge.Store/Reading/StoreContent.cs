using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>The store's content, opened for reading: schema <c>csae</c> of the current catalog. Visible to the gate out alone.</summary>
internal sealed class StoreContent : IDisposable
{
    private static readonly CommonSchema Schema = CommonSchema.Load();

    private StoreContent(DuckDbSession session) => Session = session;

    /// <summary>Reads <c>csae.*</c>; temporary tables are in memory. No merge can run while it is open.</summary>
    public DuckDbSession Session { get; }

    public void Dispose() => Session.Dispose();

    /// <param name="knownAt">The number whose rows are to be read as current; null for those of now.</param>
    public static StoreContent Open(StoreFiles files, int? knownAt = null)
    {
        DuckDbSession session = files.OpenStore(readOnly: true);
        try
        {
            if (knownAt is { } number)
            {
                session.AttachMemory(KnownAtSql.Catalog);
                session.Execute($"USE {KnownAtSql.Catalog}");
                session.Execute(KnownAtSql.Views(Schema, number));
            }
            else
            {
                session.Execute($"USE {StoreFiles.StoreAlias}");
            }

            return new StoreContent(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}

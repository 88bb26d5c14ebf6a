using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>The store's table of breaks, a mapping version's once.</summary>
internal static class SeriesBreakTable
{
    /// <summary>Adds those that the store does not have yet, inside the transaction of a load.</summary>
    public static void Add(DuckDbSession session, LoadHeader header)
    {
        foreach (SeriesBreak one in header.Breaks)
        {
            session.Execute(
                "INSERT INTO store.csae.series_break SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (FROM store.csae.series_break WHERE mapping = $1 AND version = $2 AND what = $3)",
                header.Mapping, header.MappingVersion, one.What, one.From, one.Until, one.Comparability);
        }
    }
}

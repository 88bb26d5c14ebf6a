using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Which record of the audit began which load.</summary>
internal static class AuditPointTable
{
    /// <summary>Remembers it in the transaction of the load; nothing where no audit is kept.</summary>
    public static void Append(DuckDbSession session, int loadId, AuditPoint? point)
    {
        if (point is { } begun)
        {
            session.Execute("INSERT INTO store.csae.audit_point VALUES ($1, $2, $3)", loadId, begun.Sequence, begun.Hash);
        }
    }

    public static Dictionary<int, AuditPoint> Read(DuckDbSession session) => session
        .Query("SELECT load_id, sequence, hash FROM store.csae.audit_point ORDER BY load_id", row => (Load: row.GetInt32(0), Point: new AuditPoint(row.GetInt64(1), row.GetString(2))))
        .ToDictionary(row => row.Load, row => row.Point);
}

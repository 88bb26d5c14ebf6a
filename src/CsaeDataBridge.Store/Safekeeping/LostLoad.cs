using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>A load of which one ledger knows and another does not, or not as it is.</summary>
public sealed record LostLoad(int LoadId, string Feed, string File, string? ContentHash, string Status)
{
    /// <summary>The ledger of a store of any version, oldest first.</summary>
    internal static IReadOnlyList<LostLoad> Ledger(DataFile store, DuckDbOptions options)
    {
        using DuckDbSession session = store.Open(options, readOnly: true);
        return session.Query(
            "SELECT load_id, feed, file, content_hash, status::VARCHAR FROM store.csae.load ORDER BY load_id",
            row => new LostLoad(row.GetInt32(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4)));
    }
}

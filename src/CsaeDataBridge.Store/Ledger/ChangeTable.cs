using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Reads and writes the rows of changes that are no loads.</summary>
internal static class ChangeTable
{
    public static IReadOnlyList<ChangeEntry> Read(DuckDbSession session) => session.Query(
        "SELECT load_id, kind::VARCHAR, of_load, made_by, reason, committed_at FROM store.csae.change ORDER BY load_id",
        row => new ChangeEntry(
            row.GetInt32(0),
            Enum.Parse<ChangeKind>(row.GetString(1), ignoreCase: true),
            row.IsDBNull(2) ? null : row.GetInt32(2),
            row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4),
            DateTime.SpecifyKind(row.GetDateTime(5), DateTimeKind.Utc)));

    /// <summary>Appends one row: the commit point of what it stands for.</summary>
    public static void Append(DuckDbSession session, ChangeEntry change) => session.Execute(
        "INSERT INTO store.csae.change (load_id, kind, of_load, made_by, reason, committed_at) VALUES ($1, $2, $3, $4, $5, $6)",
        change.Number, LedgerTable.Word(change.Kind), change.OfLoad, change.MadeBy, change.Reason, change.CommittedAt);
}

using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>The store's table of what checks found; only appended to.</summary>
internal static class CheckTable
{
    public static void Append(DuckDbSession session, int loadId, CheckScope scope, IReadOnlyList<CheckResult> results, DateTime checkedAt)
    {
        foreach (CheckResult result in results)
        {
            session.Execute(
                "INSERT INTO store.csae.check_result VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                loadId, LedgerTable.Word(scope), result.CheckId, result.Feed, result.Subject, LedgerTable.Word(result.Outcome), result.Found, result.Total, result.Compared, result.Bound, checkedAt);
        }
    }

    public static IReadOnlyList<StoredCheck> Read(DuckDbSession session) => session.Query(
        """
        SELECT load_id, scope::VARCHAR, check_id, feed, subject, outcome::VARCHAR, found, total, compared, bound, checked_at
        FROM store.csae.check_result
        ORDER BY checked_at, load_id, scope, check_id, feed, subject
        """,
        row => new StoredCheck(
            row.GetInt32(0),
            Enum.Parse<CheckScope>(row.GetString(1), ignoreCase: true),
            new CheckResult(
                row.GetString(2),
                row.IsDBNull(3) ? null : row.GetString(3),
                row.IsDBNull(4) ? null : row.GetString(4),
                Enum.Parse<CheckOutcome>(row.GetString(5), ignoreCase: true),
                row.GetInt64(6),
                row.IsDBNull(7) ? null : row.GetInt64(7),
                row.IsDBNull(8) ? null : row.GetDouble(8),
                row.IsDBNull(9) ? null : row.GetDouble(9)),
            DateTime.SpecifyKind(row.GetDateTime(10), DateTimeKind.Utc)));
}

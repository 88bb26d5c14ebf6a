using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Applies what people decided to mapped rows, before they are judged and merged.</summary>
internal static class DecidedReviews
{
    /// <summary>Replaces the mapped concerns and reviews where a decision on the same question about the same content is known.</summary>
    /// <param name="session">With the catalogs <c>mapped</c>, <c>merge</c> and the store.</param>
    /// <param name="mapped">What the mapping wrote.</param>
    /// <param name="order">The decision that this merge brings; null for a delivery.</param>
    public static void Apply(DuckDbSession session, MappedTables mapped, ReviewDecision? order)
    {
        if (!mapped.Has("review") || (order is null && session.Scalar<long>("SELECT count(*) FROM store.csae.review_decision") == 0))
        {
            return;
        }

        session.Execute(Embedded.Text("Sql/standing_decisions.sql"), (int?)null);
        session.Execute("CREATE TABLE merge.main.review_decision AS FROM merge.main.standing_decision WHERE event_id IN (SELECT event_id FROM mapped.main.review)");
        if (order is not null)
        {
            ReviewTable.Append(session, "merge.main", order, 0, 0);
        }

        session.Execute(Embedded.Text("Sql/apply_review_decisions.sql"));
        if (session.Scalar<long>("SELECT count(*) FROM merge.main.decided") == 0)
        {
            return;
        }

        Replace(session, "concern", Embedded.Text("Sql/decided_concerns.sql"));
        Replace(session, "review", Embedded.Text("Sql/decided_reviews.sql"));
    }

    // A mapping leaves views, a test tables: both go, and the name stays.
    private static void Replace(DuckDbSession session, string table, string query)
    {
        session.Execute($"CREATE TABLE mapped.main.decided_{table} AS\n{query}");
        bool isView = session.Scalar<bool>("SELECT EXISTS (FROM duckdb_views() WHERE database_name = 'mapped' AND view_name = $1)", table);
        session.Execute($"DROP {(isView ? "VIEW" : "TABLE")} mapped.main.{table}; ALTER TABLE mapped.main.decided_{table} RENAME TO {table}");
    }
}

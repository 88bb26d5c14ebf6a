namespace CsaeDataBridge.Store;

/// <summary>One check in SQL; it gives the number of rows looked at and of those that break it.</summary>
/// <param name="Check">What must hold.</param>
/// <param name="Table">The table it is about.</param>
internal sealed record VerifySql(string Check, string Table, string Query)
{
    // Loads and the changes that are no loads have one sequence of numbers and instants.
    private const string Numbered = "SELECT load_id, committed_at, status IN ('loaded', 'withdrawn') AS is_kept FROM store.csae.load UNION ALL SELECT load_id, committed_at, true FROM store.csae.change";

    /// <summary>The checks of a store, with the catalog <c>store</c> attached.</summary>
    public static IEnumerable<VerifySql> Of(IEnumerable<SchemaTable> tables)
    {
        yield return new("loads and changes are numbered from 1 without a gap", "load", $"""
            SELECT count(*), count(*) FILTER (load_id <> place)
            FROM (SELECT load_id, row_number() OVER (ORDER BY load_id) AS place FROM ({Numbered}))
            """);
        yield return new("each load was committed after the one before", "load", $"""
            SELECT count(*), count(*) FILTER (committed_at <= before)
            FROM (SELECT committed_at, lag(committed_at) OVER (ORDER BY load_id) AS before FROM ({Numbered}))
            """);
        yield return new("rows read are mapped, duplicate, excluded or held", "load", """
            SELECT count(*), count(*) FILTER (rows_read <> rows_mapped + rows_duplicate + rows_excluded + rows_held)
            FROM store.csae.load WHERE status = 'loaded'
            """);
        yield return new("held rows belong to a load of the ledger", "quarantine", """
            SELECT count(*), count(*) FILTER (load_id NOT IN (SELECT load_id FROM store.csae.load))
            FROM store.csae.quarantine
            """);
        yield return new("linked persons are known", "person_link", """
            SELECT count(*), count(*) FILTER (person_id NOT IN (SELECT person_id FROM store.csae.person))
            FROM store.csae.person_link
            """);
        foreach (SchemaTable table in tables.Where(table => table.HasHistory))
        {
            string name = DuckDb.Sql.Name("store", "csae", table.Name);
            yield return new("a version begins with a load of the ledger", table.Name, $"""
                SELECT count(*), count(*) FILTER (load_from NOT IN (SELECT load_id FROM ({Numbered}) WHERE is_kept))
                FROM {name}
                """);
            yield return new("a version ends with a load of the ledger that is no earlier, or is current", table.Name, $"""
                SELECT count(*), count(*) FILTER (load_to < load_from OR (load_to <> {CommonSchema.Current} AND load_to NOT IN (SELECT load_id FROM ({Numbered}))))
                FROM {name}
                """);
            string key = string.Join(", ", (table.Kind == TableKind.Statement ? table.Key.Append("load_from") : table.Key).Select(DuckDb.Sql.Identifier));
            yield return new("one row is current for each key", table.Name, $"""
                SELECT coalesce(sum(versions), 0)::BIGINT, coalesce(sum(versions - 1), 0)::BIGINT
                FROM (SELECT count(*) AS versions FROM {name} WHERE load_to = {CommonSchema.Current} GROUP BY {key})
                """);
            if (table.Kind == TableKind.Child)
            {
                yield return new("a row belongs to a version of its event", table.Name, $"""
                    SELECT (SELECT count(*) FROM {name}), count(*)
                    FROM {name} AS child ANTI JOIN store.csae.event AS event
                        ON event.event_id = child.event_id AND event.load_from = child.load_from AND event.load_to = child.load_to
                    """);
            }
        }
    }
}

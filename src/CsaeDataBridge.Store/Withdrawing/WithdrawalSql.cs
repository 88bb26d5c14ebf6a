using System.Globalization;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Writes the statements of a withdrawal that depend on the schema's columns.</summary>
internal static class WithdrawalSql
{
    /// <summary>Ends the current rows of events and persons that are not current any more, or as another delivery states them.</summary>
    public static string Close(SchemaTable table, string feed, int number) =>
        $"""
        UPDATE store.csae.{table.Name}
        SET load_to = {Number(number)}
        WHERE load_to = 2147483647{OfFeed(table, feed)} AND {Key(table)} IN (SELECT {Key(table)} FROM merge.main.{Settled(table)} WHERE close_from IS NOT NULL)
        """.ReplaceLineEndings("\n");

    /// <summary>Takes earlier rows up again as new versions that say which load they are from, with what people decided since on open questions about them.</summary>
    public static string Reopen(SchemaTable table, string feed, int number)
    {
        IReadOnlyList<SchemaColumn> columns = [.. table.Columns, .. table.HistoryColumns];
        IEnumerable<string> values = columns.Select(column => column.Name switch
        {
            "load_from" => Number(number),
            "load_to" => "2147483647",
            "origin" => "coalesce(earlier.origin, earlier.load_from)",
            "under_review" => "earlier.under_review AND decided.review_id IS NULL",
            "role" or "status" when table.Name == "concern" => $"coalesce(decided.{column.Name}::VARCHAR, earlier.{column.Name}::VARCHAR)",
            "state" when table.Name == "review" => "CASE WHEN decided.review_id IS NULL THEN earlier.state::VARCHAR ELSE 'decided' END",
            "decision" => "coalesce(decided.decision::VARCHAR, earlier.decision::VARCHAR)",
            "decided_by" => "coalesce(decided.operator, earlier.decided_by)",
            "decided_at" => "coalesce(decided.decided_at, earlier.decided_at)",
            _ => $"earlier.{Sql.Identifier(column.Name)}",
        });
        return $"""
            INSERT INTO store.csae.{table.Name} ({string.Join(", ", columns.Select(column => Sql.Identifier(column.Name)))})
            SELECT {string.Join(", ", values)}
            FROM store.csae.{table.Name} AS earlier
            JOIN merge.main.{Settled(table)} AS settled ON settled.{Key(table)} = earlier.{Key(table)} AND settled.open_from = earlier.load_from{Decided(table)}
            WHERE true{OfFeed(table, feed)}{(table.Name == "concern" ? " AND decided.decision IS DISTINCT FROM 'reject'" : "")}
            """.ReplaceLineEndings("\n");
    }

    private static string Decided(SchemaTable table) => table.Name switch
    {
        "review" => "\nLEFT JOIN merge.main.decided AS decided ON decided.review_id = earlier.review_id",
        "concern" => "\nLEFT JOIN merge.main.decided AS decided ON decided.event_id = earlier.event_id AND decided.person_id IS NOT DISTINCT FROM earlier.person_id AND decided.rule = earlier.rule",
        _ => "",
    };

    /// <summary>Repeats the identifiers that count without the load; blank ones where no delivery is left that states any.</summary>
    public static string InsertVault(CommonSchema schema, int number)
    {
        IReadOnlyList<SchemaColumn> columns = schema.Vault("person").Columns;
        IEnumerable<string> values = columns.Select(column => column.Name switch
        {
            "person_id" or "source" => $"settled.{column.Name}",
            "load_id" => Number(number),
            "late" => "NULL",
            _ => $"earlier.{Sql.Identifier(column.Name)}",
        });
        return $"""
            INSERT INTO vault.main.person ({string.Join(", ", columns.Select(column => Sql.Identifier(column.Name)))})
            SELECT {string.Join(", ", values)}
            FROM merge.main.identifier_settled AS settled
            LEFT JOIN vault.main.person AS earlier
                ON earlier.person_id = settled.person_id AND earlier.source = settled.source AND earlier.load_id = settled.open_from
            """.ReplaceLineEndings("\n");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Key(SchemaTable table) => table.Name == "person" ? "person_id" : "event_id";

    private static string Settled(SchemaTable table) => table.Name == "person" ? "person_settled" : "event_settled";

    private static string OfFeed(SchemaTable table, string feed) => table.Name == "person" ? $" AND source = {Sql.Literal(feed)}" : "";
}

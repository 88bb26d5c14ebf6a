using System.Globalization;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Writes the questions about history that depend on the schema's columns.</summary>
internal static class HistorySql
{
    /// <summary>The columns of a table that a comparison looks at: what was stated, not where it is from.</summary>
    public static IEnumerable<SchemaColumn> Compared(SchemaTable table) =>
        table.Columns.Where(column => !table.Key.Contains(column.Name) && column.Name is not ("content_hash" or "rule" or "feed" or "source" or "agency_id"));

    /// <summary>Rows new, vanished and changed between two numbers, then the rows in which each compared column differs.</summary>
    public static string Counts(SchemaTable table, string feed, int from, int to)
    {
        string[] differs = [.. Compared(table).Select(column => $"earlier.{Sql.Identifier(column.Name)} IS DISTINCT FROM later.{Sql.Identifier(column.Name)}")];
        string both = "earlier.is_there AND later.is_there";
        return $"""
            SELECT
                count(*) FILTER (WHERE earlier.is_there IS NULL),
                count(*) FILTER (WHERE later.is_there IS NULL),
                count(*) FILTER (WHERE {both} AND ({string.Join(" OR ", differs)})),
                [{string.Join(", ", differs.Select(one => $"count(*) FILTER (WHERE {both} AND {one})"))}]
            {Joined(table, feed, from, to)}
            """.ReplaceLineEndings("\n");
    }

    /// <summary>Which code of one column became which.</summary>
    public static string Codes(SchemaTable table, SchemaColumn column, string feed, int from, int to)
    {
        string name = Sql.Identifier(column.Name);
        return $"""
            SELECT earlier.{name}::VARCHAR, later.{name}::VARCHAR, count(*)
            {Joined(table, feed, from, to)}
            WHERE earlier.is_there AND later.is_there AND earlier.{name} IS DISTINCT FROM later.{name}
            GROUP BY ALL
            ORDER BY ALL
            """.ReplaceLineEndings("\n");
    }

    /// <summary>Every version of the rows of one table that carry an id.</summary>
    public static string Versions(SchemaTable table)
    {
        IEnumerable<string> ids = table.Columns.Where(column => column.Name is "event_id" or "person_id" or "previous_id" or "review_id").Select(column => $"version.{column.Name} = $1");
        string rule = table.Column("rule") is null ? "NULL" : "rule.name";
        string join = table.Column("rule") is null ? "" : "\nLEFT JOIN store.csae.rule AS rule ON rule.rule = version.rule";
        return $"""
            SELECT version.load_from, version.load_to, coalesce(version.origin, version.load_from), version.source_line, {rule}
            FROM store.csae.{table.Name} AS version{join}
            WHERE {string.Join(" OR ", ids)}
            ORDER BY ALL
            """.ReplaceLineEndings("\n");
    }

    private static string Joined(SchemaTable table, string feed, int from, int to)
    {
        string keys = string.Join(" AND ", table.Key.Select(key => $"earlier.{key} IS NOT DISTINCT FROM later.{key}"));
        return $"FROM ({At(table, feed, from)}) AS earlier\nFULL JOIN ({At(table, feed, to)}) AS later ON {keys}";
    }

    private static string At(SchemaTable table, string feed, int number)
    {
        string last = number.ToString(CultureInfo.InvariantCulture);
        string known = $"load_from <= {last} AND load_to > {last}";
        string ofFeed = table.Name switch
        {
            "event" => $"feed = {Sql.Literal(feed)}",
            "person" => $"source = {Sql.Literal(feed)}",
            _ => $"event_id IN (SELECT event_id FROM store.csae.event WHERE feed = {Sql.Literal(feed)} AND {known})",
        };
        return $"SELECT *, true AS is_there FROM store.csae.{table.Name} WHERE {known} AND {ofFeed}";
    }
}

using System.Globalization;
using System.Text;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Writes a schema <c>csae</c> of views in memory under which every reader finds what was known after an earlier load or change.</summary>
/// <remarks>A reader that asks <c>csae.event_now</c> cannot tell it from the store's own: nothing has to be said twice, and nothing of today can slip in.</remarks>
internal static class KnownAtSql
{
    public const string Catalog = "known";

    // What a load's row says today of a withdrawal that came later was not known.
    private const string Ledger = """
        CREATE VIEW csae.load AS
        SELECT * REPLACE (
            CASE WHEN withdrawn_by > {number} THEN 'loaded' ELSE status::VARCHAR END AS status,
            CASE WHEN withdrawn_by <= {number} THEN withdrawn_by END AS withdrawn_by
        )
        FROM store.csae.load
        WHERE load_id <= {number};

        """;

    /// <param name="number">The last load or change that counts.</param>
    public static string Views(CommonSchema schema, int number)
    {
        string last = number.ToString(CultureInfo.InvariantCulture);
        var sql = new StringBuilder("CREATE SCHEMA csae;\n");
        foreach (SchemaTable table in schema.Tables.Where(table => table.IsVersioned))
        {
            sql.Append(Ddl.View(Sql.Name("csae", $"{table.Name}_now"), table, Sql.Name(StoreFiles.StoreAlias, "csae", table.Name), $"load_from <= {last} AND load_to > {last}"));
        }

        sql.Append(Ledger.ReplaceLineEndings("\n").Replace("{number}", last, StringComparison.Ordinal));
        foreach (string appended in new[] { "rule", "series_break" })
        {
            sql.Append(CultureInfo.InvariantCulture, $"CREATE VIEW csae.{appended} AS FROM store.csae.{appended};\n");
        }

        foreach (SchemaView view in schema.Views)
        {
            sql.Append(view.Sql.Trim()).Append('\n');
        }

        return sql.ToString();
    }
}

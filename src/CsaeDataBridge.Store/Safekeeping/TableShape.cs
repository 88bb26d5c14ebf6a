using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>A table as it stands in a file, whatever version of the program made it.</summary>
/// <param name="Columns">Name and DuckDB's name of the type.</param>
internal sealed record TableShape(string Scope, string Table, IReadOnlyList<(string Name, string Type)> Columns)
{
    /// <summary>All tables of an attached file, by name.</summary>
    public static IReadOnlyList<TableShape> Read(DuckDbSession session, string alias) =>
    [
        .. session.Query(
                """
                SELECT c.schema_name, c.table_name, c.column_name, c.data_type
                FROM duckdb_columns() AS c JOIN duckdb_tables() AS t USING (database_name, schema_name, table_name)
                WHERE c.database_name = $1
                ORDER BY c.schema_name, c.table_name, c.column_index
                """,
                row => (Scope: row.GetString(0), Table: row.GetString(1), Column: (Name: row.GetString(2), Type: row.GetString(3))),
                alias)
            .GroupBy(row => (row.Scope, row.Table))
            .Select(table => new TableShape(table.Key.Scope, table.Key.Table, [.. table.Select(row => row.Column)])),
    ];

    /// <summary>Counts and hashes the table in an attached file that has these columns; codes count as text, wherever they stand in their list.</summary>
    public TableSum Sum(DuckDbSession session, string alias)
    {
        IEnumerable<string> values = Columns.Select(column => column.Type.StartsWith("ENUM", StringComparison.Ordinal)
            ? $"{Sql.Identifier(column.Name)}::VARCHAR{(column.Type.EndsWith("[]", StringComparison.Ordinal) ? "[]" : "")}"
            : Sql.Identifier(column.Name));
        return session.Query(
            $"""
            SELECT count(*), md5(concat_ws(' ', count(*), coalesce(sum(key::HUGEINT), 0), coalesce(sum(hash(key, 'again')::HUGEINT), 0)))
            FROM (SELECT hash({string.Join(", ", values)}) AS key FROM {Sql.Name(alias, Scope, Table)})
            """,
            row => new TableSum($"{Scope}.{Table}", row.GetInt64(0), row.GetString(1)))[0];
    }
}

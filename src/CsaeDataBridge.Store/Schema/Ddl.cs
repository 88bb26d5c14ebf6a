using System.Text;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Writes the statements that create the common schema, comments and views included.</summary>
/// <remarks>No primary keys and no indexes: uniqueness is checked set by set when a load is merged, and an index would cost more than the load.</remarks>
public static class Ddl
{
    /// <summary>The script for an empty store, run with the store as the current catalog.</summary>
    public static string Create(CommonSchema schema)
    {
        var sql = new StringBuilder();
        sql.Append("CREATE SCHEMA csae;\n");
        foreach (SchemaTable table in schema.Tables)
        {
            Table(sql, table, "csae");
        }

        foreach (SchemaTable table in schema.Tables.Where(table => table.HasHistory))
        {
            NowView(sql, table);
        }

        foreach (SchemaView view in schema.Views)
        {
            sql.Append('\n').Append(view.Sql.Trim()).Append('\n');
            Comments(sql, "VIEW", Sql.Name("csae", view.Name), view.Comment, view.Columns);
        }

        return sql.ToString();
    }

    /// <summary>The script for an empty vault, run with the vault as the current catalog.</summary>
    public static string CreateVault(CommonSchema schema)
    {
        var sql = new StringBuilder();
        foreach (SchemaTable table in schema.VaultTables)
        {
            Table(sql, table, "main");
        }

        return sql.ToString();
    }

    /// <summary>The script for the tables that a mapping fills: the mapped tables without what a load adds, and the persons for the vault.</summary>
    /// <param name="schema">The common schema.</param>
    /// <param name="catalog">The catalog in memory, already attached.</param>
    public static string CreateMapped(CommonSchema schema, string catalog)
    {
        var sql = new StringBuilder();
        foreach (SchemaTable table in schema.MappedTables)
        {
            IEnumerable<SchemaColumn> added = table.HistoryColumns.Where(column => column.Name == "source_line");
            Mapped(sql, Sql.Name(catalog, "main", table.Name), table.Columns.Concat(added));
        }

        Mapped(sql, Sql.Name(catalog, "main", "vault_person"), schema.Vault("person").Columns.Where(column => column.Name != "load_id"));
        return sql.ToString();
    }

    /// <summary>A column's comment with the meanings of its codes.</summary>
    public static string Comment(SchemaColumn column) => column.Codes.Count == 0
        ? column.Comment
        : $"{column.Comment} Codes: {string.Join("; ", column.Codes.Select(code => $"{code.Value} = {code.Meaning}"))}.";

    private static void Table(StringBuilder sql, SchemaTable table, string schemaName)
    {
        string name = Sql.Name(schemaName, table.Name);
        IReadOnlyList<SchemaColumn> columns = [.. table.Columns, .. table.HistoryColumns];
        sql.Append("\nCREATE TABLE ").Append(name).Append(" (\n");
        sql.AppendJoin(",\n", columns.Select(column => $"    {Sql.Identifier(column.Name)} {column.Type}{(column.Required ? " NOT NULL" : "")}"));
        sql.Append("\n);\n");
        Comments(sql, "TABLE", name, table.Comment, Described(columns));
    }

    private static void NowView(StringBuilder sql, SchemaTable table)
    {
        string name = Sql.Name("csae", $"{table.Name}_now");
        IReadOnlyList<SchemaColumn> columns = [.. table.Columns, .. table.HistoryColumns.Where(column => column.Name != "load_to")];
        sql.Append("\nCREATE VIEW ").Append(name).Append(" AS\nSELECT\n");
        sql.AppendJoin(",\n", columns.Select(column => $"    {Sql.Identifier(column.Name)}"));
        sql.Append("\nFROM ").Append(Sql.Name("csae", table.Name)).Append("\nWHERE load_to = 2147483647;\n");
        Comments(sql, "VIEW", name, $"The current rows of {table.Name}. {table.Comment}", Described(columns));
    }

    private static void Mapped(StringBuilder sql, string name, IEnumerable<SchemaColumn> columns)
    {
        sql.Append("CREATE TABLE ").Append(name).Append(" (\n");
        sql.AppendJoin(",\n", columns.Select(column => $"    {Sql.Identifier(column.Name)} {column.Type}"));
        sql.Append("\n);\n");
    }

    private static IEnumerable<KeyValuePair<string, string>> Described(IEnumerable<SchemaColumn> columns) =>
        columns.Select(column => KeyValuePair.Create(column.Name, Comment(column)));

    private static void Comments(StringBuilder sql, string kind, string name, string comment, IEnumerable<KeyValuePair<string, string>> columns)
    {
        sql.Append("COMMENT ON ").Append(kind).Append(' ').Append(name).Append(" IS ").Append(Sql.Literal(comment)).Append(";\n");
        foreach (KeyValuePair<string, string> column in columns)
        {
            sql.Append("COMMENT ON COLUMN ").Append(name).Append('.').Append(Sql.Identifier(column.Key)).Append(" IS ").Append(Sql.Literal(column.Value)).Append(";\n");
        }
    }
}

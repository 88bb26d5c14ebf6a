using System.Text;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Writes the statements that create the common schema, comments and views included.</summary>
/// <remarks>
/// A coded column is an enumeration: text that is no code cannot be stored, and a load writes it five times faster than text. The views give codes as text.
/// No primary keys and no indexes: uniqueness is checked set by set when a load is merged, and an index would cost more than the load.
/// </remarks>
public static class Ddl
{
    /// <summary>The script for an empty store, run with the store as the current catalog.</summary>
    public static string Create(CommonSchema schema)
    {
        var sql = new StringBuilder();
        sql.Append("CREATE SCHEMA csae;\n\n");
        Types(sql, schema.Tables, "csae");
        foreach (SchemaTable table in schema.Tables)
        {
            Table(sql, table, "csae");
        }

        foreach (SchemaTable table in schema.Tables.Where(table => table.IsVersioned))
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
        Types(sql, schema.VaultTables, "main");
        foreach (SchemaTable table in schema.VaultTables)
        {
            Table(sql, table, "main");
        }

        return sql.ToString();
    }

    /// <summary>The script for the tables that a mapping fills: the mapped tables without what a load adds, and the persons for the vault.</summary>
    /// <remarks>Text inserted into a coded column becomes its code; text that is no code fails.</remarks>
    /// <param name="schema">The common schema.</param>
    /// <param name="catalog">The catalog in memory, already attached.</param>
    public static string CreateMapped(CommonSchema schema, string catalog)
    {
        var sql = new StringBuilder();
        Types(sql, schema.MappedTables.Append(schema.Vault("person")), catalog, "main");
        foreach (SchemaTable table in schema.MappedTables.Append(schema.Renumbering))
        {
            IEnumerable<SchemaColumn> added = table.HistoryColumns.Where(column => column.Name == "source_line");
            Mapped(sql, catalog, table.Name, table.Columns.Concat(added));
        }

        Mapped(sql, catalog, "vault_person", schema.Vault("person").Columns.Where(column => column.Name is not ("load_id" or "late")));
        return sql.ToString();
    }

    /// <summary>A column's comment with the meanings of its codes.</summary>
    public static string Comment(SchemaColumn column) => column.Codes.Count == 0
        ? column.Comment
        : $"{column.Comment} Codes: {string.Join("; ", column.Codes.Select(code => $"{code.Value} = {code.Meaning}"))}.";

    private static void Types(StringBuilder sql, IEnumerable<SchemaTable> tables, params string[] scope)
    {
        var lists = tables.SelectMany(table => table.Columns).Where(column => column.CodeList is not null).DistinctBy(column => column.CodeList);
        foreach (SchemaColumn column in lists.OrderBy(column => column.CodeList, StringComparer.Ordinal))
        {
            sql.Append("CREATE TYPE ").Append(TypeName(column, scope)).Append(" AS ENUM (");
            sql.AppendJoin(", ", column.Codes.Select(code => Sql.Literal(code.Value))).Append(");\n");
        }
    }

    private static string TypeName(SchemaColumn column, string[] scope) => Sql.Name([.. scope, $"{column.CodeList}_code"]);

    private static string TypeOf(SchemaColumn column, params string[] scope) => column switch
    {
        { CodeList: null } => column.Type,
        { IsList: true } => $"{TypeName(column, scope)}[]",
        _ => TypeName(column, scope),
    };

    private static void Table(StringBuilder sql, SchemaTable table, string schemaName)
    {
        string name = Sql.Name(schemaName, table.Name);
        IReadOnlyList<SchemaColumn> columns = [.. table.Columns, .. table.HistoryColumns];
        sql.Append("\nCREATE TABLE ").Append(name).Append(" (\n");
        sql.AppendJoin(",\n", columns.Select(column => $"    {Sql.Identifier(column.Name)} {TypeOf(column, schemaName)}{(column.Distinct ? " USING COMPRESSION uncompressed" : "")}{(column.Required ? " NOT NULL" : "")}"));
        sql.Append("\n);\n");
        Comments(sql, "TABLE", name, table.Comment, Described(columns));
    }

    private static void NowView(StringBuilder sql, SchemaTable table)
    {
        string name = Sql.Name("csae", $"{table.Name}_now");
        sql.Append('\n').Append(View(name, table, Sql.Name("csae", table.Name), "load_to = 2147483647"));
        Comments(sql, "VIEW", name, $"The current rows of {table.Name}. {table.Comment}", Described(ShownColumns(table)));
    }

    /// <summary>A view of the rows that were current under a condition, codes as text.</summary>
    internal static string View(string name, SchemaTable table, string from, string where)
    {
        IEnumerable<string> columns = ShownColumns(table).Select(column => column.CodeList is null
            ? $"    {Sql.Identifier(column.Name)}"
            : $"    {Sql.Identifier(column.Name)}::{column.Type} AS {Sql.Identifier(column.Name)}");
        return $"CREATE VIEW {name} AS\nSELECT\n{string.Join(",\n", columns)}\nFROM {from}\nWHERE {where};\n";
    }

    private static IReadOnlyList<SchemaColumn> ShownColumns(SchemaTable table) =>
        [.. table.Columns.Concat(table.HistoryColumns).Where(column => column.Name != "load_to")];

    private static void Mapped(StringBuilder sql, string catalog, string table, IEnumerable<SchemaColumn> columns)
    {
        sql.Append("CREATE TABLE ").Append(Sql.Name(catalog, "main", table)).Append(" (\n");
        sql.AppendJoin(",\n", columns.Select(column => $"    {Sql.Identifier(column.Name)} {TypeOf(column, catalog, "main")}"));
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

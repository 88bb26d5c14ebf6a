using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Writes the statements that fill a file of this version from one of an earlier version, or of the same.</summary>
/// <remarks>Run with the catalogs <c>old</c> and <c>new</c> attached. Codes go by their text, so that lists of codes may grow.</remarks>
internal static class RewriteSql
{
    public const string Old = "old";
    public const string New = "new";

    /// <summary>One statement for each table that the earlier version had, in the order of the schema.</summary>
    /// <param name="file">The file as this version has it.</param>
    /// <param name="from">The version of the file that is read.</param>
    public static IEnumerable<(string Table, string Sql)> Copies(DataFile file, int from) =>
        file.Tables.Where(table => table.Since <= from).Select(table => (table.Name, Copy(file, table, from)));

    private static string Copy(DataFile file, SchemaTable table, int from)
    {
        IEnumerable<string> values = table.Columns.Concat(table.HistoryColumns)
            .Select(column => (column.Name, Value: Value(table, column, from)))
            .Where(column => column.Value is not null)
            .Select(column => $"    {column.Value} AS {Sql.Identifier(column.Name)}");
        return $"""
            INSERT INTO {Sql.Name(New, file.Scope, table.Name)} BY NAME
            SELECT
            {string.Join(",\n", values)}
            FROM {Sql.Name(Old, file.Scope, table.Name)};
            """.ReplaceLineEndings("\n");
    }

    private static string? Value(SchemaTable table, SchemaColumn column, int from) => column switch
    {
        { Name: "schema_version" } when table.Name == "stamp" => CommonSchema.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
        { Since: var since } when since > from => column.Earlier is null ? null : $"CAST({Sql.Literal(column.Earlier)} AS {column.Type})",
        { CodeList: null } => Sql.Identifier(column.Name),
        _ => $"{Sql.Identifier(column.Name)}::{column.Type}",
    };
}

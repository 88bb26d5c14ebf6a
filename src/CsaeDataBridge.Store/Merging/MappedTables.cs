using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>What a mapping left in the catalog <c>mapped</c>: tables and columns may be absent where the schema does not require them.</summary>
internal sealed class MappedTables
{
    private readonly Dictionary<string, HashSet<string>> columns;

    private MappedTables(Dictionary<string, HashSet<string>> columns) => this.columns = columns;

    /// <exception cref="BridgeException">STO443: every required table and column that is missing.</exception>
    public static MappedTables Read(DuckDbSession session, CommonSchema schema)
    {
        var found = new MappedTables(session
            .Query(
                "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'mapped' AND schema_name = 'main'",
                row => (Table: row.GetString(0), Column: row.GetString(1)))
            .GroupBy(row => row.Table)
            .ToDictionary(group => group.Key, group => group.Select(row => row.Column).ToHashSet()));
        var issues = new List<Issue>();
        if (!found.Has("event"))
        {
            issues.Add(Missing("event", null));
        }

        foreach (SchemaTable table in schema.MappedTables.Append(schema.Renumbering).Where(table => found.Has(table.Name)))
        {
            issues.AddRange(table.Columns
                .Where(column => column.Required && !MergeSql.IsGiven(column) && !found.Has(table.Name, column.Name))
                .Select(column => Missing(table.Name, column.Name)));
        }

        return issues.Count == 0 ? found : throw new BridgeException(issues);
    }

    public bool Has(string table) => columns.ContainsKey(table);

    public bool Has(string table, string column) => columns.TryGetValue(table, out HashSet<string>? names) && names.Contains(column);

    private static Issue Missing(string table, string? column) => Issue.Error(
        StoreCodes.ColumnMissing,
        new Place(Field: column is null ? table : $"{table}.{column}"),
        $"mapped rows without this {(column is null ? "table" : "column")}",
        "every table and column that the common schema requires",
        "report it with the name of the mapping");
}

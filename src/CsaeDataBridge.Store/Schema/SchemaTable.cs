namespace CsaeDataBridge.Store;

/// <summary>One table of the common schema.</summary>
/// <param name="Key">The columns that tell the current rows apart.</param>
/// <param name="Columns">Its own columns, in the order of the table.</param>
/// <param name="HistoryColumns">The columns that follow its own: load numbers, business date, source line; empty without history.</param>
public sealed record SchemaTable(
    string Name,
    TableKind Kind,
    string Comment,
    IReadOnlyList<string> Key,
    IReadOnlyList<SchemaColumn> Columns,
    IReadOnlyList<SchemaColumn> HistoryColumns)
{
    public bool HasHistory => HistoryColumns.Count > 0;

    /// <summary>The column of that name, its own or of history; null when there is none.</summary>
    public SchemaColumn? Column(string name) => Columns.Concat(HistoryColumns).FirstOrDefault(column => column.Name == name);
}

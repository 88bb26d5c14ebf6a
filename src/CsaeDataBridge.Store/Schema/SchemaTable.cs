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
    /// <summary>Version of the schema that the table came with.</summary>
    public int Since { get; init; } = 1;

    public bool HasHistory => HistoryColumns.Count > 0;

    /// <summary>True when a row says from which number on it was current, and to which.</summary>
    public bool IsVersioned => Column("load_to") is not null;

    /// <summary>What the rows say, without when they were current.</summary>
    public IEnumerable<SchemaColumn> ContentColumns => Columns.Where(column => column.Name is not ("load_from" or "load_to"));

    /// <summary>The column of that name, its own or of history; null when there is none.</summary>
    public SchemaColumn? Column(string name) => Columns.Concat(HistoryColumns).FirstOrDefault(column => column.Name == name);
}

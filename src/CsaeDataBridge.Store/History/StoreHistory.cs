using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Answers questions about history with counts, places and rules, never with a value of a row.</summary>
internal static class StoreHistory
{
    private static readonly CommonSchema Schema = CommonSchema.Load();

    /// <summary>How a feed's current rows differ between two of its loads, table by table.</summary>
    public static IReadOnlyList<TableComparison> Compare(DuckDbSession session, string feed, int from, int to) =>
        [.. Schema.MappedTables.Select(table => Compare(session, table, feed, from, to))];

    /// <summary>Every version of the rows that carry an id.</summary>
    /// <exception cref="BridgeException">STO436: none does.</exception>
    public static IReadOnlyList<LineageRow> Lineage(DuckDbSession session, Guid id, IReadOnlyList<LoadEntry> loads)
    {
        Dictionary<int, LoadEntry> byNumber = loads.ToDictionary(load => load.LoadId);
        LineageRow[] rows =
        [
            .. Schema.Tables.Where(table => table.HasHistory).SelectMany(table => session.Query(
                HistorySql.Versions(table),
                row => new LineageRow(
                    table.Name,
                    row.GetInt32(0),
                    row.GetInt32(1) == CommonSchema.Current ? null : row.GetInt32(1),
                    byNumber[row.GetInt32(2)],
                    row.IsDBNull(3) ? null : row.GetInt64(3),
                    row.IsDBNull(4) ? null : row.GetString(4)),
                id)),
        ];
        return rows.Length > 0 ? rows : throw new BridgeException(Issue.Error(
            StoreCodes.NoSuchRow, Place.None, "no event, person or review of this id", "an id of this store, as event_id, person_id or review_id", "correct the id; ids differ from store to store"));
    }

    private static TableComparison Compare(DuckDbSession session, SchemaTable table, string feed, int from, int to)
    {
        SchemaColumn[] compared = [.. HistorySql.Compared(table)];
        (long added, long vanished, long changed, List<long> columns) = session.Query(
            HistorySql.Counts(table, feed, from, to),
            row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<List<long>>(3)))[0];
        return new TableComparison(table.Name, added, vanished, changed,
        [
            .. compared.Zip(columns)
                .Where(column => column.Second > 0)
                .Select(column => new ColumnComparison(column.First.Name, column.Second, column.First is { CodeList: not null, IsList: false }
                    ? session.Query(
                        HistorySql.Codes(table, column.First, feed, from, to),
                        row => new CodeMove(row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt64(2)))
                    : [])),
        ]);
    }
}

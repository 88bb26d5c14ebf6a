namespace CsaeDataBridge.Store;

/// <summary>How the current rows of one table differ between two numbers; counts of rows, never a value.</summary>
/// <param name="Changed">Rows with one key that say something else.</param>
/// <param name="Columns">The columns that differ, by name.</param>
public sealed record TableComparison(string Table, long New, long Vanished, long Changed, IReadOnlyList<ColumnComparison> Columns);

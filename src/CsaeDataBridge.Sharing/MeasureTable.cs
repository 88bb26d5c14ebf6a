namespace CsaeDataBridge.Sharing;

/// <summary>A table of a measure.</summary>
/// <param name="Breakdown">What the rows are broken down by besides area; null for areas alone.</param>
/// <param name="Members">Members of the breakdown that are always shown, in order; others follow as they come.</param>
/// <param name="Sums">Columns that add up to another column, row by row.</param>
internal sealed record MeasureTable(
    string Id,
    string Title,
    string? Breakdown,
    IReadOnlyList<string> Members,
    string ChartColumn,
    IReadOnlyList<ColumnSum> Sums,
    IReadOnlyList<MeasureColumn> Columns);

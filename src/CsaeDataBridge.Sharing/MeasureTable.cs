namespace CsaeDataBridge.Sharing;

/// <summary>A table of a measure.</summary>
/// <param name="Breakdown">What the rows are broken down by besides area; null for areas alone.</param>
internal sealed record MeasureTable(string Id, string Title, string? Breakdown, string ChartColumn, IReadOnlyList<MeasureColumn> Columns);

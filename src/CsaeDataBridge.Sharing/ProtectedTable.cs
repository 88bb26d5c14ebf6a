namespace CsaeDataBridge.Sharing;

/// <summary>A table of protected cells; the only form in which counts of people leave Sharing.</summary>
/// <param name="Id">Measure id and line, for example <c>M01</c> or <c>M01-age</c>.</param>
/// <param name="Title">The heading of the table.</param>
/// <param name="BreakdownTitle">What the breakdown is, for example "Age band"; null when the table has areas only.</param>
/// <param name="ChartColumn">Name of the column that the chart draws.</param>
public sealed record ProtectedTable(
    string Id,
    string Title,
    string? BreakdownTitle,
    IReadOnlyList<ProtectedColumn> Columns,
    IReadOnlyList<ProtectedRow> Rows,
    string ChartColumn);

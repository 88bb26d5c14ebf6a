namespace CsaeDataBridge.Sharing;

/// <summary>One true figure of a measure. Leaves Sharing only for a comparison of made-up data with its planted truth.</summary>
/// <param name="Area">Code of the area, unknown, or all.</param>
/// <param name="Breakdown">Member of the breakdown, or all.</param>
public sealed record MeasureFigure(string Table, string Area, string Breakdown, string Column, double Value);

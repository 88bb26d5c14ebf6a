namespace CsaeDataBridge.Sharing;

/// <summary>One true figure of a measure. Never leaves Sharing but for a comparison with planted truth.</summary>
internal sealed record MeasureFigure(string Table, string Area, string Breakdown, string Column, double Value);

namespace CsaeDataBridge.Extracts;

/// <summary>A slice of a delivery that stands in the staging tables until the callback returns.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Rows">Rows in <c>stage.main.row</c>.</param>
public sealed record StagedSlice(int Number, long Rows);

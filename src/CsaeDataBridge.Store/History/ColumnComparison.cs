namespace CsaeDataBridge.Store;

/// <summary>In how many rows a column differs.</summary>
/// <param name="Codes">For a column of codes: which code became which; empty for any other column.</param>
public sealed record ColumnComparison(string Column, long Rows, IReadOnlyList<CodeMove> Codes);

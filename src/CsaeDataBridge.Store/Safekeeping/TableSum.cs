namespace CsaeDataBridge.Store;

/// <summary>How many rows a table has, and a hash over all of them that does not depend on their order.</summary>
/// <param name="Table">Schema and table.</param>
public sealed record TableSum(string Table, long Rows, string Hash);

namespace CsaeDataBridge.Store;

/// <summary>How many rows went from one code to another.</summary>
/// <param name="From">Null where the column was empty.</param>
/// <param name="To">Null where it is empty now.</param>
public sealed record CodeMove(string? From, string? To, long Rows);

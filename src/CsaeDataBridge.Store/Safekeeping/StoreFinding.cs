namespace CsaeDataBridge.Store;

/// <summary>One check of a store or a backup.</summary>
/// <param name="Check">What must hold, in words.</param>
/// <param name="Table">Where; null when it is about the whole.</param>
/// <param name="Rows">How many rows were looked at.</param>
/// <param name="Wrong">How many break it; 0 is sound.</param>
public sealed record StoreFinding(string Check, string? Table, long Rows, long Wrong);

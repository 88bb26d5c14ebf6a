namespace CsaeDataBridge.Sharing;

/// <summary>Which count it is, whatever tables show it.</summary>
/// <param name="Breakdown">Null for the total over a breakdown, which is one count in every table that has it.</param>
internal sealed record CountKey(string Quantity, string Area, string? Breakdown, string Member);

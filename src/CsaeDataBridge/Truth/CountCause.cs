namespace CsaeDataBridge.Truth;

/// <summary>Why a figure differs from the planted one, by so much.</summary>
/// <param name="Amount">Added to the planted figure; negative when it is missing from the stored one. People, rows or, for a median, days.</param>
/// <param name="Rule">What makes it so; empty when no cause was found.</param>
internal sealed record CountCause(string Words, double Amount, string Rule);

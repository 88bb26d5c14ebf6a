namespace CsaeDataBridge.Runs;

/// <summary>Why a count differs from the planted one, by so many people.</summary>
/// <param name="People">Added to the planted count; negative when they are missing from the stored one.</param>
internal sealed record CountCause(string Words, int People);

namespace CsaeDataBridge.Runs;

/// <summary>Why rows of a delivery are held, counted.</summary>
/// <param name="Field">The field it stands in; null when the row as a whole cannot be read.</param>
internal sealed record HeldReason(string Code, string? Field, long Rows);

namespace CsaeDataBridge.Store;

/// <summary>What one check found.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Feed">The feed; null for rows that belong to none.</param>
/// <param name="Subject">Column, field, harm or code; null when rows as a whole were looked at.</param>
/// <param name="Found">Rows, or days.</param>
/// <param name="Total">Rows, or days, that it looked at or compared with; null when there are none.</param>
/// <param name="Compared">What is compared with the limits, in percent; null while there is no history to compare with.</param>
/// <param name="Bound">The limit that was passed, in percent; null when none was.</param>
public sealed record CheckResult(string CheckId, string? Feed, string? Subject, CheckOutcome Outcome, long Found, long? Total, double? Compared, double? Bound);

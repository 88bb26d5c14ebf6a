namespace CsaeDataBridge.Agreements;

/// <summary>When a flow comes, and what is too late.</summary>
/// <param name="Every">day, week, month, quarter or year; null when the agreement says nothing.</param>
/// <param name="By">Time of the day, local.</param>
public sealed record FlowSchedule(string? Every, TimeOnly? By, int? LateAfterHours, int? RejectOlderThanDays);

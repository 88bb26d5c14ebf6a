namespace CsaeDataBridge.Configuration;

/// <summary>A report that a run writes.</summary>
/// <param name="Release">Id of the release in the agreement.</param>
/// <param name="Period">As people name it, for example 2025-26.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
internal sealed record ReportEntry(string Release, string Period, DateOnly From, DateOnly To);

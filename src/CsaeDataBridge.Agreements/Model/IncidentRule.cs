namespace CsaeDataBridge.Agreements;

/// <summary>Who is told of an incident, how fast, and what suspends the agreement.</summary>
public sealed record IncidentRule(IReadOnlyList<string> Notify, int? ProcessorHours, int? CommissionerHours, IReadOnlyList<string> SuspendOn);

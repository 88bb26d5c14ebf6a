namespace CsaeDataBridge.Sharing;

/// <summary>One record of the audit as it stands in the chain.</summary>
/// <param name="Sequence">From 1 on, without a gap.</param>
/// <param name="Instant">What the clock said, UTC, to the millisecond; may go back where the clock did.</param>
/// <param name="Actor">The account that ran the program.</param>
/// <param name="Software">Version of the program.</param>
/// <param name="IntentOf">For an outcome, the number of its intent; null otherwise.</param>
/// <param name="Decision">Null for an intent, which is written before the act.</param>
/// <param name="Previous">Hash of the record before; 64 zeros for the first.</param>
public sealed record AuditRecord(
    long Sequence,
    DateTimeOffset Instant,
    string Actor,
    string Software,
    AuditEntry Entry,
    long? IntentOf,
    AuditDecision? Decision,
    string Previous);

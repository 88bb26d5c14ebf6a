using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>What a verification of the audit found.</summary>
/// <param name="Records">Records that hold together, from the first on.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Fault">The first that does not, or a statement that is not true; null when all do.</param>
/// <param name="Torn">True when the last record was cut short and waits to be set aside: what a power cut may leave.</param>
/// <param name="OpenIntents">Numbers of intents without an outcome, oldest first.</param>
public sealed record AuditVerdict(long Records, AuditPoint Last, Issue? Fault, bool Torn, IReadOnlyList<long> OpenIntents);

using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>Something whose intent is on disk and whose outcome is to be recorded; <c>audit verify</c> lists those without one.</summary>
public sealed class AuditAct
{
    private readonly AuditLog log;
    private readonly AuditEntry entry;
    private bool ended;

    internal AuditAct(AuditLog log, AuditEntry entry, AuditPoint intent)
    {
        this.log = log;
        this.entry = entry;
        Intent = intent;
    }

    /// <summary>The intent's record: ledger and manifests keep it, so that a cut chain is seen against them.</summary>
    public AuditPoint Intent { get; }

    /// <summary>Records how it ended; the first answer stands.</summary>
    /// <param name="decision">How it ended.</param>
    /// <param name="reason">The issue code that explains it; null for none.</param>
    /// <param name="counts">Numbers by name.</param>
    /// <exception cref="Issues.BridgeException">SHR75x: it cannot be recorded.</exception>
    public void End(AuditDecision decision, string? reason = null, IReadOnlyDictionary<string, long>? counts = null)
    {
        if (!ended)
        {
            ended = true;
            log.Append(entry with { Reason = reason, Counts = counts ?? entry.Counts }, Intent.Sequence, decision);
        }
    }
}

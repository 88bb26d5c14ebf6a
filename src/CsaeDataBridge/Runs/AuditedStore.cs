using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>What comes into the store is on record before it is stored, and with its end whichever way it goes.</summary>
internal sealed class AuditedStore(BridgeStore store, AuditLog audit, AgreementBundle agreements)
{
    /// <summary>Merges as <see cref="BridgeStore.Merge"/> does.</summary>
    public MergeResult Merge(DuckDbSession session, LoadHeader header, IReadOnlyList<QuarantinedRow> held, CancellationToken token) => audit.Record(
        Entry(header.Feed, header.Agreement, header.Clause, header.ContentHash),
        act => store.Merge(session, header with { Audit = act.Intent }, held, token),
        merged => Counts(header.Rows, merged.Load.LoadId));

    /// <summary>Records a delivery that stopped, in the audit and in the ledger.</summary>
    public LoadEntry RecordStopped(StoppedLoad stopped)
    {
        AuditDecision decision = stopped.Status switch
        {
            LoadStatus.Refused => AuditDecision.Refused,
            LoadStatus.Paused => AuditDecision.Paused,
            _ => AuditDecision.Failed,
        };
        audit.Begin(Entry(stopped.Feed, stopped.Agreement, stopped.Clause, stopped.ContentHash)).End(decision, stopped.Reason);
        return store.RecordStopped(stopped);
    }

    /// <summary>Withdraws as <see cref="BridgeStore.Withdraw"/> does; the reason stays in the ledger.</summary>
    public WithdrawalResult Withdraw(int loadId, string reason, CancellationToken token)
    {
        LoadEntry load = store.Load(loadId);
        return audit.Record(
            Entry(load.Feed, load.Agreement, load.Clause, load.ContentHash) with { Action = AuditAction.Withdraw },
            _ => store.Withdraw(loadId, reason, token),
            result => new Dictionary<string, long> { ["load"] = loadId, ["change"] = result.Change!.Number });
    }

    private AuditEntry Entry(string feed, string? agreement, string? clause, string? content) =>
        new(AuditAction.Import, feed) { Agreement = agreement, Clause = clause, Bundle = agreements.Hash, Content = content };

    private static Dictionary<string, long> Counts(RowCounts rows, int loadId) => new()
    {
        ["load"] = loadId,
        ["read"] = rows.Read,
        ["mapped"] = rows.Mapped,
        ["duplicate"] = rows.Duplicate,
        ["excluded"] = rows.Excluded,
        ["held"] = rows.Held,
    };
}

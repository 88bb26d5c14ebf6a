using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

public sealed partial class BridgeStore
{
    /// <summary>Every decision on cells, also those withdrawn, oldest first. What cells are read as may be personal data: it is for the mapping alone.</summary>
    public IReadOnlyList<CellDecision> Decisions()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return DecisionTable.Read(session, cipher);
    }

    /// <summary>Records decisions on cells of a feed; one that stands on the same cell or row is withdrawn by them.</summary>
    /// <param name="decisions">Numbers and instants are given here.</param>
    /// <returns>The decisions as they are recorded.</returns>
    public IReadOnlyList<CellDecision> Decide(IReadOnlyList<CellDecision> decisions)
    {
        DateTime now = options.Time.GetUtcNow().UtcDateTime;
        IReadOnlyList<CellDecision> known = Decisions();
        int next = known.Count == 0 ? 1 : known[^1].DecisionId + 1;
        CellDecision[] recorded = [.. decisions.Select((decision, index) => decision with { DecisionId = next + index, DecidedAt = now })];
        using DuckDbSession session = files.OpenStore();
        session.InTransaction(() =>
        {
            foreach (CellDecision decision in recorded)
            {
                foreach (CellDecision earlier in known.Where(earlier => earlier.Stands && (earlier.Feed, earlier.Field, earlier.Cell, earlier.Row) == (decision.Feed, decision.Field, decision.Cell, decision.Row)))
                {
                    Withdraw(session, earlier.DecisionId, decision.Operator, "decided anew", now);
                    KillPoint.Reach("decide/earlier-withdrawn");
                }

                DecisionTable.Append(session, cipher, decision);
                KillPoint.Reach("decide/row");
            }
        });
        KillPoint.Reach("decide/committed");
        return recorded;
    }

    /// <summary>Ends a decision: later loads hold such rows again. What it let in stays.</summary>
    /// <exception cref="BridgeException">STO454: no decision of this number stands.</exception>
    public void WithdrawDecision(int decisionId, string @operator, string reason)
    {
        if (!Decisions().Any(decision => decision.DecisionId == decisionId && decision.Stands))
        {
            throw new BridgeException(Issue.Error(StoreCodes.NoDecision, Place.None, $"no decision {decisionId} that stands", "a number that 'bridge quarantine decisions' lists as standing", "correct the number"));
        }

        using DuckDbSession session = files.OpenStore();
        Withdraw(session, decisionId, @operator, reason, options.Time.GetUtcNow().UtcDateTime);
        KillPoint.Reach("decide/withdrawn");
    }

    private static void Withdraw(DuckDbSession session, int decisionId, string @operator, string reason, DateTime now) => session.Execute(
        "UPDATE store.csae.decision SET withdrawn_by = $2, withdrawn_reason = $3, withdrawn_at = $4 WHERE decision_id = $1", decisionId, @operator, reason, now);
}

namespace CsaeDataBridge.Agreements;

/// <summary>An agreement with what was done to it: who signed this version, and what happened since.</summary>
/// <param name="SignedBy">The parties whose people signed these bytes with a pinned key.</param>
/// <param name="Events">Suspensions and their like, in order of time.</param>
public sealed record SignedAgreement(Agreement Agreement, IReadOnlySet<string> SignedBy, IReadOnlyList<StatusEvent> Events)
{
    /// <summary>Decisions not to share, in order of their numbers; they decide nothing by themselves.</summary>
    public IReadOnlyList<RefusalHistory> Refusals { get; init; } = [];

    /// <summary>Entries that are on record and that somebody took out of the book: what they stopped stays stopped.</summary>
    public int MissingEntries { get; init; }

    /// <summary>The controllers that flows name and that have not signed.</summary>
    public IReadOnlyList<string> Unsigned =>
        [.. Agreement.Flows.SelectMany(flow => (string[])[flow.From, flow.To]).Distinct().Where(party => Agreement.Party(party) is { IsController: true } && !SignedBy.Contains(party)).Order(StringComparer.Ordinal)];

    /// <summary>What the events have made of the agreement at an instant; null when it goes on.</summary>
    public StatusChange? Stopped(DateTimeOffset instant)
    {
        if (MissingEntries > 0)
        {
            return StatusChange.Suspend;
        }

        StatusChange? state = null;
        foreach (StatusEvent happened in Events)
        {
            if (happened.At <= instant && state != StatusChange.Terminate)
            {
                state = happened.Change == StatusChange.Reinstate ? null : happened.Change;
            }
        }

        return state;
    }

    /// <summary>What the agreement is at an instant.</summary>
    public AgreementStatus StatusAt(DateTimeOffset instant)
    {
        DateOnly day = LondonTime.DayOf(instant);
        return Stopped(instant) switch
        {
            _ when MissingEntries > 0 => AgreementStatus.EventsMissing,
            StatusChange.Terminate => AgreementStatus.Terminated,
            StatusChange.Suspend => AgreementStatus.Suspended,
            _ when day > Agreement.ExpiresOn => AgreementStatus.Expired,
            _ when SignedBy.Count == 0 => AgreementStatus.Draft,
            _ when Unsigned.Count > 0 => AgreementStatus.PartlySigned,
            _ when day < Agreement.EffectiveFrom => AgreementStatus.NotYetInForce,
            _ when day > Agreement.ReviewBy => AgreementStatus.ReviewOverdue,
            _ => AgreementStatus.InForce,
        };
    }
}

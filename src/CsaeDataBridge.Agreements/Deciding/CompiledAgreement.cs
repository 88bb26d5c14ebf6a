namespace CsaeDataBridge.Agreements;

/// <summary>An agreement that is ready to decide: its state by instant, its flows and releases by id.</summary>
internal sealed class CompiledAgreement
{
    private readonly SignedAgreement signed;
    private readonly DateOnly supersededOn;

    /// <param name="signed">The agreement.</param>
    /// <param name="all">All agreements of the bundle, among which may be the one that supersedes it.</param>
    /// <param name="table">Numbers clauses.</param>
    public CompiledAgreement(SignedAgreement signed, IReadOnlyList<SignedAgreement> all, ClauseTable table)
    {
        this.signed = signed;
        supersededOn = all
            .Where(other => other.Agreement.Terms.Supersedes is { } old && old.Id == signed.Agreement.Id && old.Version == signed.Agreement.Version && other.Unsigned.Count == 0)
            .Select(other => other.Agreement.EffectiveFrom)
            .DefaultIfEmpty(DateOnly.MaxValue)
            .Min();
        Flows = Agreement.Flows.ToDictionary(flow => flow.Id, flow => new CompiledFlow(this, flow, table), StringComparer.Ordinal);
    }

    public Agreement Agreement => signed.Agreement;

    public IReadOnlyDictionary<string, CompiledFlow> Flows { get; }

    /// <summary>Set once every agreement has its flows, since releases draw on flows of others.</summary>
    public IReadOnlyDictionary<string, CompiledRelease> Releases { get; set; } = new Dictionary<string, CompiledRelease>();

    /// <summary>Whether a controller has not signed; others need not.</summary>
    public bool Misses(string party) => Agreement.Party(party) is { IsController: true } && !signed.SignedBy.Contains(party);

    /// <summary>The last day of a party's toolkit; for ever where the agreement names none.</summary>
    public DateOnly ToolkitUntil(string party) => Agreement.Party(party)?.ToolkitValidTo ?? DateOnly.MaxValue;

    /// <summary>Whether time, an event or a newer version has stopped it.</summary>
    /// <param name="release">Releases stop when the review is overdue; imports only after the days of grace.</param>
    public bool IsStopped(DateOnly day, DateTimeOffset instant, bool release) =>
        day < Agreement.EffectiveFrom
        || day > Agreement.ExpiresOn
        || day >= supersededOn
        || day > (release ? Agreement.ReviewBy : Agreement.ReviewBy.AddDays(Agreement.ReviewGraceDays))
        || signed.Stopped(instant) is not null;

    public bool Forbids(string purpose)
    {
        string? code = Agreement.Purpose(purpose)?.Code;
        foreach (string forbidden in Agreement.IncompatiblePurposes)
        {
            if (forbidden == purpose || forbidden == code)
            {
                return true;
            }
        }

        return false;
    }
}

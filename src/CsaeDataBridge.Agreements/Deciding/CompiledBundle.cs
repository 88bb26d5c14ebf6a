namespace CsaeDataBridge.Agreements;

/// <summary>All agreements of a deployment, ready to decide. Pure: the same request at the same instant gives the same decision, byte for byte.</summary>
public sealed class CompiledBundle
{
    private readonly Dictionary<string, CompiledAgreement> agreements;
    private readonly ClauseTable table;
    private readonly string hash;
    private readonly BorrowedPermits borrowed;

    /// <param name="signed">The agreements, each id once, in any order.</param>
    /// <param name="hash">What requests must have been made against.</param>
    public CompiledBundle(IReadOnlyList<SignedAgreement> signed, string hash)
    {
        this.hash = hash;
        table = new ClauseTable(hash);
        agreements = signed.ToDictionary(agreement => agreement.Agreement.Id, agreement => new CompiledAgreement(agreement, signed, table), StringComparer.Ordinal);
        foreach (CompiledAgreement agreement in agreements.Values)
        {
            agreement.Releases = agreement.Agreement.Releases.ToDictionary(release => release.Id, release => new CompiledRelease(agreement, release, agreements, table), StringComparer.Ordinal);
        }

        borrowed = new BorrowedPermits(signed.Select(agreement => agreement.Agreement));
    }

    /// <summary>Decides. Default deny; a forbid beats a permit; every rule is asked, so that a refusal names all its reasons.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="asOf">The instant of the decision; days are London's.</param>
    public Decision Decide(DecisionRequest request, DateTimeOffset asOf)
    {
        Ruling ruling = default;
        ruling.When(request.BundleHash != hash, DecisionRule.SameBundle);
        ruling.When(request.BreakGlass is not null && request.Action != DecisionAction.Query, DecisionRule.BreakGlass);
        ruling.When(request.Detriment && request.Action != DecisionAction.Retain, DecisionRule.Detriment);
        if (!agreements.TryGetValue(request.Agreement, out CompiledAgreement? agreement))
        {
            ruling.When(true, DecisionRule.DefaultDeny);
            return ruling.Close(null, [], request, table);
        }

        DateOnly day = LondonTime.DayOf(asOf);
        switch (request.Action)
        {
            case DecisionAction.IngestField or DecisionAction.IngestRow or DecisionAction.Store or DecisionAction.Link:
                return FlowDecider.In(agreement, request, day, asOf, ruling, table);
            case DecisionAction.Query when request.BreakGlass is { } glass:
                return FlowDecider.BreakGlass(agreement, request, glass, day, asOf, ruling, table);
            case DecisionAction.Retain:
                return FlowDecider.Retain(agreement, request, day, ruling, table);
            case DecisionAction.Query or DecisionAction.ReportCell or DecisionAction.ReleaseCell or DecisionAction.ExportFhir:
                return ReleaseDecider.Out(agreement, request, day, asOf, ruling, borrowed, table);
            default:
                ruling.When(true, DecisionRule.DefaultDeny);
                return ruling.Close(null, [], request, table);
        }
    }
}

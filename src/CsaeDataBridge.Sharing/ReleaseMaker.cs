using System.Data.Common;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>The only door out: makes a release that an agreement permits, and nothing else makes one.</summary>
public static class ReleaseMaker
{
    /// <summary>Makes an aggregate release from a store.</summary>
    /// <param name="decision">The agreement's decision about this release, taken today.</param>
    /// <exception cref="BridgeException">AGR61x the agreement refuses; SHR701 an unknown measure; SHR702 approvals that are missing; SHR703 a level that is not made here.</exception>
    public static Release Make(ReleaseDecision decision, BridgeStore store, ReleaseRequest request, TimeProvider clock, CancellationToken token)
    {
        if (decision.Refusal is { } refusal)
        {
            throw new BridgeException(refusal);
        }

        ReleaseTerms terms = decision.Terms!;
        if (terms.Level != SharingLevel.Aggregate || terms.Disclosure is not { } profile)
        {
            throw new BridgeException(Issue.Error(SharingCodes.Level, terms.Place with { Field = terms.Id }, "a release of rows", "an aggregate release", "name a release with 'level: aggregate'"));
        }

        if (terms.ApprovalsNeeded > 0 && !request.ForApproval)
        {
            throw new BridgeException(Issue.Error(SharingCodes.NotApproved, terms.Place with { Field = terms.Id }, $"a release that {terms.ApprovalsNeeded} people must approve (clause {terms.Clause}), without an approval", "the approvals that the agreement asks for", "run bridge release prepare and have it approved, or agree a release that asks for none"));
        }

        using StoreContent content = store.OpenContent(request.KnownAt);
        using IDisposable cancellation = content.Session.CancelWith(token);
        var runner = new MeasureRunner(content.Session, request.From, request.To, request.Areas, Flows(decision), profile);
        (IReadOnlyList<MeasureResult> measures, int shown, int hidden) = runner.Run(terms.Products, request.Earlier, token);
        return new Release
        {
            Id = terms.Id,
            Title = $"{request.Area}: child sexual abuse, exploitation and harmful sexual behaviour, {request.Period}",
            Area = request.Area,
            Period = request.Period,
            From = request.From,
            To = request.To,
            Recipient = terms.To,
            Agreement = decision.Agreement!.Id,
            Clauses = decision.Clauses,
            Disclosure = Sentence(profile, shown, hidden),
            Marker = profile.Marker,
            Approved = terms.ApprovalsNeeded > 0,
            Synthetic = request.Synthetic,
            MadeAt = clock.GetUtcNow(),
            Coverage = request.Coverage,
            Breaks = Breaks(content.Session),
            Measures = measures,
        };
    }

    /// <summary>Makes a release as it was known at an earlier instant: exactly what was published then, where it was.</summary>
    /// <remarks>
    /// What comes out under what had been published before one of the earlier releases, and is that release, gives nothing away that is not out.
    /// Anything else is published for the first time, and protected with all that was published.
    /// </remarks>
    /// <inheritdoc cref="Make"/>
    public static Release MakeAgain(ReleaseDecision decision, BridgeStore store, ReleaseRequest request, TimeProvider clock, CancellationToken token)
    {
        for (int before = 0; before < request.Earlier.Count; before++)
        {
            Release again = Make(decision, store, request with { Earlier = [.. request.Earlier.Take(before)] }, clock, token);
            if (request.Earlier[before].Says(again))
            {
                return again;
            }
        }

        return Make(decision, store, request, clock, token);
    }

    /// <summary>The flows whose rows this release may use, as the ledger names them.</summary>
    public static IReadOnlyList<string> Flows(ReleaseDecision decision) =>
        [.. decision.Terms!.FromFlows.Select(flow => $"{decision.Agreement!.Id}/{flow}")];

    // Of the feeds that the release rests on; the newest version of a mapping speaks for it.
    private static IReadOnlyList<ReleaseBreak> Breaks(DuckDbSession content) => content.Query(
        MeasureDefinition.Embedded("series_breaks.sql")!,
        row => new ReleaseBreak(row.GetString(0), row.GetString(1), Day(row, 2), Day(row, 3), row.GetString(4)));

    private static DateOnly? Day(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    // How many counts there are says nothing of any of them.
    private static string Sentence(DisclosureProfile profile, int shown, int hidden) => FormattableString.Invariant(
        $"Counts of {profile.SuppressFrom} to {profile.SuppressTo} are hidden and shown as {profile.Marker}, and with them every count that could help to work one out: {hidden} of {shown + hidden} counts. For each hidden count there are two tables of whole numbers that fit everything shown here and differ there by three or more, and no earlier version of this release gives it away, whether counts are taken for corrected or not; somebody who knows a count of one or two cannot work out another. All other counts are rounded to the nearest {profile.RoundingBase}, and rates and percentages are made from the rounded counts.");
}

using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>The only door out: makes a release that an agreement permits, and nothing else makes one.</summary>
public static class ReleaseMaker
{
    /// <summary>Makes an aggregate release from a store.</summary>
    /// <param name="decision">The agreement's decision about this release, taken today.</param>
    /// <param name="storePath">The store's file; it is opened read-only.</param>
    /// <exception cref="BridgeException">AGR61x the agreement refuses; SHR701 an unknown measure; SHR703 a level that is not made here.</exception>
    public static Release Make(ReleaseDecision decision, string storePath, ReleaseRequest request, TimeProvider clock, CancellationToken token)
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

        using DuckDbSession content = DuckDbSession.OpenFile(storePath, readOnly: true, new DuckDbOptions());
        using IDisposable cancellation = content.CancelWith(token);
        var runner = new MeasureRunner(content, request.From, request.To, request.Areas, profile);
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
            Disclosure = $"Counts of {profile.SuppressFrom} to {profile.SuppressTo} are hidden and shown as {profile.Marker}; where one hidden count of a table could be worked out from its total, another is hidden with it; all others are rounded to the nearest {profile.RoundingBase}. Rates and percentages are made from the rounded counts.",
            Marker = profile.Marker,
            Approved = false,
            Synthetic = request.Synthetic,
            MadeAt = clock.GetUtcNow(),
            Coverage = request.Coverage,
            Measures = [.. terms.Products.Select(runner.Run)],
        };
    }
}

using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Reporting;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>Makes one release of a deployment and writes its report.</summary>
internal sealed class ReportRun(BridgeConfiguration configuration, BridgeStore store, AgreementBundle agreements, AuditLog audit, TimeProvider clock)
{
    /// <summary>Where a run keeps a report.</summary>
    public static string Folder(BridgeConfiguration configuration, ReportEntry report) => Path.Combine(configuration.OutFolder, "releases", $"{report.Release}-{report.Period}");

    /// <param name="folder">Where to write it.</param>
    /// <param name="knownAt">The load or change after which the store is read as it was; null for as it is.</param>
    /// <returns>The pages and the analysts' file.</returns>
    /// <exception cref="BridgeException">The agreement refuses it, or it cannot be made or written; the audit has it.</exception>
    public IReadOnlyList<string> Write(ReportEntry report, string folder, int? knownAt, CancellationToken token)
    {
        // Whether it may be released is decided today: an agreement that ended covers no report of last year either.
        ReleaseDecision decision = agreements.DecideRelease(report.Release, clock.GetUtcNow());
        return audit.Record(
            new AuditEntry(AuditAction.Release, report.Release) { Agreement = decision.Agreement?.Id, Clause = decision.Terms?.Clause, Bundle = agreements.Hash },
            _ => Write(decision, report, folder, knownAt, token),
            failed: decision.Permitted ? AuditDecision.Failed : AuditDecision.Refused);
    }

    private IReadOnlyList<string> Write(ReleaseDecision decision, ReportEntry report, string folder, int? knownAt, CancellationToken token)
    {
        // What was published lies where runs keep it, wherever this report goes.
        string published = Path.Combine(Folder(configuration, report), "release.duckdb");
        ReleaseRequest request = Request(report, EarlierRelease.Of(published), knownAt);
        Release release = knownAt is null ? ReleaseMaker.Make(decision, store, request, clock, token) : ReleaseMaker.MakeAgain(decision, store, request, clock, token);
        KillPoint.Reach(RunSteps.AfterRelease);
        IReadOnlyList<string> files = ReportWriter.Write(release, folder, token);
        KillPoint.Reach(RunSteps.AfterReport);
        string file = Path.Combine(folder, "release.duckdb");
        ReleaseFile.Write(release, file);
        if (file != published)
        {
            ReleaseFile.Remember(release, published);
        }

        KillPoint.Reach(RunSteps.AfterReleaseFile);
        return [.. files.Where(name => name.EndsWith(".html", StringComparison.Ordinal)).Append("release.duckdb").Select(name => Path.Combine(folder, name))];
    }

    /// <summary>What a release of a report is made from.</summary>
    public ReleaseRequest Request(ReportEntry report, IReadOnlyList<EarlierRelease> earlier, int? knownAt)
    {
        IReadOnlyList<LoadEntry> known = knownAt is { } number ? store.LoadsAt(number) : store.Loads();
        ILookup<string, LoadEntry> loads = known.Where(load => load.Status == LoadStatus.Loaded && load.ReplayOf is null).ToLookup(load => load.Feed);
        return new ReleaseRequest(
            configuration.Area,
            report.Period,
            report.From,
            report.To,
            [.. configuration.Areas.Where(area => area.Kind == "council").Select(area => (area.Code, area.Name))],
            configuration.Synthetic,
            [.. configuration.Feeds.Select(feed => Coverage(feed, [.. loads[feed.Id]], [.. loads[feed.Id].Select(load => BridgeStore.RowsAmong(load, known))]))],
            earlier)
        {
            KnownAt = knownAt,
        };
    }

    private FeedCoverage Coverage(FeedEntry feed, IReadOnlyList<LoadEntry> loads, IReadOnlyList<RowCounts> rows) => new(
        feed.Id,
        configuration.Agencies.First(agency => agency.Id == feed.Id.Split('/')[0]).Name,
        loads.Count == 0 ? null : loads.Max(load => load.AsOf),
        rows.Sum(load => load.Read),
        rows.Sum(load => load.Mapped),
        rows.Sum(load => load.Duplicate),
        rows.Sum(load => load.Excluded),
        rows.Sum(load => load.Held));
}

using System.Diagnostics;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Linkage;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Reporting;
using CsaeDataBridge.Returns;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>One run of a deployment: imports what is new feed by feed, links, releases, reports. A feed that stops lets the others go on.</summary>
internal sealed class BridgeRun(BridgeConfiguration configuration, RunProgress progress)
{
    private readonly TimeProvider clock = configuration.Time();
    private readonly List<Issue> issues = [];

    public RunResult Execute(CancellationToken token)
    {
        long started = Stopwatch.GetTimestamp();
        AgreementBundle agreements = AgreementBundle.Load(configuration.AgreementsFolder);
        ValueLists lists = ValueLists.Load(configuration.MappingFolders);
        FlagLexicon lexicon = FlagLexicon.LoadFirst(configuration.MappingFolders);
        using BridgeStore store = OpenStore();
        store.WriteReferenceData(ReferenceFile.Read(configuration));
        var compiler = new MappingCompiler(lexicon, CommonSchema.Load());
        var returns = new QualityReturns(new ReturnOptions(configuration.ReturnsFolder, configuration.Area, configuration.Synthetic, configuration.Agencies), store);
        var import = new FeedImport(agreements, lists, compiler, store, returns, clock, progress);
        var outcomes = new List<FeedOutcome>();
        progress.Parts(configuration.Feeds.Count + 1 + configuration.Reports.Count);
        foreach (FeedEntry feed in configuration.Feeds)
        {
            outcomes.AddRange(import.Import(feed, token));
            progress.PartDone();
        }

        progress.Step("people", "linking by exact identifiers");
        LinkCounts people = ExactLinkage.Run(store, token).Counts;
        KillPoint.Reach(RunSteps.AfterLinkage);
        progress.PartDone();
        var reports = new List<string>();
        foreach (ReportEntry report in configuration.Reports)
        {
            reports.AddRange(Report(agreements, store, report, token));
            progress.PartDone();
        }

        return new RunResult(outcomes, people.Persons, people.Keys, reports, issues, store.ContentHash(), Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Opens the deployment's store.</summary>
    public BridgeStore OpenStore() => BridgeStore.Open(new StoreOptions
    {
        StorePath = configuration.StorePath,
        VaultPath = configuration.VaultPath,
        KeyFile = configuration.KeyFile,
        Synthetic = configuration.Synthetic,
        Time = clock,
    });

    private IEnumerable<string> Report(AgreementBundle agreements, BridgeStore store, ReportEntry report, CancellationToken token)
    {
        try
        {
            progress.Step(report.Release, "releasing");
            ReleaseDecision decision = agreements.DecideRelease(report.Release, DateOnly.FromDateTime(clock.GetUtcNow().Date));
            string folder = Path.Combine(configuration.OutFolder, "releases", $"{report.Release}-{report.Period}");
            string file = Path.Combine(folder, "release.duckdb");
            Release release = ReleaseMaker.Make(decision, store, Request(store, report, EarlierRelease.Of(file)), clock, token);
            KillPoint.Reach(RunSteps.AfterRelease);
            IReadOnlyList<string> files = ReportWriter.Write(release, folder, token);
            KillPoint.Reach(RunSteps.AfterReport);
            ReleaseFile.Write(release, file);
            KillPoint.Reach(RunSteps.AfterReleaseFile);
            return [.. files.Where(name => name.EndsWith(".html", StringComparison.Ordinal)).Append("release.duckdb").Select(name => Path.Combine(folder, name))];
        }
        catch (BridgeException failure)
        {
            issues.AddRange(failure.Issues);
            return [];
        }
    }

    private ReleaseRequest Request(BridgeStore store, ReportEntry report, IReadOnlyList<EarlierRelease> earlier)
    {
        ILookup<string, LoadEntry> loads = store.Loads().Where(load => load.Status == LoadStatus.Loaded).ToLookup(load => load.Feed);
        return new ReleaseRequest(
            configuration.Area,
            report.Period,
            report.From,
            report.To,
            [.. configuration.Areas.Where(area => area.Kind == "council").Select(area => (area.Code, area.Name))],
            configuration.Synthetic,
            [.. configuration.Feeds.Select(feed => Coverage(feed, [.. loads[feed.Id]]))],
            earlier);
    }

    private FeedCoverage Coverage(FeedEntry feed, IReadOnlyList<LoadEntry> loads) => new(
        feed.Id,
        configuration.Agencies.First(agency => agency.Id == feed.Id.Split('/')[0]).Name,
        loads.Count == 0 ? null : loads.Max(load => load.AsOf),
        loads.Sum(load => load.Rows.Read),
        loads.Sum(load => load.Rows.Mapped),
        loads.Sum(load => load.Rows.Duplicate),
        loads.Sum(load => load.Rows.Excluded),
        loads.Sum(load => load.Rows.Held));
}

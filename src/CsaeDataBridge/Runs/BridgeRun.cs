using System.Diagnostics;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Linkage;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Returns;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>One run of a deployment: imports what is new feed by feed, links, releases, reports. A feed that stops lets the others go on.</summary>
internal sealed class BridgeRun(BridgeConfiguration configuration, RunProgress progress, IReadOnlySet<int>? readmit = null)
{
    private readonly TimeProvider clock = configuration.Time();
    private readonly List<Issue> issues = [];

    public RunResult Execute(CancellationToken token)
    {
        long started = Stopwatch.GetTimestamp();
        IReadOnlyCollection<RememberedEntry> remembered = AgreementTrail.Remembered(configuration.AuditFolder);
        AgreementBundle agreements = configuration.Agreements(remembered);
        ValueLists lists = ValueLists.Load(configuration.MappingFolders);
        FlagLexicon lexicon = FlagLexicon.LoadFirst(configuration.MappingFolders);
        using BridgeStore store = OpenStore(migrate: true);
        using AuditLog audit = OpenAudit(store);
        store.WriteReferenceData(ReferenceFile.Read(configuration));
        var compiler = new MappingCompiler(lexicon, CommonSchema.Load());
        var returns = new QualityReturns(new ReturnOptions(configuration.ReturnsFolder, configuration.Area, configuration.Synthetic, configuration.Agencies), store);
        var import = new FeedImport(agreements, lists, compiler, store, new AuditedStore(store, audit, agreements), returns, clock, progress, readmit ?? new HashSet<int>())
        {
            Today = configuration.Today(),
            PersonLists = configuration.PersonLists,
            AgreementsNow = () => configuration.Agreements(remembered),
        };
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
        var run = new ReportRun(configuration, store, agreements, audit, clock);
        var reports = new List<string>();
        foreach (ReportEntry report in configuration.Reports)
        {
            reports.AddRange(Report(run, report, token));
            progress.PartDone();
        }

        return new RunResult(outcomes, people.Persons, people.Keys, reports, issues, store.ContentHash(), Stopwatch.GetElapsedTime(started)) { Migration = store.Migration };
    }

    /// <summary>Opens the deployment's store.</summary>
    /// <param name="migrate">True brings a store of an earlier version up to this one; false refuses it.</param>
    public BridgeStore OpenStore(bool migrate = false) => BridgeStore.Open(configuration.StoreOptions(migrate));

    /// <summary>Opens the deployment's audit, refuses one that no longer holds what the store remembers of it, and records what agreements' books hold and it does not.</summary>
    public AuditLog OpenAudit(BridgeStore store)
    {
        var audit = AuditLog.Open(configuration.AuditFolder, configuration.AuditKeyFile, Operator.Name, clock);
        if (store.AuditPoints() is { Count: > 0 } points)
        {
            audit.MustHold(points[points.Keys.Max()]);
        }

        new AgreementTrail(configuration).Settle(audit);
        return audit;
    }

    private IEnumerable<string> Report(ReportRun run, ReportEntry report, CancellationToken token)
    {
        try
        {
            progress.Step(report.Release, "releasing");
            return run.Write(report, ReportRun.Folder(configuration, report), null, token);
        }
        catch (BridgeException failure)
        {
            issues.AddRange(failure.Issues);
            return [];
        }
    }
}

using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Quarantines;

/// <summary>A deployment opened for work on its held rows.</summary>
internal sealed class QuarantineDesk : IDisposable
{
    private readonly ValueLists lists;
    private readonly MappingGate gate;
    private readonly AuditLog audit;
    private readonly AuditedStore audited;
    private readonly Dictionary<string, (CompiledMapping Mapping, string Clause)> opened = [];

    public QuarantineDesk(BridgeConfiguration configuration)
    {
        Configuration = configuration;
        Clock = Configuration.Time();
        lists = ValueLists.Load(Configuration.MappingFolders);
        var compiler = new MappingCompiler(FlagLexicon.LoadFirst(Configuration.MappingFolders), CommonSchema.Load());
        AgreementBundle agreements = Configuration.Agreements();
        gate = new MappingGate(agreements, compiler, Clock);
        var run = new BridgeRun(Configuration, new RunProgress(null));
        Store = run.OpenStore();
        audit = run.OpenAudit(Store);
        audited = new AuditedStore(Store, audit, agreements);
    }

    public BridgeConfiguration Configuration { get; }

    public TimeProvider Clock { get; }

    public BridgeStore Store { get; }

    /// <summary>The feeds of held rows that wait and are selected, in the order of the configuration.</summary>
    /// <exception cref="BridgeException">CFG111: the selection names a feed that the deployment does not have.</exception>
    public IReadOnlyList<FeedEntry> FeedsOf(HeldSelection selection)
    {
        if (selection.Feed is { } id)
        {
            Configuration.Feed(id);
        }

        HashSet<string> waiting = [.. Store.HeldRows().Where(row => row.State == HeldState.Waiting && selection.Has(row)).Select(row => row.Load.Feed)];
        return [.. Configuration.Feeds.Where(feed => waiting.Contains(feed.Id))];
    }

    /// <summary>A feed's mapping as it is now, without a look at its tests.</summary>
    public MappingDocument Document(FeedEntry feed) => MappingReader.ReadFile(feed.Mapping, feed.MappingName, lists);

    /// <summary>What the agreement permits of a feed today.</summary>
    /// <exception cref="BridgeException">The agreement's refusal.</exception>
    public InboundFlow Flow(MappingDocument document)
    {
        ImportDecision decision = gate.Decide(document);
        return decision.Refusal is { } refusal ? throw new BridgeException(refusal) : decision.Flow!;
    }

    /// <summary>A feed's replay under its mapping and agreement as they are now.</summary>
    /// <exception cref="BridgeException">The mapping may not load data, or the agreement refuses.</exception>
    public QuarantineReplay Replay(FeedEntry feed) => Replay(feed, [], QuarantineAction.Replayed);

    /// <summary>As <see cref="Replay(FeedEntry)"/>, with decisions to try, and rows let in in another way.</summary>
    public QuarantineReplay Replay(FeedEntry feed, IReadOnlyList<CellReading> tried, QuarantineAction action)
    {
        if (!opened.TryGetValue(feed.Id, out (CompiledMapping Mapping, string Clause) open))
        {
            MappingDocument document = Document(feed);
            opened[feed.Id] = open = (gate.Open(feed, document), Flow(document).Clause);
        }

        return new QuarantineReplay(Store, audited, open.Mapping, open.Clause, feed, Clock) { Tried = tried, Action = action, Lists = Configuration.PersonLists };
    }

    /// <summary>The held row at a place.</summary>
    /// <exception cref="BridgeException">STO451: there is none.</exception>
    public HeldRowEntry Row(int load, long line) => Store.HeldRows().FirstOrDefault(row => row.Load.LoadId == load && row.Line == line) ?? throw new BridgeException(Issue.Error(
        StoreCodes.NotHeld,
        new Place(Store.Loads().FirstOrDefault(known => known.LoadId == load)?.File, line),
        $"no held row on that line of load {load}",
        "a load and line that 'bridge quarantine list --rows' names",
        "correct the two numbers"));

    /// <summary>The held row at a place, which waits.</summary>
    /// <exception cref="BridgeException">STO451: there is none, or it waits no longer.</exception>
    public HeldRowEntry WaitingRow(int load, long line)
    {
        HeldRowEntry row = Row(load, line);
        return row.State == HeldState.Waiting ? row : throw new BridgeException(Issue.Error(
            StoreCodes.NotHeld, new Place(row.Load.File, line, Field: row.Field), $"a row that waits no longer: it is {HeldGroup.Word(row.State)}", "a row that waits", "see 'bridge quarantine list --rows'"));
    }

    /// <summary>Does something that the audit records.</summary>
    /// <param name="what">Numbers of the ledger and of lines, never a cell.</param>
    public T Audited<T>(AuditAction action, string what, Func<T> work) => audit.Record(new AuditEntry(action, what), _ => work());

    public void Dispose()
    {
        audit.Dispose();
        Store.Dispose();
    }
}

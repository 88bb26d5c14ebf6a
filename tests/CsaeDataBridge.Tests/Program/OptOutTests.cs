using System.Globalization;
using System.Text;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Quarantines;
using CsaeDataBridge.Returns;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>Who opted out or objected does not come in: not into the store, not into the vault, not into the quarantine.</summary>
public sealed class OptOutTests : IDisposable
{
    private const string Extract = "SARC_attendances_2025-03-31.csv";
    private const string Feed = "northshire-sarc/attendances";
    private const string Flow = "    schedule: { every: day, by: \"05:00\", late_after_hours: 30 }\n    fields:\n      - { name: ref, class: ADMIN, keep: hmac, clause: \"4.9.a\" }";
    private readonly SmallArea area = new();
    private readonly string[] numbers;

    public OptOutTests()
    {
        string sample = Path.Combine(RepositoryRoot.Path, "samples", "northshire", "extracts", "northshire-sarc", Extract);
        File.Copy(sample, area.In("in", Extract));
        numbers = [.. File.ReadLines(sample).Skip(1).Select(line => line.Split(',')[2])];
        string[] lines = File.ReadAllLines(area.Config);
        File.WriteAllLines(area.Config, lines
            .Where(line => !line.Contains("mapping: ", StringComparison.Ordinal) || line.Contains("northshire-police/crime", StringComparison.Ordinal))
            .Select(line => line.Contains("mapping: ", StringComparison.Ordinal) ? $"  - {{ id: {Feed}, mapping: mappings/northshire-sarc/attendances.yaml, inbox: \"in/SARC_attendances_*\" }}" : line));
        SmallArea.Change(area.Config, "agencies:\n", "person_lists: { national_data_opt_out: \"lists/cleared_*.txt\", local-objections: \"lists/objections_*.csv\" }\nagencies:\n  - { id: northshire-sarc, name: Northshire SARC, kind: sarc }\n");
        SmallArea.Change(area.Config, "reports:\n  - { release: R-NSP-A, period: 2025-26 }\n", "reports: []\n");
        SmallArea.Change(area.In("agreements", "ISA-NS-0007.yaml"), Flow, "    opt_out: { scheme: national_data_opt_out, applies: true, list_max_age_days: 21, on_missing_list: refuse_flow }\n    objections: { register: local-objections, on_match: drop_subject }\n" + Flow);
        area.SignAgreement();
        Directory.CreateDirectory(area.In("lists"));
    }

    public void Dispose() => area.Dispose();

    [Fact]
    public void Run_WithLists_TakesOnlyWhoIsClearedAndDidNotObject()
    {
        string[] known = [.. numbers.Where(number => number.Length == 10).Distinct()];
        string[] optedOut = [.. known.Where((_, index) => index % 7 == 0)];
        string[] objecting = [.. known.Except(optedOut).Where((_, index) => index % 11 == 0)];
        Lists("2026-04-18", known.Except(optedOut), objecting);

        FeedOutcome outcome = Assert.Single(Run("out").Feeds);
        int excluded = numbers.Count(number => number.Length != 10 || optedOut.Contains(number) || objecting.Contains(number));
        Assert.True(excluded > 20 && excluded < numbers.Length - 20);
        Assert.Equal((FeedStatus.Loaded, numbers.Length, excluded, 0L), (outcome.Status, (int)outcome.Read, (int)outcome.Excluded, outcome.Held));

        using var session = DuckDbSession.OpenFile(area.In("out", "vault", "vault.duckdb"), readOnly: true, new DuckDbOptions());
        HashSet<string> kept = [.. session.Query("SELECT nhs_number FROM main.person WHERE nhs_number IS NOT NULL", row => row.GetString(0))];
        Assert.Equal([.. known.Except(optedOut).Except(objecting).Order(StringComparer.Ordinal)], kept.Order(StringComparer.Ordinal));
        foreach (string file in Directory.GetFiles(area.In("out"), "*", SearchOption.AllDirectories))
        {
            string text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.DoesNotContain(optedOut.Concat(objecting), number => text.Contains(number, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Run_ListsMissingStaleOrDamaged_ShutsTheFlow()
    {
        Assert.Equal("AGR632 a flow for which opt-outs count, and no list", Refused("missing"));
        Lists("2026-03-29", numbers, []);
        Assert.Equal("AGR633 a list of 2026-03-29", Refused("stale"));
        Lists("2026-04-21", numbers, []);
        Assert.Equal("AGR633 a list of 2026-04-21", Refused("early"));
        Directory.Delete(area.In("lists"), true);
        Lists("2026-03-30", numbers.Where(number => number.Length == 10), []);
        Assert.Equal(FeedStatus.Loaded, Assert.Single(Run("oldest").Feeds).Status);
        File.AppendAllText(area.In("lists", "objections_2026-03-30.csv"), "9990024715\n999002471\n");
        Assert.Equal("MAP327 a line that is no NHS number", Refused("damaged"));
        File.WriteAllText(area.In("lists", "objections_new.csv"), "nhs_number\n");
        Issue fault = Assert.Single(Assert.Throws<BridgeException>(() => Configuration("unnamed")).Issues);
        Assert.Equal(("CFG110", "a list without a day in its name"), (fault.Code, fault.Found));
    }

    [Fact]
    public void Replay_OfAHeldRow_AsksTheListOfToday()
    {
        string[] lines = File.ReadAllLines(area.In("in", Extract));
        string[] cells = lines[1].Split(',');
        cells[4] = "15.04.2008";
        lines[1] = string.Join(',', cells);
        File.WriteAllLines(area.In("in", Extract), lines);
        Lists("2026-04-18", numbers.Where(number => number.Length == 10), []);
        Assert.Equal(1, Assert.Single(Run("out").Feeds).Held);

        Lists("2026-04-19", numbers.Where(number => number.Length == 10 && number != cells[2]), []);
        using var desk = new QuarantineDesk(Configuration("out"));
        ReplayedLoad replayed = Assert.Single(desk.Replay(desk.Configuration.Feed(Feed)).Replay(new HeldSelection(), isDryRun: true, "a look", CancellationToken.None));
        Assert.Equal((0L, 1L), (replayed.After.Held, replayed.After.Excluded - replayed.Before.Excluded));
    }

    [Fact]
    public void Run_AgreementSuspendedWhileADeliveryIsRead_StoresNothing()
    {
        Lists("2026-04-18", numbers.Where(number => number.Length == 10), []);
        BridgeConfiguration configuration = Configuration("out");
        AgreementBundle agreements = configuration.Agreements();
        using BridgeStore store = new BridgeRun(configuration, new RunProgress(null)).OpenStore();
        using AuditLog audit = new BridgeRun(configuration, new RunProgress(null)).OpenAudit(store);
        var import = new FeedImport(
            agreements,
            ValueLists.Load(configuration.MappingFolders),
            new MappingCompiler(FlagLexicon.LoadFirst(configuration.MappingFolders), CommonSchema.Load()),
            store,
            new AuditedStore(store, audit, agreements),
            new QualityReturns(new ReturnOptions(configuration.ReturnsFolder, configuration.Area, true, configuration.Agencies), store),
            configuration.Time(),
            new RunProgress(null),
            new HashSet<int>())
        {
            Today = configuration.Today(),
            PersonLists = configuration.PersonLists,
            AgreementsNow = () => agreements with { Signed = [.. agreements.Signed.Select(signed => signed with { Events = [.. signed.Events, new StatusEvent(StatusChange.Suspend, configuration.Time().GetUtcNow().AddMinutes(-1), "a tester", "a test")] })] },
        };

        FeedOutcome outcome = Assert.Single(import.Import(configuration.Feed(Feed), CancellationToken.None));
        Assert.Equal((FeedStatus.Refused, "AGR614"), (outcome.Status, Assert.Single(outcome.Issues).Code));
        Assert.Equal([(LoadStatus.Refused, "AGR614")], store.Loads().Select(load => (load.Status, load.Reason)));
        Assert.All(store.CurrentRows().Values, rows => Assert.Equal(0, rows));
    }

    private void Lists(string day, IEnumerable<string> cleared, IEnumerable<string> objecting)
    {
        Directory.CreateDirectory(area.In("lists"));
        File.WriteAllText(area.In("lists", $"cleared_{day}.txt"), string.Concat(cleared.Where(number => number.Length > 0).Select(number => string.Create(CultureInfo.InvariantCulture, $"{number[..3]} {number[3..6]} {number[6..]},\r\n"))));
        File.WriteAllText(area.In("lists", $"objections_{day}.csv"), "nhs_number\n" + string.Concat(objecting.Select(number => $"{number}\n")));
    }

    private BridgeConfiguration Configuration(string output) => ConfigurationReader.Read(area.Config, area.In(output));

    private RunResult Run(string output) => new BridgeRun(Configuration(output), new RunProgress(null)).Execute(CancellationToken.None);

    private string Refused(string output)
    {
        FeedOutcome outcome = Assert.Single(Run(output).Feeds);
        Assert.Equal((0L, 0L), (outcome.Read, outcome.Mapped));
        Issue issue = Assert.Single(outcome.Issues);
        return $"{issue.Code} {issue.Found}";
    }
}

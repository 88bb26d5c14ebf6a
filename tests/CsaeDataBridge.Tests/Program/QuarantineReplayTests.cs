using CsaeDataBridge.Configuration;
using CsaeDataBridge.Linkage;
using CsaeDataBridge.Quarantines;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>A replay ends as if the deliveries had been loaded with the mended mapping in the first place, whatever else arrived in the meantime.</summary>
public sealed class QuarantineReplayTests : IDisposable
{
    private const string Broken = "date: [dd/MM/yyyy, dd-MMM-yy]";
    private const string Mended = "date: [dd/MM/yyyy, dd-MMM-yy, yyyy-MM-dd]";
    private readonly SmallArea area = new();

    public QuarantineReplayTests()
    {
        area.LeavePoliceAlone();
        File.Delete(area.In("in", SmallArea.Police));
    }

    public static TheoryData<int, string> Seeds
    {
        get
        {
            var seeds = new TheoryData<int, string>();
            foreach (int seed in Enumerable.Range(1, 4))
            {
                seeds.Add(seed, seed % 2 == 0 ? "snapshot" : "changes");
            }

            return seeds;
        }
    }

    public void Dispose() => area.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Replay_AnyDeliveriesInAnyOrder_EndAsIfTheMappingHadBeenRightAtOnce(int seed, string kind)
    {
        var random = new Random(seed);
        SmallArea.Change(area.Mapping, "load: { kind: changes, key: [ref] }", $"load: {{ kind: {kind}, key: [ref] }}");
        string[] files = [.. Enumerable.Range(1, 3).Select(month => $"NSP_CRIME_2026-0{month}-28.csv")];
        foreach (string file in files)
        {
            Rows(random).Write(area.In(file));
        }

        area.Approve();
        foreach (string file in files.OrderBy(_ => random.Next()).ToArray())
        {
            File.Copy(area.In(file), area.In("in", file));
            Run("replayed");
        }

        SmallArea.Change(area.Mapping, Broken, Mended);
        area.Approve();
        RowCounts[] before = Balances("replayed");
        Assert.All(before, rows => Assert.True(rows.Add && rows.Held > 0));
        Replay("replayed", seed % 3 == 0 ? 1 : null);
        Replay("replayed", null);
        Assert.All(Balances("replayed"), rows => Assert.Equal((true, 0L), (rows.Add, rows.Held)));
        string state = area.State("replayed").ContentHash;
        Assert.Empty(Replay("replayed", null));
        Assert.Equal(state, area.State("replayed").ContentHash);

        Directory.CreateDirectory(area.In("at-once", "keys"));
        File.Copy(area.In("replayed", "keys", "bridge.key"), area.In("at-once", "keys", "bridge.key"));
        Run("at-once");
        Assert.Equal(area.State("at-once").Rows, area.State("replayed").Rows);
        Assert.Equal(area.State("at-once").CurrentHash, area.State("replayed").CurrentHash);
    }

    // Few references and persons, so that rows share events and people across held and mapped ones, and across deliveries.
    private static PoliceRows Rows(Random random)
    {
        var rows = new PoliceRows();
        string Of(params string[] cells) => cells[random.Next(cells.Length)];
        for (int row = 0; row < 14; row++)
        {
            rows.Add(
                $"NS/{random.Next(8)}",
                ("Vic URN", Of("V1", "V2", "V3", "V4", "")),
                ("Sus URN", Of("", "V5", "V1")),
                ("Sus Age", Of("", "15", "40")),
                ("Date Recorded", row == 0 ? "2026-01-03" : Of("01/01/2026", "03-Jan-26", "2026-01-05")),
                ("Vic Sex", Of("F", "M", "")),
                ("Vic Home LA", Of("Eastmoor", "")),
                ("Markers", Of("", "CSA", "CSE;MISSING", "HSB")),
                ("CSE Flag", Of("", "Y", "CSE - Confirmed")),
                ("Case Status", row == 1 ? "SEALED" : "OPEN"));
        }

        return rows;
    }

    private BridgeConfiguration Configuration(string output) => ConfigurationReader.Read(area.Config, area.In(output));

    private void Run(string output) => new BridgeRun(Configuration(output), new RunProgress(null)).Execute(CancellationToken.None);

    private ReplayedLoad[] Replay(string output, int? load)
    {
        using var desk = new QuarantineDesk(Configuration(output));
        var selection = new HeldSelection(Load: load);
        ReplayedLoad[] loads = [.. desk.FeedsOf(selection).SelectMany(feed => desk.Replay(feed).Replay(selection, isDryRun: false, "the date format was added", CancellationToken.None))];
        ExactLinkage.Run(desk.Store, CancellationToken.None);
        return loads;
    }

    private RowCounts[] Balances(string output)
    {
        using var desk = new QuarantineDesk(Configuration(output));
        return [.. desk.Store.Loads().Where(load => load.ReplayOf is null).Select(desk.Store.RowsNow)];
    }
}

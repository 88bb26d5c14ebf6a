using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Tests;

/// <summary>An officer lists what is held, looks at a row, mends the mapping and replays.</summary>
public sealed partial class QuarantineCommandTests : IDisposable
{
    private const int Killed = 137;
    private readonly SmallArea area = new();

    public QuarantineCommandTests()
    {
        area.LeavePoliceAlone();
        new PoliceRows()
            .Add("NS/1", ("Date Recorded", "2026-01-01"), ("Vic Surname", "Canaryname"))
            .Add("NS/1", ("Vic URN", "V2"))
            .Add("NS/2", ("Offence LA", "Elsewhere"), ("Markers", "CSE"))
            .Add("NS/3", ("Date Recorded", "2026-01-02"))
            .AddLine("NS/4,V1")
            .Add("NS/5")
            .Write(area.In("in", SmallArea.Police));
        Assert.Equal(0, area.Run("out").Exit);
    }

    public void Dispose() => area.Dispose();

    [Fact]
    public void List_HeldRows_CountsThemByCause_WithoutACell()
    {
        Assert.Equal(
            (0, """
            northshire-police/crime  MAP332 recorded  2 rows, 1 load, held for 0 days: a date in none of the formats
            northshire-police/crime  MAP330 area  1 row, 1 load, held for 0 days: a spelling that the value list does not know
            northshire-police/crime  EXT230  1 row, 1 load, held for 0 days: the reader cannot read the row
            4 rows in 3 groups.

            """),
            Quarantine("list"));
        (int exit, string output) = Quarantine("list", "--feed", "northshire-police/crime", "--code", "MAP332", "--rows", "--json");
        JsonNode group = Assert.Single(JsonNode.Parse(output)!["groups"]!.AsArray())!;
        Assert.Equal((0, 2, "[2,5]"), (exit, (int)group["rows"]!, new JsonArray([.. group["places"]!.AsArray().Select(place => place!["line"]!.DeepClone())]).ToJsonString()));
        Assert.DoesNotContain("2026-01-0", output, StringComparison.Ordinal);
        Assert.Equal((0, "No row is held.\n"), Quarantine("list", "--load", "7"));
    }

    [Fact]
    public void Show_Row_HidesItsCells_UntilSomebodySaysWhy()
    {
        (int exit, string hidden) = Quarantine("show", "2", "2");
        Assert.Equal(0, exit);
        Assert.Contains("  MAP332 recorded: a date in none of the formats\n", hidden, StringComparison.Ordinal);
        Assert.Contains("  recorded *: <hidden, 10 characters>\n", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("Canaryname", hidden, StringComparison.Ordinal);

        Assert.Equal(2, Quarantine("show", "2", "2", "--show-values").Exit);
        (exit, string shown) = Quarantine("show", "2", "2", "--show-values", "--why", "the force asked which crime it is");
        Assert.Equal(0, exit);
        Assert.Contains("  family_name: Canaryname\n", shown, StringComparison.Ordinal);
        Assert.Contains("  recorded *: 2026-01-01\n", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("mo_text", shown, StringComparison.OrdinalIgnoreCase);
        Assert.Matches(LookedAt(), Quarantine("show", "2", "2").Output);
        Assert.Contains("  consult  load 2 line 2  done of ", BridgeProcess.Run("audit", "show", "--config", area.Config, "--action", "consult").Output, StringComparison.Ordinal);

        Assert.Contains("  The row could not be split into cells.\n", Quarantine("show", "2", "6").Output, StringComparison.Ordinal);
        Assert.Equal(
            (14, """
            STO451 error  NSP_CRIME_2026-03-31.csv, line 3
              Found:    no held row on that line of load 2
              Expected: a load and line that 'bridge quarantine list --rows' names
              Fix:      correct the two numbers

            """),
            Quarantine("show", "2", "3"));
    }

    [Fact]
    public void Replay_AfterTheMappingIsMended_LetsInWhatIsMappedNow()
    {
        Mend();
        string before = area.State("out").ContentHash;
        (int exit, string output) = Quarantine("replay", "--dry-run");
        Assert.Equal((0, Replayed("", "then:  ", "Would settle 2 held rows. Nothing was changed.")), (exit, output));
        Assert.Equal(before, area.State("out").ContentHash);

        (exit, output) = Quarantine("replay", "--why", "ISO dates added");
        Assert.Equal((0, Replayed(", by load 4", "now:   ", "Settled 2 held rows.")), (exit, output));
        string after = area.State("out").ContentHash;
        Assert.Equal(0, Quarantine("replay", "--why", "once more").Exit);
        Assert.Equal(after, area.State("out").ContentHash);
        Assert.Contains("load 2, line 2: replayed by load 4\n", Quarantine("show", "2", "2").Output, StringComparison.Ordinal);
        Assert.Contains("  2 replayed\n", Quarantine("list", "--all").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("after-vault-commit")]
    [InlineData("after-children")]
    [InlineData("after-ledger-row")]
    [InlineData("after-store-commit")]
    public void Replay_KilledAndDoneAgain_EndsAsIfNothingHadHappened(string point)
    {
        Mend();
        CopyFolder(area.In("out"), area.In("killed"));
        Assert.Equal(0, Quarantine("replay", "--why", "ISO dates added").Exit);
        Assert.Equal(Killed, BridgeProcess.RunKilledAt(point, "quarantine", "replay", "--config", area.Config, "--out", area.In("killed"), "--why", "ISO dates added").Exit);
        Assert.Equal(0, BridgeProcess.Run("quarantine", "replay", "--config", area.Config, "--out", area.In("killed"), "--why", "ISO dates added").Exit);
        Assert.Equal(0, area.Run("killed").Exit);
        Assert.Equal(0, area.Run("out").Exit);
        Assert.Equal(area.State("out"), area.State("killed"));
    }

    private static string Replayed(string by, string now, string end) => $"""
        northshire-police/crime  NSP_CRIME_2026-03-31.csv  load 2
          3 tried = 2 let in + 0 repeats + 0 kept out by the agreement + 1 waiting on{by}
          still held: MAP330 area 1: a spelling that the value list does not know
          before: 6 read = 2 mapped + 0 duplicate + 0 excluded + 4 held
          {now} 6 read = 4 mapped + 0 duplicate + 0 excluded + 2 held
        {end}

        """;

    private void Mend()
    {
        SmallArea.Change(area.Mapping, "date: [dd/MM/yyyy, dd-MMM-yy]", "date: [dd/MM/yyyy, dd-MMM-yy, yyyy-MM-dd]");
        area.Approve();
    }

    private (int Exit, string Output) Quarantine(string command, params string[] more) =>
        BridgeProcess.Run(["quarantine", command, "--config", area.Config, "--out", area.In("out"), .. more]);

    // Copied with permissions: keys and the vault are their owner's alone.
    private static void CopyFolder(string from, string to) => Assert.True(BridgeProcess.Machine("cp", "-a", from, to));

    [GeneratedRegex(@"  2026-04-20 01:00:00Z [A-Za-z0-9._-]+ looked at its cells: the force asked which crime it is\n")]
    private static partial Regex LookedAt();
}

namespace CsaeDataBridge.Tests;

/// <summary>A person decides what a cell means: held rows are let in by it, later loads apply it, and its end is said.</summary>
public sealed class QuarantineDecisionTests : IDisposable
{
    private const string Later = "NSP_CRIME_2026-04-15.csv";
    private readonly SmallArea area = new();

    public QuarantineDecisionTests()
    {
        area.LeavePoliceAlone();
        Rows().Write(area.In("in", SmallArea.Police));
        Assert.Equal(0, area.Run("out").Exit);
    }

    public void Dispose() => area.Dispose();

    [Fact]
    public void Fix_EveryCell_LetsInHeldRowsAndThoseOfLaterLoads_UntilWithdrawn()
    {
        (int exit, string output) = Quarantine("fix", "2", "2", "--means", "E06000991", "--every-cell", "--dry-run");
        Assert.Equal(0, exit);
        Assert.EndsWith("Would settle 2 held rows. Nothing was changed.\nIt concerns 2 held rows. Nothing was recorded.\n", output, StringComparison.Ordinal);

        (exit, output) = Quarantine("fix", "2", "2", "--means", "E06000991", "--every-cell", "--why", "the force says it is Eastmoor");
        Assert.Equal(0, exit);
        Assert.EndsWith("Decision 1 is recorded: run 'bridge quarantine replay' to let rows in.\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", output, StringComparison.OrdinalIgnoreCase);
        (exit, output) = Quarantine("replay", "--why", "decided");
        Assert.EndsWith("Settled 2 held rows.\n", output, StringComparison.Ordinal);

        new PoliceRows().Add("NS/20", ("Offence LA", "ELSEWHERE ")).Write(area.In("in", Later));
        Assert.Equal(0, area.Run("out").Exit);
        Assert.Contains($"{Later} Loaded  RowCounts {{ Read = 1, Mapped = 1,", area.State("out").Loads, StringComparison.Ordinal);

        (exit, output) = Quarantine("decisions", "--withdraw", "1", "--why", "the list has it now");
        Assert.Equal(0, exit);
        Assert.EndsWith("0 of 1 decisions stand.\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("E06000991", output, StringComparison.Ordinal);
        new PoliceRows().Add("NS/21", ("Offence LA", "Elsewhere")).Write(area.In("in", "NSP_CRIME_2026-04-16.csv"));
        Assert.Equal(0, area.Run("out").Exit);
        Assert.Contains("NSP_CRIME_2026-04-16.csv Loaded  RowCounts { Read = 1, Mapped = 0, Duplicate = 0, Excluded = 0, Held = 1,", area.State("out").Loads, StringComparison.Ordinal);
        Assert.Equal(
            (14, "STO454 error\n  Found:    no decision 1 that stands\n  Expected: a number that 'bridge quarantine decisions' lists as standing\n  Fix:      correct the number\n"),
            Quarantine("decisions", "--withdraw", "1", "--why", "twice"));
    }

    [Fact]
    public void Fix_OneRow_IsAsIfTheRowHadSaidIt()
    {
        Assert.Equal(0, Quarantine("fix", "2", "4", "--means", "01/02/2026", "--why", "the force looked it up").Exit);
        Assert.EndsWith("Settled 1 held row.\n", Quarantine("replay", "--why", "decided").Output, StringComparison.Ordinal);
        Assert.Equal(
            (14, $"""
            STO453 error  {SmallArea.Police}, line 2, "area"
              Found:    a meaning that the mapping does not read for this field
              Expected: one of E06000991, E06000992, E06000993, E06000994, unknown
              Fix:      choose another, or change the mapping

            """),
            Quarantine("fix", "2", "2", "--means", "Atlantis", "--why", "a guess"));

        // The same row in the next delivery needs no second decision.
        Rows().Add("NS/6", ("Vic URN", "V6")).Write(area.In("in", Later));
        Assert.Equal(0, area.Run("out").Exit);
        Assert.Contains($"{Later} Loaded  RowCounts {{ Read = 6, Mapped = 3, Duplicate = 0, Excluded = 0, Held = 3,", area.State("out").Loads, StringComparison.Ordinal);
    }

    [Fact]
    public void Release_Row_ComesInWithoutItsCell_OrIsGivenUp()
    {
        (int exit, string output) = Quarantine("release", "2", "4", "--why", "nobody knows the date");
        Assert.Equal(0, exit);
        Assert.EndsWith("Settled 1 held row.\n", output, StringComparison.Ordinal);
        Assert.Contains("load 2, line 4: released by load 4\n", Quarantine("show", "2", "4").Output, StringComparison.Ordinal);
        Assert.Equal(
            (14, $"""
            STO453 error  {SmallArea.Police}, line 5
              Found:    a row that the reader holds
              Expected: a cell that the mapping could not read
              Fix:      ask the agency to send the row again, or give it up with 'bridge quarantine release --give-up'

            """),
            Quarantine("release", "2", "5", "--why", "it is short"));
        Assert.Equal((0, "Load 2, line 5 is given up; it stays counted as held.\n"), Quarantine("release", "2", "5", "--give-up", "--why", "a test record"));
        Assert.Contains("  1 given up\n", Quarantine("list", "--all").Output, StringComparison.Ordinal);
        Assert.Equal(14, Quarantine("release", "2", "5", "--give-up", "--why", "twice").Exit);
    }

    [Fact]
    public void Store_AfterDecisions_HasNoCellInTheClear()
    {
        Assert.Equal(0, Quarantine("fix", "2", "4", "--means", "03/02/2026", "--why", "looked up").Exit);
        Assert.Equal(0, Quarantine("fix", "2", "2", "--means", "E06000991", "--every-cell", "--why", "looked up").Exit);
        string text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(area.In("out", "store.duckdb")));
        Assert.All(["03/02/2026", "2026-13-01", "elsewhere", "Quillfeather"], cell => Assert.DoesNotContain(cell, text, StringComparison.OrdinalIgnoreCase));
    }

    private static PoliceRows Rows() => new PoliceRows()
        .Add("NS/1", ("Offence LA", "Elsewhere"))
        .Add("NS/2", ("Offence LA", "elsewhere"), ("Vic URN", "V2"))
        .Add("NS/3", ("Date Recorded", "2026-13-01"), ("Vic URN", "V3"))
        .AddLine("NS/4,V4")
        .Add("NS/5", ("Vic URN", "V5"));

    private (int Exit, string Output) Quarantine(string command, params string[] more) =>
        BridgeProcess.Run(["quarantine", command, "--config", area.Config, "--out", area.In("out"), .. more]);
}

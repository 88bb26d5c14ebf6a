using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary>Checks look at each delivery as a whole: they inform, warn, or pause it until a person accepts it.</summary>
public sealed class QualityCheckTests : IDisposable
{
    private const string Feed = "northshire-police/crime";
    private readonly SmallArea area = new();

    public QualityCheckTests() => area.LeavePoliceAlone();

    public void Dispose() => area.Dispose();

    [Fact]
    public void Run_ChecksThatWarn_LoadAndSaySoInTheReturn()
    {
        SmallArea.Change(area.Mapping, "tests:\n", "checks:\n  - { duplicate_rows: { at_most: 10%, severity: warn } }\n  - { rows: { at_least: 1 } }\ntests:\n");
        area.Approve();
        new PoliceRows().Add("NS/1", ("Offence From", "02/01/2026")).Add("NS/2").Add("NS/2").Write(area.In("in", SmallArea.Police));
        (int exit, string output) = area.Run("out");
        Assert.True(exit == 0, output);
        (_, JsonNode document) = BridgeProcess.Json("quality", "return", Feed, "--config", area.Config, "--out", area.In("out"), "--json");
        Assert.Equal(
            ["warn MAP345 1 of 3 rows that repeat an earlier one", "warn STO460 1 of 1 events that were received before they happened"],
            document["checks"]!.AsArray().Select(check => $"{check!["outcome"]} {check["code"]} {check["found"]}"));
    }

    [Fact]
    public void Run_CheckThatPauses_WaitsUntilAPersonAccepts()
    {
        SmallArea.Change(area.Mapping, "tests:\n", "checks:\n  - { rows: { at_least: 500 } }\ntests:\n");
        area.Approve();
        Assert.Equal(3, area.Run("out").Exit);
        Assert.Equal(14, Load("accept", "9").Exit);
        Assert.Equal((0, $"{Feed}  {SmallArea.Police}  load 2 is accepted: the next run loads it\n"), Load("accept", "2"));
        Assert.Equal(0, area.Run("out").Exit);
        Assert.Contains("Loaded", area.State("out").Loads, StringComparison.Ordinal);

        area.AddPolice("NSP_CRIME_2025-12-31.csv");
        Assert.Equal(3, area.Run("out").Exit);
        (int exit, string output) = Load("resume", "5");
        Assert.Equal(0, exit);
        Assert.Contains("1 loaded, 1 nothing new", output, StringComparison.Ordinal);

        (exit, output) = BridgeProcess.Run("quality", "trend", "--config", area.Config, "--out", area.In("out"), "--check", "mapping_rows");
        Assert.Equal((0, $"{Feed}  mapping_rows: 79 pause (2), 79 pause (3), 79 pause (5), 79 pause (6)\nEach number is followed by its load.\n"), (exit, output));
    }

    [Fact]
    public void Check_OfTheStore_IsKeptForTheTrend()
    {
        Assert.Equal(0, area.Run("out").Exit);
        (int exit, JsonNode document) = BridgeProcess.Json("quality", "check", "--config", area.Config, "--out", area.In("out"), "--all", "--json");
        Assert.Equal(0, exit);
        Assert.Contains(document["checks"]!.AsArray(), check => (string)check!["check"]! == "age_unknown");
        (_, JsonNode trend) = BridgeProcess.Json("quality", "trend", "--config", area.Config, "--out", area.In("out"), "--check", "age_unknown", "--json");
        Assert.Equal(["load", "store"], trend["checks"]!.AsArray().Select(line => (string)line!["scope"]!));
    }

    private (int Exit, string Output) Load(string command, string load) =>
        BridgeProcess.Run("load", command, load, "--config", area.Config, "--out", area.In("out"), "--why", "looked at with the force");
}

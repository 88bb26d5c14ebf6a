using System.Text.Json.Nodes;
using CsaeDataBridge.Commands;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>What was reported can be reported again, whatever came, was corrected, withdrawn or linked anew since.</summary>
public sealed class KnownAtTests : IDisposable
{
    private readonly SmallArea area = new();

    public void Dispose() => area.Dispose();

    [Fact]
    public void Report_AsKnownBeforeMoreCameAndALoadWasWithdrawn_IsTheSameTables()
    {
        Assert.Equal(0, area.Run("out").Exit);
        Dictionary<string, string> first = Tables(area.In("out", "releases", "R-NSP-A-2025-26"));

        SmallArea.Change(area.Config, "clock: 2026-04-20T02:00:00+01:00", "clock: 2026-05-03T02:00:00+01:00");
        SmallArea.Change(area.Config, "name: Northshire Police, kind: police", "name: Police of Northshire, kind: police");
        area.AddPolice("NSP_CRIME_2025-12-31.csv");
        Assert.Equal(0, area.Run("out").Exit);
        Dictionary<string, int> loads = Loads();
        (int exit, string output) = Bridge("load", "withdraw", $"{loads[SmallArea.Council]}", "--reason", "half of the file was missing", "--config", area.Config);
        Assert.Equal(0, exit);
        Assert.Contains($"load {loads[SmallArea.Council]}, withdrawn by change ", output, StringComparison.Ordinal);
        (exit, output) = area.Run("out");
        Assert.Equal(3, exit);
        Assert.Contains($"the content of load {loads[SmallArea.Council]}, which was withdrawn", output, StringComparison.Ordinal);
        Assert.NotEqual(first, Tables(area.In("out", "releases", "R-NSP-A-2025-26")));

        (exit, output) = Bridge("report", "--config", area.Config, "--as-known-at", "2026-04-21", "--release", "R-NSP-A", "--period", "2025-26");

        Assert.Equal(0, exit);
        string folder = area.In("out", "releases", "R-NSP-A-2025-26-as-known-at-20260421T225959Z");
        Assert.Contains(Path.Combine(folder, "release.duckdb"), output, StringComparison.Ordinal);
        Assert.Equal(first, Tables(folder));

        // Whoever says that the withdrawal was wrong gets the first state back.
        Assert.Equal(0, area.Run("out", "--readmit", $"{loads[SmallArea.Council]}").Exit);
        Assert.Equal(2, Loads(SmallArea.Council).Count(status => status is "loaded" or "withdrawn"));
    }

    [Fact]
    public void Ledger_OfARun_IsListedShownComparedAndLedBackToLines()
    {
        Assert.Equal(0, area.Run("out").Exit);
        area.AddPolice("NSP_CRIME_2025-12-31.csv");
        Assert.Equal(0, area.Run("out").Exit);
        Dictionary<string, int> loads = Loads();

        (int exit, string shown) = Bridge("load", "show", $"{loads[SmallArea.Police]}", "--config", area.Config);
        Assert.Equal(0, exit);
        Assert.Contains("rows         79 read = ", shown, StringComparison.Ordinal);
        Assert.Contains("agreement    ISA-NS-0007/F-POL-01, clause ", shown, StringComparison.Ordinal);
        Assert.Contains($"by           {Runs.Operator.Name}\n", shown.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Matches("checks       [0-9]+ checks made, [0-9]+ of which say something\n", shown.ReplaceLineEndings("\n"));
        Assert.Contains(Json("load", "show", $"{loads[SmallArea.Police]}")["checks"]!.AsArray(), check => check!["check"]!.GetValue<string>() == "mapping_rows");
        Assert.Matches("took         staging [0-9,]+ ms, mapping [0-9,]+ ms, merging [0-9,]+ ms", shown);

        JsonNode diff = Json("load", "diff", $"{loads[SmallArea.Police]}", $"{loads["NSP_CRIME_2025-12-31.csv"]}");
        Assert.Contains("event", diff["tables"]!.AsArray().Select(table => table!["table"]!.GetValue<string>()));

        string id = Ids(1).Single();
        JsonNode lineage = Json("lineage", id);
        JsonNode row = lineage["rows"]!.AsArray().First(one => one!["table"]!.GetValue<string>() == "event")!;
        Assert.True(row["line"]!.GetValue<long>() > 1);
        Assert.Equal("northshire-police/crime", row["mapping"]!.GetValue<string>());
        Assert.StartsWith("ISA-NS-0007/", row["agreement"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(3, Json("lineage", "--release", "R-NSP-A")["loads"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("2026-05-01T00:00:00Z", "2026-05-01T00:00:00.0000000Z")]
    [InlineData("2026-05-01T00:00:00+01:00", "2026-04-30T23:00:00.0000000Z")]
    [InlineData("2026-05-01T00:30", "2026-04-30T23:30:00.0000000Z")]
    [InlineData("2026-05-01", "2026-05-01T22:59:59.9999999Z")]
    [InlineData("2026-03-28", "2026-03-28T23:59:59.9999999Z")]
    [InlineData("2026-03-29T00:59:59", "2026-03-29T00:59:59.0000000Z")]
    [InlineData("2026-03-29T02:00", "2026-03-29T01:00:00.0000000Z")]
    [InlineData("2026-10-25T01:30", "2026-10-25T00:30:00.0000000Z")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T01:30:00.0000000Z")]
    [InlineData("2026-10-25T02:00", "2026-10-25T02:00:00.0000000Z")]
    public void Read_Instant_IsThatOfTheDeploymentsZone(string text, string expected) =>
        Assert.Equal(expected, InstantText.Read(text, "Europe/London").UtcDateTime.ToString("o"));

    [Theory]
    [InlineData("2026-03-29T01:30", "2026-03-29T01:30")]
    [InlineData("01/05/2026", "<hidden, 10 characters>")]
    public void Read_NoInstant_SaysWhatOneLooksLike(string text, string found) =>
        Assert.Equal(
            $"""
            CFG115 error
              Found:    no instant, or a time that Europe/London skips: {found}
              Expected: for example 2026-05-01T00:00:00Z, 2026-05-01T01:00 or 2026-05-01
              Fix:      correct it; with Z it is the same everywhere
            """.ReplaceLineEndings("\n"),
            Assert.Throws<BridgeException>(() => InstantText.Read(text, "Europe/London")).Message.ReplaceLineEndings("\n"));

    private static (int Exit, string Output) Bridge(params string[] arguments) => BridgeProcess.Run(arguments);

    private JsonNode Json(params string[] arguments)
    {
        (int exit, string output) = Bridge([.. arguments, "--config", area.Config, "--json"]);
        Assert.True(exit == 0, output);
        return JsonNode.Parse(output)!;
    }

    private Dictionary<string, int> Loads() => Json("loads", "--status", "loaded")["loads"]!.AsArray().ToDictionary(load => load!["file"]!.GetValue<string>(), load => load!["load"]!.GetValue<int>());

    private string[] Loads(string file) => [.. Json("loads")["loads"]!.AsArray().Where(load => load!["file"]!.GetValue<string>() == file).Select(load => load!["status"]!.GetValue<string>())];

    private IEnumerable<string> Ids(int count)
    {
        using DuckDb.DuckDbSession session = DuckDb.DuckDbSession.OpenFile(area.In("out", "store.duckdb"), readOnly: true, new DuckDb.DuckDbOptions());
        return session.Query($"SELECT event_id::VARCHAR FROM csae.event WHERE feed = 'northshire-police/crime' ORDER BY event_id LIMIT {count}", row => row.GetString(0));
    }

    private static Dictionary<string, string> Tables(string folder) =>
        Directory.GetFiles(folder, "*.csv", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText);
}

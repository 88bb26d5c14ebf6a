using System.Text.Json.Nodes;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Tests;

/// <summary>The main job on the sample, through the program itself.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-demo").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Demo_Check_LosesNothingAndInventsNothing()
    {
        (int exit, JsonNode document) = BridgeProcess.Json("demo", "--check", "--json", "--out", folder);
        Assert.Equal(0, exit);
        Assert.Equal(0, (int)document["lost"]!);
        Assert.Equal(0, (int)document["invented"]!);
        Assert.True((int)document["stated"]! > 4000);
        Assert.Equal(0, (int)document["unexplained"]!);
        Assert.Empty(document["factsStoredOtherwise"]!.AsArray());
        JsonArray counts = document["counts"]!.AsArray();
        Assert.All(counts, count => Assert.Equal((double)count!["stored"]!, (double)count["planted"]! + count["causes"]!.AsArray().Sum(cause => (double)cause!["amount"]!), 6));
        string[] drawn = [.. Directory.GetFiles(Path.Combine(folder, "releases", "R-NSP-A-2025-26", "tables"), "*.csv").Select(file => Path.GetFileNameWithoutExtension(file)!)];
        string[] councils = ["E06000991", "E06000992", "E06000993", "E06000994"];
        Assert.All(drawn, table =>
        {
            JsonNode?[] figures = [.. counts.Where(count => (string)count!["table"]! == table)];
            Assert.Contains(figures, figure => (string)figure!["area"]! == "all" && (double)figure["planted"]! > 0);
            if (figures.Any(figure => (string)figure!["area"]! != "all"))
            {
                Assert.Superset(councils.ToHashSet(), figures.Select(figure => (string)figure!["area"]!).ToHashSet());
            }
        });
        Assert.Superset(new HashSet<string> { "M01", "M02", "M03", "M04", "M05", "M06", "M10", "M17", "M21", "M24" }, counts.Where(count => (string)count!["area"]! == "E06000991").Select(count => (string)count!["table"]!).ToHashSet());
        Assert.Equal(counts.Sum(count => Math.Max(1, count!["causes"]!.AsArray().Count)) + 1, File.ReadLines(Path.Combine(folder, "check", "counts.csv")).Count());
        Assert.Single(File.ReadLines(Path.Combine(folder, "check", "concerns.csv")));
        using DuckDbSession release = DuckDbSession.OpenFile(Path.Combine(folder, "releases", "R-NSP-A-2025-26", "release.duckdb"), readOnly: true, new DuckDbOptions());
        Assert.Contains(("eastmoor/cin-assessments", new DateOnly(2020, 4, 1)), release.Query("SELECT mapping, from_date FROM series_break WHERE what LIKE '%19B%'", row => (row.GetString(0), row.GetFieldValue<DateOnly>(1))));
    }

    [Fact]
    public void Demo_Twice_ChangesNothing_AndRowsBalance()
    {
        (int exit, JsonNode first) = BridgeProcess.Json("demo", "--json", "--out", folder);
        Assert.Equal(0, exit);
        Assert.All(first["feeds"]!.AsArray(), feed =>
        {
            Assert.Equal("loaded", (string)feed!["status"]!);
            Assert.Equal((long)feed["read"]!, (long)feed["mapped"]! + (long)feed["duplicate"]! + (long)feed["excluded"]! + (long)feed["held"]!);
        });
        string report = File.ReadAllText(Path.Combine(folder, "releases", "R-NSP-A-2025-26", "report.html"));
        (_, JsonNode second) = BridgeProcess.Json("demo", "--json", "--out", folder);
        Assert.All(second["feeds"]!.AsArray(), feed => Assert.Equal("nothing new", (string)feed!["status"]!));
        Assert.Equal((string)first["contentHash"]!, (string)second["contentHash"]!);
        Assert.Equal(report, File.ReadAllText(Path.Combine(folder, "releases", "R-NSP-A-2025-26", "report.html")));
        AssertNoCanary();
    }

    private void AssertNoCanary()
    {
        byte[] canary = "CANARY"u8.ToArray();
        foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(canary) < 0, $"{file} holds text of a column that no clause permits");
        }
    }
}

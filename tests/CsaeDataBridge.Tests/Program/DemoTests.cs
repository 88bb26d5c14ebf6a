using System.Text.Json.Nodes;

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
        JsonArray people = document["people"]!.AsArray();
        Assert.Equal(11, people.Count);
        Assert.All(people, count =>
        {
            Assert.True((int)count!["planted"]! > 0);
            Assert.DoesNotContain(count["causes"]!.AsArray(), cause => (string)cause!["cause"]! == Runs.CountComparison.Unexplained);
            Assert.Equal((int)count["stored"]!, (int)count["planted"]! + count["causes"]!.AsArray().Sum(cause => (int)cause!["people"]!));
        });
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

using System.Diagnostics;
using System.Text.Json.Nodes;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>The main job on the sample, through the program itself.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-demo").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Demo_Check_LosesNothingAndInventsNothing()
    {
        (int exit, JsonNode document) = Json("demo", "--check", "--json", "--out", folder);
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
        (int exit, JsonNode first) = Json("demo", "--json", "--out", folder);
        Assert.Equal(0, exit);
        Assert.All(first["feeds"]!.AsArray(), feed =>
        {
            Assert.Equal("loaded", (string)feed!["status"]!);
            Assert.Equal((long)feed["read"]!, (long)feed["mapped"]! + (long)feed["duplicate"]! + (long)feed["excluded"]! + (long)feed["held"]!);
        });
        string report = File.ReadAllText(Path.Combine(folder, "releases", "R-NSP-A-2025-26", "report.html"));
        (_, JsonNode second) = Json("demo", "--json", "--out", folder);
        Assert.All(second["feeds"]!.AsArray(), feed => Assert.Equal("nothing new", (string)feed!["status"]!));
        Assert.Equal((string)first["contentHash"]!, (string)second["contentHash"]!);
        Assert.Equal(report, File.ReadAllText(Path.Combine(folder, "releases", "R-NSP-A-2025-26", "report.html")));
        AssertNoCanary();
    }

    [Fact]
    public void Run_KilledAtEachStep_EndsAsIfNothingHadHappened()
    {
        string config = SmallDeployment();
        string whole = Path.Combine(folder, "whole");
        (int expectedExit, JsonNode expected) = Json("run", "--config", config, "--json", "--out", whole);
        foreach (string point in KillPoint.InStore.Where(point => point != "after-key-file"))
        {
            string killed = Path.Combine(folder, "killed");
            Directory.CreateDirectory(Path.Combine(killed, "keys"));
            foreach (string key in Directory.GetFiles(Path.Combine(whole, "keys")))
            {
                // Copied as it is, with permissions: ids depend on the key.
                File.Copy(key, Path.Combine(killed, "keys", Path.GetFileName(key)));
            }

            Assert.NotEqual(0, Run(point, "run", "--config", config, "--json", "--out", killed).Exit);
            (int exit, JsonNode after) = Json("run", "--config", config, "--json", "--out", killed);
            // Among few people the share of held rows pauses the police's feed: paused before, paused after.
            Assert.Equal(expectedExit, exit);
            Assert.Equal((string)expected["contentHash"]!, (string)after["contentHash"]!);
            Directory.Delete(killed, true);
        }
    }

    [Fact]
    public void Run_NoSuchConfiguration_IsACodedError()
    {
        (int exit, string output) = Run(null, "run", "--config", Path.Combine(folder, "none.yaml"));
        Assert.Equal(9, exit);
        Assert.Equal(
            "CFG101 error  none.yaml\n"
            + "  Found:    no such file\n"
            + "  Expected: a readable UTF-8 YAML file\n"
            + "  Fix:      check the path, the permissions and the encoding of the file\n",
            output);
    }

    // The sample's own definitions over few people: a kill at every step is as telling, and quicker.
    private string SmallDeployment()
    {
        string sample = Path.Combine(RepositoryRoot.Path, "samples", "northshire");
        string small = Path.Combine(folder, "small");
        Run(null, "sample", "--out", small, "--people", "40");
        foreach (string part in (string[])["mappings", "agreements"])
        {
            foreach (string file in Directory.GetFiles(Path.Combine(sample, part), "*", SearchOption.AllDirectories))
            {
                string copy = Path.Combine(small, Path.GetRelativePath(sample, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        string config = Path.Combine(small, "bridge.yaml");
        File.WriteAllText(config, File.ReadAllText(Path.Combine(sample, "bridge.yaml"))
            .Replace("../../mappings", Path.Combine(RepositoryRoot.Path, "mappings"), StringComparison.Ordinal));
        return config;
    }

    private void AssertNoCanary()
    {
        byte[] canary = "CANARY"u8.ToArray();
        foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(canary) < 0, $"{file} holds text of a column that no clause permits");
        }
    }

    private static (int Exit, JsonNode Document) Json(params string[] arguments)
    {
        (int exit, string output) = Run(null, arguments);
        return (exit, JsonNode.Parse(output)!);
    }

    private static (int Exit, string Output) Run(string? killAt, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryRoot.Path };
        start.ArgumentList.Add(typeof(Runs.FeedOutcome).Assembly.Location);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove(KillPoint.Variable);
        if (killAt is not null)
        {
            start.Environment[KillPoint.Variable] = killAt;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}

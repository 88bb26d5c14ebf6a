using System.Text.Json.Nodes;
using CsaeDataBridge.Commands;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>The program of the disk fault tests: whole runs of a deployment on a disk that fails.</summary>
internal static class FaultHost
{
    /// <summary>The disk that fails has what a run writes.</summary>
    public const string Written = "written";

    /// <summary>The disk that fails has what a run is given: its configuration, agreements, mappings and extracts.</summary>
    public const string Given = "given";

    private const int CallsOfEach = 40;
    private const string Whole = "whole";
    private const string Tried = "tried";

    /// <param name="arguments">Which disk fails, and after which fault and call to go on.</param>
    public static int Main(string[] arguments)
    {
        // Every process that is started for the work finds the first one's deployment.
        string place = Path.Combine(Path.GetTempPath(), "place");
        using var area = new SmallArea(root: File.Exists(place) ? File.ReadAllText(place) : null);
        if (!File.Exists(place))
        {
            (int exit, string said) = Said(area, area.Config, Whole);
            Assert.True(exit == ExitCode.Done, said);
            File.WriteAllText(place, area.Root);
        }

        FaultyWork work = arguments[1] == Written
            ? new FaultyWork(area.In(Tried), () => area.CopyKeys(Whole, Tried), () => Told(Said(area, area.Config, Tried, "--strict")), () => Ended(area))
            : new FaultyWork(area.In(Given), () => Give(area), () => Told(Said(area, GivenConfig(area), Tried, "--strict")), () => EndedAfterAll(area)) { Faults = [DiskFault.BrokenOnce, DiskFault.Gone] };
        work.Repeat(CallsOfEach, arguments.AsSpan(2));
        return 0;
    }

    private static string GivenConfig(SmallArea area) => area.In(Given, Path.GetFileName(area.Config));

    private static void Give(SmallArea area)
    {
        foreach (string folder in (string[])["in", "agreements", "mappings"])
        {
            area.Copy(folder, Path.Combine(Given, folder));
        }

        foreach (string file in (string[])[Path.GetFileName(area.Config), "population.csv"])
        {
            File.Copy(area.In(file), area.In(Given, file));
        }

        if (Directory.Exists(area.In(Tried)))
        {
            Directory.Delete(area.In(Tried), true);
        }

        area.CopyKeys(Whole, Tried);
    }

    private static string? Told((int Exit, string Output) run)
    {
        string[] codes = [.. Issues(JsonNode.Parse(run.Output)).Select(issue => (string)issue!["code"]!)];
        return run.Exit == ExitCode.Done ? null
            : run.Exit == ExitCode.Unexpected || codes.Length == 0 || codes.Contains(ProgramCodes.Unexpected) ? $"exit {run.Exit}: {run.Output}"
            : null;
    }

    private static string? Ended(SmallArea area) => AfterAnother(area, area.Config)
        ?? (area.State(Tried) is var state && state != area.State(Whole) ? $"the store holds something else: {state.Loads}"
            : area.Returns(Tried) != area.Returns(Whole) ? "the returns say something else"
            : null);

    // A delivery that could not be read is in the ledger as one that failed, with a return of its own, and a report went out without it, against which the next one is protected.
    private static string? EndedAfterAll(SmallArea area)
    {
        if (Directory.Exists(area.In(Tried, "releases")))
        {
            Directory.Delete(area.In(Tried, "releases"), true);
        }

        return AfterAnother(area, GivenConfig(area))
            ?? (Current(area.State(Tried)) != Current(area.State(Whole)) ? "the store holds something else" : null);
    }

    private static (string Hash, string Rows) Current(StoredState state) => (state.CurrentHash, state.Rows);

    private static string? AfterAnother(SmallArea area, string config)
    {
        (int exit, string said) = Said(area, config, Tried);
        return exit != ExitCode.Done ? $"afterwards exit {exit}: {said}"
            : area.Report(Tried) != area.Report(Whole) ? "the report says something else"
            : area.AuditFault(Tried) is { } fault ? $"the audit: {fault}"
            : null;
    }

    private static (int Exit, string Output) Said(SmallArea area, string config, string output, params string[] more)
    {
        TextWriter before = Console.Out;
        using var text = new StringWriter();
        Console.SetOut(text);
        try
        {
            return (BridgeCommandLine.RunAsync(["run", "--config", config, "--out", area.In(output), "--json", .. more]).GetAwaiter().GetResult(), text.ToString());
        }
        finally
        {
            Console.SetOut(before);
        }
    }

    private static IEnumerable<JsonNode?> Issues(JsonNode? node) => node switch
    {
        JsonObject found => found.SelectMany(pair => pair is { Key: "issues", Value: JsonArray issues } ? issues : Issues(pair.Value)),
        JsonArray found => found.SelectMany(Issues),
        _ => [],
    };
}

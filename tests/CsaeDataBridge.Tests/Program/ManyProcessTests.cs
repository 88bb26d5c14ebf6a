using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>Several programs want one store at once: one has it, the others are refused by code, and whoever comes back later does its work as if it had been alone.</summary>
public sealed class ManyProcessTests : IDisposable
{
    private const int Rounds = 20;
    private const string Before = "before";
    private const string Later = "NSP_CRIME_2025-12-31.csv";
    private readonly SmallArea area = new();
    private readonly string[][] commands;

    public ManyProcessTests()
    {
        Assert.Equal(0, area.Run(Before).Exit);

        // So that each has something to do: a delivery to run, a mended mapping to replay, a load to withdraw.
        area.AddPolice(Later);
        SmallArea.Change(area.Mapping, "date: [dd/MM/yyyy, dd-MMM-yy]", "date: [dd/MM/yyyy, dd-MMM-yy, yyyy-MM-dd]");
        area.Approve();
        commands =
        [
            ["run"],
            ["report"],
            ["store", "backup"],
            ["load", "withdraw", $"{area.Loads(Before).Single(load => load.File == SmallArea.Council).LoadId}", "--reason", "sent by mistake"],
            ["quarantine", "replay", "--why", "the dates can be read"],
            ["loads"],
        ];
    }

    public void Dispose() => area.Dispose();

    [Fact]
    public async Task Commands_StartedAtOnce_AreDoneOrRefusedAndEndAsOneAfterAnother()
    {
        string apart = Deployment("apart");
        Assert.All(commands, command => Assert.Null(Failed(BridgeProcess.Run([.. command, "--config", apart]))));
        StoredState right = Current("apart");
        Assert.NotEqual(area.State(Before).CurrentHash, right.CurrentHash);
        var random = new Random(7);
        List<string> failures = [];
        int rounds = Endurance.Count(Rounds);
        for (int round = 1; round <= rounds; round++)
        {
            string output = $"round-{round}";
            string config = Deployment(output);
            (string[] Command, int Wait)[] order = [.. commands.OrderBy(_ => random.Next()).Select(command => (command, random.Next(2_000)))];
            (int Exit, string Output)[] ends = await Task.WhenAll(order.Select(one => Task.Run(async () =>
            {
                await Task.Delay(one.Wait);
                return BridgeProcess.Run([.. one.Command, "--config", config]);
            })));
            failures.AddRange(ends.Where(end => !IsRefused(end)).Select(Failed).OfType<string>());
            foreach ((string[] command, _) in order.Where((_, index) => IsRefused(ends[index])))
            {
                failures.AddRange(new[] { Failed(BridgeProcess.Run([.. command, "--config", config])) }.OfType<string>());
            }

            if (Current(output) is var state && (state != right || area.AuditFault(output) is not null))
            {
                failures.Add($"{output}: {state} instead of {right} {area.AuditFault(output)}");
            }
        }

        string wrong = Endurance.Record("six commands on one store at once", rounds, failures);
        Assert.True(wrong.Length == 0, wrong);
    }

    private static bool IsRefused((int Exit, string Output) end) => end.Exit == ExitCode.DiskFullOrLocked && end.Output.Contains("STO491 error", StringComparison.Ordinal);

    // A run after the withdrawal says that the delivery was withdrawn.
    private static string? Failed((int Exit, string Output) end) =>
        end.Exit == ExitCode.Done || (end.Exit == ExitCode.DoneWithFeedStopped && end.Output.Contains("STO433 error", StringComparison.Ordinal)) ? null : $"exit {end.Exit}: {end.Output}";

    // In which order they came shows in the ledger, not in what is current. Who is the same person is said anew by the next run.
    private StoredState Current(string output)
    {
        area.RunHere(output);
        return area.State(output) with { ContentHash = "", Loads = "" };
    }

    private string Deployment(string output)
    {
        string config = area.In($"{output}.yaml");
        File.WriteAllText(config, File.ReadAllText(area.Config).Replace("out: out", $"out: {output}", StringComparison.Ordinal));
        area.Copy(Before, output);
        return config;
    }
}

using CsaeDataBridge.Runs;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>The program is killed after every step of a run, as a power cut would; the next run ends as if nothing had happened.</summary>
public sealed class KillTests : IClassFixture<KillTests.Uninterrupted>
{
    // 128 + SIGKILL.
    private const int Killed = 137;
    private readonly Uninterrupted whole;

    public KillTests(Uninterrupted whole) => this.whole = whole;

    // What closes earlier versions is not reached: both feeds are loaded for the first time, and nothing is withdrawn.
    private static readonly string[] NotReached =
    [
        .. KillPoint.InStore.Where(point => point.StartsWith("merge/close-", StringComparison.Ordinal) || point.Contains("withdrawal", StringComparison.Ordinal)), "merge/events-restated", "merge/persons-restated", "open/key-written",
    ];

    /// <summary>The store's own points are killed at in its own tests; here they stand for a whole program and come in part.</summary>
    public static TheoryData<string> Points => [.. Endurance.Of([.. KillPoint.InStore.Except(NotReached)], least: 6), .. Endurance.Of(RunSteps.All, least: 12)];

    [Theory]
    [MemberData(nameof(Points))]
    public void Run_KilledAtThePointAndRunAgain_EndsAsIfNothingHadHappened(string point)
    {
        string all = Endurance.Record($"kill -9 at 1 named point of a run: {point}", 1, Wrong(point) is { } wrong ? [wrong] : []);
        Assert.True(all.Length == 0, all);
    }

    [Fact]
    public void Run_KilledAfterItsFirstKeyWasMade_EndsWithTheSameCounts()
    {
        SmallArea area = whole.Area;
        Assert.Equal(Killed, BridgeProcess.RunKilledAt("after-key-file", "run", "--config", area.Config, "--out", area.In("new-key")).Exit);
        Assert.Equal(0, area.RunHere("new-key").ExitCodeFor(strict: true));

        // Another key gives other ids, and so another hash: the counts and the report are the same.
        StoredState state = area.State("new-key");
        Assert.NotEqual(whole.State.ContentHash, state.ContentHash);
        Assert.Equal(whole.State, state with { ContentHash = whole.State.ContentHash, CurrentHash = whole.State.CurrentHash });
        Assert.Equal(whole.Report, area.Report("new-key"));
    }

    [Fact]
    public async Task Run_StartedTwiceAtOnceOnANewStore_OneWaitsOrIsRefusedAndTheStoreIsRight()
    {
        SmallArea area = whole.Area;
        area.CopyKeys("whole", "twice");
        (int Exit, string Output)[] ends = await Task.WhenAll(Task.Run(() => area.Run("twice")), Task.Run(() => area.Run("twice")));
        Assert.Contains(ends, end => end.Exit == 0);
        Assert.All(ends.Where(end => end.Exit != 0), end =>
        {
            Assert.Equal(15, end.Exit);
            Assert.StartsWith("STO491 error", end.Output, StringComparison.Ordinal);
        });
        Assert.Equal(whole.State, area.State("twice"));
        Assert.Equal(whole.Report, area.Report("twice"));
        Assert.Null(area.AuditFault("twice"));
    }

    private string? Wrong(string point)
    {
        SmallArea area = whole.Area;
        area.CopyKeys("whole", point);
        (int killed, string output) = BridgeProcess.RunKilledAt(point, "run", "--config", area.Config, "--out", area.In(point));
        if (killed != Killed)
        {
            return $"exit {killed}: {output}";
        }

        RunResult again = area.RunHere(point);
        string? wrong = again.ExitCodeFor(strict: true) != 0 ? RunSummary.Json(again, strict: true)
            : area.State(point) is var state && state != whole.State ? $"{state} instead of {whole.State}"
            : area.Report(point) != whole.Report ? "the report says something else"
            : area.Returns(point) != whole.Returns ? "the returns say something else"
            : area.AuditFault(point)?.ToString();
        Directory.Delete(area.In(point), true);
        return wrong;
    }

    /// <summary>The same deployment run once without a kill.</summary>
    public sealed class Uninterrupted : IDisposable
    {
        public Uninterrupted()
        {
            // A variable that names no point kills nothing.
            (int exit, string output) = BridgeProcess.RunKilledAt("", "run", "--config", Area.Config, "--out", Area.In("whole"));
            Assert.True(exit == 0, output);
            State = Area.State("whole");
            Report = Area.Report("whole");
            Returns = Area.Returns("whole");
        }

        internal SmallArea Area { get; } = new();

        internal StoredState State { get; }

        internal string Report { get; }

        internal string Returns { get; }

        public void Dispose() => Area.Dispose();
    }
}

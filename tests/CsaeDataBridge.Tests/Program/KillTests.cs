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

    public static TheoryData<string> Points => [.. KillPoint.InStore, .. RunSteps.All];

    [Theory]
    [MemberData(nameof(Points))]
    public void Run_KilledAtThePointAndRunAgain_EndsAsIfNothingHadHappened(string point)
    {
        SmallArea area = whole.Area;
        Directory.CreateDirectory(area.In(point, "keys"));
        foreach (string key in Directory.GetFiles(area.In("whole", "keys")))
        {
            // Copied as it is, with permissions: ids depend on the key.
            File.Copy(key, area.In(point, "keys", Path.GetFileName(key)));
        }

        (int killed, string killedOutput) = BridgeProcess.RunKilledAt(point, "run", "--config", area.Config, "--out", area.In(point));
        Assert.True(killed == Killed, killedOutput);
        (int exit, string output) = area.Run(point);
        Assert.True(exit == 0, output);
        Assert.Equal(whole.State, area.State(point));
        Assert.Equal(whole.Report, area.Report(point));
        Assert.Equal(whole.Returns, area.Returns(point));
        Directory.Delete(area.In(point), true);
    }

    [Fact]
    public void Run_KilledAfterItsFirstKeyWasMade_EndsWithTheSameCounts()
    {
        SmallArea area = whole.Area;
        Assert.Equal(Killed, BridgeProcess.RunKilledAt("after-key-file", "run", "--config", area.Config, "--out", area.In("new-key")).Exit);
        Assert.Equal(0, area.Run("new-key").Exit);

        // Another key gives other ids, and so another hash: the counts and the report are the same.
        StoredState state = area.State("new-key");
        Assert.NotEqual(whole.State.ContentHash, state.ContentHash);
        Assert.Equal(whole.State, state with { ContentHash = whole.State.ContentHash, CurrentHash = whole.State.CurrentHash });
        Assert.Equal(whole.Report, area.Report("new-key"));
    }

    [Fact]
    public void Run_WithAnEmptyKillPoint_IsNotKilled()
    {
        SmallArea area = whole.Area;
        Assert.Equal(0, BridgeProcess.RunKilledAt("", "run", "--config", area.Config, "--out", area.In("empty")).Exit);
    }

    /// <summary>The same deployment run once without a kill.</summary>
    public sealed class Uninterrupted : IDisposable
    {
        public Uninterrupted()
        {
            (int exit, string output) = Area.Run("whole");
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

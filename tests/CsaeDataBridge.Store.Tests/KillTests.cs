using System.Diagnostics;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Store.Tests;

/// <summary>A process is killed at named points; what it leaves is whole, and doing the work again ends as if nothing had happened.</summary>
public sealed class KillTests
{
    // 128 + SIGKILL.
    private const int Killed = 137;

    public static TheoryData<string> Works => [.. StoreWork.Names];

    [Fact]
    public void Points_OfAllWork_AreTheOnesListed()
    {
        Dictionary<string, int>[] all = [.. StoreWork.Names.Select(Reached)];
        Dictionary<string, int> load = all[0];
        Assert.Equal(KillPoint.InStore.Order(StringComparer.Ordinal), load.Keys.Order(StringComparer.Ordinal));
        string[] others = [.. all.Skip(1).SelectMany(work => work.Keys).Except(load.Keys).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(KillPoint.InSafekeeping.Concat(KillPoint.InDeciding).Distinct().Order(StringComparer.Ordinal), others);

        // With the steps of a run, at which the program's own tests kill it, more than three hundred.
        Assert.InRange(all.SelectMany(PointsOf).Distinct().Count(), 280, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Works))]
    public void Work_KilledAtEveryPointAndDoneAgain_EndsAsIfNothingHadHappened(string work)
    {
        using var storeWork = new StoreWork(work);
        IReadOnlyList<string> points = Endurance.Of([.. PointsOf(Reached(work))], least: 4);
        List<string> failures = [];
        foreach (string point in points)
        {
            using TestFolder folder = storeWork.Prepare();
            int exit = RunKilled(work, folder, point);
            try
            {
                if ((exit == Killed ? storeWork.Wrong(folder) : $"exit {exit}") is { } wrong)
                {
                    failures.Add($"{point}: {wrong}");
                }
            }
            catch (BridgeException failure)
            {
                failures.Add($"{point}: {failure.Message}");
            }
        }

        string all = Endurance.Record($"kill -9 at {points.Count} named points of: {work}", points.Count, failures);
        Assert.True(all.Length == 0, all);
    }

    [Fact]
    public void Open_AfterAKillBetweenVaultAndStore_RemovesTheIdentifiers()
    {
        using var folder = new TestFolder();
        Assert.Equal(Killed, RunKilled("load", folder, "after-vault-commit"));

        using BridgeStore store = folder.Open();

        Assert.Equal(2, store.UnknownIdentifiersRemoved);
        Assert.Empty(store.Loads());
        Assert.Empty(TestFolder.VaultRows(store, "SELECT * FROM vault.main.person"));
    }

    [Theory]
    [InlineData("after-vault-commit")]
    [InlineData("merge/insert-event")]
    [InlineData("after-ledger-row")]
    public void Merge_FailedInsideOneProcess_LeavesTheStoreAsBeforeAndCanBeRepeated(string point)
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        KillPoint.Instead.Value = reached => _ = reached == point ? throw new InvalidOperationException(point) : true;
        Assert.Throws<InvalidOperationException>(() => KillHost.Deliveries[0].MergeInto(store));
        KillPoint.Instead.Value = null;
        Assert.Empty(store.Loads());
        Assert.Equal(0, store.CurrentRows()["event"]);

        // Another load takes the number; the first one's identifiers must not become its own.
        KillHost.Deliveries[1].MergeInto(store);

        Assert.Equal(["1|Sample"], TestFolder.VaultRows(store, "SELECT load_id, family_name FROM vault.main.person"));
    }

    private static IEnumerable<string> PointsOf(Dictionary<string, int> reached) =>
        reached.SelectMany(point => Enumerable.Range(1, point.Value).Select(time => $"{point.Key}#{time}"));

    /// <summary>How often an undisturbed run reaches each point.</summary>
    private static Dictionary<string, int> Reached(string work)
    {
        using var storeWork = new StoreWork(work);
        using TestFolder folder = storeWork.Prepare();
        var reached = new Dictionary<string, int>(StringComparer.Ordinal);
        KillPoint.Instead.Value = point => reached[point] = reached.GetValueOrDefault(point) + 1;
        KillHost.Do(work, folder);
        KillPoint.Instead.Value = null;
        return reached;
    }

    internal static int RunKilled(string work, TestFolder folder, string point)
    {
        using Process process = Start(work, folder, point);
        _ = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.DoesNotContain("Unhandled", error, StringComparison.Ordinal);
        return process.ExitCode;
    }

    internal static Process Start(string work, TestFolder folder, string? point)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(KillHost).Assembly.Location, folder.Root, folder.Clock.Now.ToString("o"), work])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment[KillPoint.Variable] = point ?? "";
        return Process.Start(start)!;
    }
}

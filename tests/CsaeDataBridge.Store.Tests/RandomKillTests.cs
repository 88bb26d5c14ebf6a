using System.Diagnostics;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Store.Tests;

/// <summary>A process is killed at random while it loads, and again while it goes on; what it leaves is whole, and doing the work again ends as if nothing had happened.</summary>
public sealed class RandomKillTests
{
    [Fact]
    public void Load_KilledAtRandomAndRunAgain_EndsAsIfNothingHadHappened()
    {
        var random = new Random(7);
        int wanted = Endurance.Count(1_600);
        int kills = 0;
        using var storeWork = new StoreWork(StoreWork.Load);
        int whole = Undisturbed(storeWork);
        List<string> failures = [];
        while (kills < wanted)
        {
            using TestFolder folder = storeWork.Prepare();
            List<int> at = [];
            for (bool ended = false; !ended;)
            {
                using Process process = KillTests.Start(StoreWork.Load, folder, null);
                int wait = random.Next(whole);
                ended = process.WaitForExit(wait);
                if (!ended)
                {
                    process.Kill();
                    process.WaitForExit();
                    at.Add(wait);
                }

                // After a few kills it may end.
                if (at.Count > 5)
                {
                    KillHost.Run(folder);
                    break;
                }
            }

            kills += at.Count;
            if (storeWork.Wrong(folder) is { } wrong)
            {
                failures.Add($"killed after {string.Join(", ", at)} ms: {wrong}");
            }
        }

        string all = Endurance.Record("kill -9 at random while loading", kills, failures);
        Assert.True(all.Length == 0, all);
    }

    /// <summary>How long an undisturbed run takes, in milliseconds.</summary>
    private static int Undisturbed(StoreWork work)
    {
        using TestFolder folder = work.Prepare();
        long began = Stopwatch.GetTimestamp();
        using Process process = KillTests.Start(work.Name, folder, null);
        process.WaitForExit();
        return (int)Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}

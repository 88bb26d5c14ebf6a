using System.Diagnostics;

namespace CsaeDataBridge.Benchmarks;

/// <summary>How long work takes by the clock on the wall.</summary>
internal static class WallClock
{
    /// <summary>Seconds of one go.</summary>
    public static double Seconds(Action work)
    {
        long began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Seconds of the fastest of several goes.</summary>
    public static double Fastest(int repeats, Action work)
    {
        double fastest = double.MaxValue;
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            fastest = Math.Min(fastest, Seconds(work));
        }

        return fastest;
    }
}

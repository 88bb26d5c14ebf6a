namespace CsaeDataBridge.Benchmarks;

/// <summary>The time that processors spend on work: on a busy machine it says more than the clock on the wall.</summary>
internal static class ProcessorTime
{
    /// <summary>Seconds of all processors together, the collection of garbage among them.</summary>
    public static double Seconds(Action work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}

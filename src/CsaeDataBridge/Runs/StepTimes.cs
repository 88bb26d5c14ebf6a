using System.Diagnostics;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>How long reading and mapping one delivery take, which go on in turns, slice by slice.</summary>
internal sealed class StepTimes
{
    private readonly long started = Stopwatch.GetTimestamp();
    private TimeSpan mapping;
    private TimeSpan staging;

    public LoadDurations Durations => new((long)staging.TotalMilliseconds, (long)mapping.TotalMilliseconds, null);

    /// <summary>Everything until now that was no mapping was reading.</summary>
    public void Staged() => staging = Stopwatch.GetElapsedTime(started) - mapping;

    public void Mapping(Action work) => Mapping(() =>
    {
        work();
        return true;
    });

    public T Mapping<T>(Func<T> work)
    {
        long from = Stopwatch.GetTimestamp();
        T done = work();
        mapping += Stopwatch.GetElapsedTime(from);
        return done;
    }
}

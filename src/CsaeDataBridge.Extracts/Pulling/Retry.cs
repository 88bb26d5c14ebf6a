using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Tries again what fails because the other end is away for a moment.</summary>
public static class Retry
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <param name="work">The work; it must go on where it was.</param>
    /// <param name="retries">How often it is tried again, in addition to the first time.</param>
    /// <param name="firstWait">Wait before the first retry; each one after it waits twice as long, 5 minutes at most.</param>
    /// <param name="token">Stops the waiting.</param>
    /// <exception cref="BridgeException">What the last try failed with, or what no other try would mend.</exception>
    public static T Run<T>(Func<T> work, int retries, TimeSpan firstWait, CancellationToken token)
    {
        TimeSpan wait = firstWait;
        for (int left = retries; ; left--)
        {
            try
            {
                return work();
            }
            catch (BridgeException failure) when (left > 0 && failure.Issues[0].Code is ExtractCodes.Unreachable or ExtractCodes.ConnectionLost)
            {
                token.WaitHandle.WaitOne(wait);
                token.ThrowIfCancellationRequested();
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
    }
}

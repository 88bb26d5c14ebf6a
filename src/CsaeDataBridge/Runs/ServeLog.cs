using System.Globalization;

namespace CsaeDataBridge.Runs;

/// <summary>The log of a scheduled worker: plain lines, each with its instant in UTC.</summary>
/// <remarks>Shows feed ids, file names, counts and issues; never a value.</remarks>
/// <param name="output">Where to write; null for silence.</param>
internal sealed class ServeLog(TextWriter? output, TimeProvider time)
{
    public void Line(string text) => output?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}  {text}"));

    /// <summary>What an import did; deliveries that were loaded before are not repeated at every tick.</summary>
    public void Result(RunResult result)
    {
        if (result.Migration is { } migration)
        {
            Line(RunSummary.Migrated(migration));
        }

        foreach (FeedOutcome outcome in result.Feeds.Where(outcome => outcome.Status != FeedStatus.AlreadyLoaded))
        {
            Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{outcome.Feed}  {outcome.File}  {RunSummary.Word(outcome.Status)}  {outcome.Read:N0} rows, {outcome.Held:N0} held"));
        }

        foreach (string stop in RunSummary.Stops(result))
        {
            output?.WriteLine(stop);
        }

        Line($"store content {result.ContentHash}");
    }
}

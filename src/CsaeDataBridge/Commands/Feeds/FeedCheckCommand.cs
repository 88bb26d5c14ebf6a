using System.CommandLine;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge feed check</c>: tries each source and says what a run would fetch or read; fetches nothing.</summary>
internal static class FeedCheckCommand
{
    public static Command Create() => FeedWork.Command("check", "Connect to the sources of feeds and say what a run would fetch, or which columns a query gives. Fetches, moves, deletes and imports nothing.", Check);

    private static FeedAnswer Check(BridgeConfiguration configuration, FeedEntry feed, CancellationToken token)
    {
        DateOnly today = configuration.Today();
        if (feed.Query is { } source)
        {
            using var query = DatabaseQuery.Open(source, today, token);
            return new FeedAnswer(feed) { Columns = query.Columns, AsOf = query.AsOf };
        }

        return new FeedAnswer(feed) { Files = feed.Pull is null ? [] : new Puller(feed.Pull, Path.GetDirectoryName(feed.Inbox)!, today, configuration.Time()).Look(token) };
    }
}

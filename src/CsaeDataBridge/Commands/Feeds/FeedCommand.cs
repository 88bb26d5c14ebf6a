using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge feed</c>: what feeds there are, whether their sources can be reached, and fetching without importing.</summary>
internal static class FeedCommand
{
    public static Command Create() => new("feed", "List feeds, try their sources, and fetch files without importing them.")
    {
        FeedListCommand.Create(),
        FeedCheckCommand.Create(),
        FeedPullCommand.Create(),
    };
}

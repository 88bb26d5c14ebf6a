using System.CommandLine;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge feed pull</c>: fetches files into the inboxes; imports nothing.</summary>
internal static class FeedPullCommand
{
    public static Command Create() => FeedWork.Command("pull", "Fetch what is new at the sources of feeds into their inboxes, each file whole or not at all. Imports nothing.", Pull);

    // What the agreement does not let in is not fetched either.
    private static FeedAnswer Pull(BridgeConfiguration configuration, FeedEntry feed, CancellationToken token)
    {
        if (feed.Pull is not { } source)
        {
            return new FeedAnswer(feed);
        }

        MappingDocument mapping = MappingReader.ReadFile(feed.Mapping, feed.MappingName, ValueLists.Load(configuration.MappingFolders));
        return configuration.Agreements().DecideImport(mapping.Agreement, configuration.Time().GetUtcNow(), null).Refusal is { } refusal
            ? throw new BridgeException(refusal)
            : new FeedAnswer(feed) { Files = new Puller(source, Path.GetDirectoryName(feed.Inbox)!, configuration.Today(), configuration.Time()).Pull(token) };
    }
}

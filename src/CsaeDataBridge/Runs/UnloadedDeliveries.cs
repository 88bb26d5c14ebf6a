using CsaeDataBridge.Configuration;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>What lies in the inboxes and is not in a ledger, by content, not by name.</summary>
internal static class UnloadedDeliveries
{
    /// <param name="configuration">The deployment; feeds that a database answers have no inbox.</param>
    /// <param name="ledger">The ledger, for example of a backup.</param>
    /// <exception cref="Issues.BridgeException">A mapping or a delivery cannot be read.</exception>
    public static List<(string Feed, string File)> Find(BridgeConfiguration configuration, IReadOnlyList<LostLoad> ledger)
    {
        HashSet<(string, string?)> loaded = [.. ledger.Where(load => load.Status == "loaded").Select(load => (load.Feed, load.ContentHash))];
        ValueLists lists = ValueLists.Load(configuration.MappingFolders);
        List<(string, string)> unloaded = [];
        foreach (FeedEntry feed in configuration.Feeds.Where(feed => feed.Query is null && Inbox.Count(feed) > 0))
        {
            using PgpKeyring? pgp = feed.Pgp is null ? null : new PgpKeyring(feed.Pgp);
            MappingDocument mapping = MappingReader.ReadFile(feed.Mapping, feed.MappingName, lists);
            unloaded.AddRange(Inbox.Find(feed, mapping, pgp)
                .Where(delivery => !loaded.Contains((feed.Id, delivery.Open().ContentHash)))
                .Select(delivery => (feed.Id, delivery.Name)));
        }

        return unloaded;
    }
}

using CsaeDataBridge.Configuration;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Runs;

/// <summary>Finds a feed's deliveries, oldest business date first.</summary>
internal static class Inbox
{
    /// <param name="pgp">The keys of the feed's encrypted files; null where it has none.</param>
    /// <exception cref="BridgeException">CFG112 the inbox is empty; MAP318 a name without a date.</exception>
    public static IReadOnlyList<InboxDelivery> Find(FeedEntry feed, MappingDocument mapping, PgpKeyring? pgp)
    {
        string[] files = Files(feed);
        if (files.Length == 0)
        {
            throw new BridgeException(Issue.Error(ProgramCodes.NoDelivery, new Place(Field: feed.Id), $"no file {Path.GetFileName(feed.Inbox)} in the feed's inbox", "at least one delivery", "correct 'inbox:' in bridge.yaml, or ask the agency where its extract is"));
        }

        return [.. files.Select(file => Date(file, feed, mapping, pgp)).OrderBy(delivery => delivery.AsOf).ThenBy(delivery => delivery.Sequence).ThenBy(delivery => delivery.Name, StringComparer.Ordinal)];
    }

    /// <summary>How many deliveries lie in the inbox.</summary>
    public static int Count(FeedEntry feed) => Files(feed).Length;

    private static string[] Files(FeedEntry feed)
    {
        string folder = Path.GetDirectoryName(feed.Inbox)!;
        try
        {
            return Directory.Exists(folder) ? Directory.GetFiles(folder, Path.GetFileName(feed.Inbox)) : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(ProgramCodes.FileAccess, new Place(Field: feed.Id), "an inbox that cannot be read", "a folder that answers", "look at the disk or share that the inbox is on, and at the folder's permissions"));
        }
    }

    private static InboxDelivery Date(string file, FeedEntry feed, MappingDocument mapping, PgpKeyring? pgp)
    {
        string name = Path.GetFileName(file);
        if (mapping.AsOf is not { } pattern)
        {
            throw new BridgeException(Issue.Error(ProgramCodes.NoBusinessDate, new Place(name, Field: mapping.Name), "a mapping that does not say where the business date is", "'as_of:' under 'file:'", "say how the file's name tells its date; the arrival time is never used"));
        }

        (DateOnly asOf, int sequence) = pattern.Read(Delivery.PlainName(name));
        return new InboxDelivery(name, asOf, sequence, () => Delivery.Open(file, feed.PasswordFile, pgp, mapping.MainFile).With(mapping.Joins));
    }
}

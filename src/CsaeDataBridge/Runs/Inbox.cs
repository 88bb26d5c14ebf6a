using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Runs;

/// <summary>Finds a feed's deliveries, oldest business date first.</summary>
internal static class Inbox
{
    /// <exception cref="BridgeException">CFG112 the inbox is empty; MAP318 a name without a date.</exception>
    public static IReadOnlyList<InboxDelivery> Find(FeedEntry feed, MappingDocument mapping)
    {
        string folder = Path.GetDirectoryName(feed.Inbox)!;
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, Path.GetFileName(feed.Inbox)) : [];
        if (files.Length == 0)
        {
            throw new BridgeException(Issue.Error(ProgramCodes.NoDelivery, new Place(Field: feed.Id), $"no file {Path.GetFileName(feed.Inbox)} in the feed's inbox", "at least one delivery", "correct 'inbox:' in bridge.yaml, or ask the agency where its extract is"));
        }

        return [.. files.Select(file => Date(file, mapping)).OrderBy(delivery => delivery.AsOf).ThenBy(delivery => delivery.Sequence).ThenBy(delivery => Path.GetFileName(delivery.Path), StringComparer.Ordinal)];
    }

    private static InboxDelivery Date(string file, MappingDocument mapping)
    {
        if (mapping.AsOf is not { } pattern)
        {
            throw new BridgeException(Issue.Error(ProgramCodes.NoBusinessDate, new Place(Path.GetFileName(file), Field: mapping.Name), "a mapping that does not say where the business date is", "'as_of:' under 'file:'", "say how the file's name tells its date; the arrival time is never used"));
        }

        (DateOnly asOf, int sequence) = pattern.Read(WithoutArchive(Path.GetFileName(file)));
        return new InboxDelivery(file, asOf, sequence);
    }

    // A packed delivery is named like the file in it, with .zip or .gz after that name.
    private static string WithoutArchive(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".zip" or ".gz" ? Path.GetFileNameWithoutExtension(name) : name;
}

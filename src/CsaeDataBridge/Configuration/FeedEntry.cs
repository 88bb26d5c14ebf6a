using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Configuration;

/// <summary>A recurring extract: where its deliveries lie and which mapping reads them.</summary>
/// <param name="Id">For example <c>northshire-police/crime</c>.</param>
/// <param name="Mapping">The mapping file, full path.</param>
/// <param name="MappingName">The mapping file as the configuration names it, for messages.</param>
/// <param name="Inbox">Full path with * in the file name; empty for a feed that is a query.</param>
/// <param name="Schedule">Quartz cron expression in Europe/London; null runs only by hand.</param>
/// <param name="PasswordFile">File whose first line opens the feed's archives, full path; null where they have no password.</param>
internal sealed record FeedEntry(string Id, string Mapping, string MappingName, string Inbox, string? Schedule, string? PasswordFile = null)
{
    /// <summary>The database whose rows are the delivery; null for a feed of files.</summary>
    public QuerySource? Query { get; init; }

    /// <summary>Where the inbox is filled from; null where somebody else fills it.</summary>
    public PullSource? Pull { get; init; }

    /// <summary>The keys of its encrypted files; null where it has none.</summary>
    public PgpSource? Pgp { get; init; }
}

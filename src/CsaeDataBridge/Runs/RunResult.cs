using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>What a run did: each delivery's fate, linkage, and the reports it wrote.</summary>
/// <param name="Persons">Persons in the store as sources know them.</param>
/// <param name="People">Distinct people after linkage.</param>
/// <param name="Reports">Paths of reports, relative to the output folder.</param>
/// <param name="Issues">What stopped outside a feed, for example a release that was refused.</param>
/// <param name="ContentHash">Hash over the store's content without its times: equal content, equal hash.</param>
internal sealed record RunResult(
    IReadOnlyList<FeedOutcome> Feeds,
    long Persons,
    long People,
    IReadOnlyList<string> Reports,
    IReadOnlyList<Issue> Issues,
    string ContentHash,
    TimeSpan Duration)
{
    /// <summary>What the run brought up to this version of the schema before anything else; null when nothing had to be.</summary>
    public MigrationResult? Migration { get; init; }

    private IEnumerable<Issue> Stops => Feeds.SelectMany(feed => feed.Issues).Concat(Issues);

    /// <summary>0 when nothing stopped; 3 when something did, or with <paramref name="strict"/> the code of the first that did.</summary>
    public int ExitCodeFor(bool strict) => Stops.FirstOrDefault() switch
    {
        null => ExitCode.Done,
        var first when strict => ExitCode.For(first.Code),
        _ => ExitCode.DoneWithFeedStopped,
    };
}

using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Runs;

/// <summary>One delivery's fate, with counts that balance: read = mapped + duplicate + excluded + held.</summary>
/// <param name="LoadId">Number of the load in the ledger; null when it has none.</param>
/// <param name="Notes">What the reader mended in rows, or passed over because it is no row.</param>
/// <param name="Issues">Why it stopped, every fault; none when it did not.</param>
internal sealed record FeedOutcome(
    string Feed,
    string File,
    FeedStatus Status,
    int? LoadId,
    long Read,
    long Mapped,
    long Duplicate,
    long Excluded,
    long Held,
    IReadOnlyList<HeldReason> HeldReasons,
    IReadOnlyList<ReaderNote> Notes,
    IReadOnlyList<Issue> Issues,
    TimeSpan Duration)
{
    /// <summary>The page of its quality return; null when none was written.</summary>
    public string? Return { get; init; }

    /// <summary>How a text file was read; null for other formats, and for what was not staged.</summary>
    public FileDialect? Dialect { get; init; }

    public static FeedOutcome Stopped(string feed, string file, FeedStatus status, IReadOnlyList<Issue> issues) =>
        new(feed, file, status, null, 0, 0, 0, 0, 0, [], [], issues, TimeSpan.Zero);

    public static FeedOutcome Already(string feed, string file) =>
        new(feed, file, FeedStatus.AlreadyLoaded, null, 0, 0, 0, 0, 0, [], [], [], TimeSpan.Zero);
}

using CsaeDataBridge.Configuration;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>What a source answered.</summary>
/// <param name="Feed">The feed.</param>
internal sealed record FeedAnswer(FeedEntry Feed)
{
    public IReadOnlyList<PulledFile> Files { get; init; } = [];

    /// <summary>Columns of a query; null for a source of files.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Business date of a query's rows; null for a source of files.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Why the source as a whole did not answer.</summary>
    public IReadOnlyList<Issue> Failures { get; init; } = [];

    /// <summary>Everything that is wrong.</summary>
    public IEnumerable<Issue> Issues => Failures.Concat(Files.Select(file => file.Issue).OfType<Issue>());
}

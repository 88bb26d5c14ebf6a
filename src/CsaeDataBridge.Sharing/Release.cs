namespace CsaeDataBridge.Sharing;

/// <summary>What an agreement lets out: protected tables with their words. Made by Sharing alone: it has no public constructor.</summary>
public sealed class Release
{
    internal Release()
    {
    }

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Area { get; init; }

    /// <summary>The reporting period as people name it, for example 2025-26.</summary>
    public required string Period { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day of the period, inclusive.</summary>
    public required DateOnly To { get; init; }

    public required string Recipient { get; init; }

    public required string Agreement { get; init; }

    public required IReadOnlyList<string> Clauses { get; init; }

    /// <summary>The disclosure rules in a sentence for the page's foot.</summary>
    public required string Disclosure { get; init; }

    /// <summary>What stands in the place of a hidden count.</summary>
    public required string Marker { get; init; }

    /// <summary>False prints "not approved for publication" on every page.</summary>
    public required bool Approved { get; init; }

    public required bool Synthetic { get; init; }

    /// <summary>When the release was made, by the configured clock.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    public required IReadOnlyList<FeedCoverage> Coverage { get; init; }

    /// <summary>Breaks in what the feeds behind the figures record; empty when there are none.</summary>
    public IReadOnlyList<ReleaseBreak> Breaks { get; init; } = [];

    public required IReadOnlyList<MeasureResult> Measures { get; init; }
}

namespace CsaeDataBridge.Store;

/// <summary>A delivery that was paused, refused or that failed; what was not reached is null.</summary>
public sealed record StoppedLoad
{
    /// <summary>Paused, refused or failed.</summary>
    public required LoadStatus Status { get; init; }

    /// <summary>The issue code that stopped it.</summary>
    public required string Reason { get; init; }

    /// <summary>agency/feed.</summary>
    public required string Feed { get; init; }

    public required string File { get; init; }

    public string? ContentHash { get; init; }

    /// <summary>How a text file was read; null for other formats.</summary>
    public TextForm? Text { get; init; }

    public string? CompiledHash { get; init; }

    public DateOnly? AsOf { get; init; }

    public int Sequence { get; init; }

    public LoadKind? Kind { get; init; }

    public required string Mapping { get; init; }

    public string? MappingVersion { get; init; }

    public string? Agreement { get; init; }

    /// <summary>The clause that refused it.</summary>
    public string? Clause { get; init; }

    public RowCounts Rows { get; init; }

    /// <summary>What checks found of the delivery.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>How long the steps took that were reached.</summary>
    public LoadDurations Durations { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
}

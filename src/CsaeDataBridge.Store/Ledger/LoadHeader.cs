namespace CsaeDataBridge.Store;

/// <summary>What is known about a delivery before it is merged.</summary>
public sealed record LoadHeader
{
    /// <summary>agency/feed.</summary>
    public required string Feed { get; init; }

    /// <summary>Name of the delivered file, of the one inside for an archive.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of that file, 64 lower-case hexadecimal digits.</summary>
    public required string ContentHash { get; init; }

    /// <summary>How a text file was read; null for other formats.</summary>
    public TextForm? Text { get; init; }

    /// <summary>SHA-256 of the mapping with everything that it used, 64 lower-case hexadecimal digits.</summary>
    public required string CompiledHash { get; init; }

    /// <summary>Business date of the delivery; the newest wins, event by event.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Order among deliveries of one business date; 0 when the file's name has none.</summary>
    public int Sequence { get; init; }

    public required LoadKind Kind { get; init; }

    /// <summary>The part of the feed that a snapshot replaces, for example a year; null for the whole feed.</summary>
    public string? Scope { get; init; }

    public required string Mapping { get; init; }

    public required string MappingVersion { get; init; }

    /// <summary>agreement/flow.</summary>
    public required string Agreement { get; init; }

    /// <summary>The clause that lets it in.</summary>
    public string? Clause { get; init; }

    /// <summary>Names of the mapping's rules: the mapped rows' rule n is the one at index n. A name twice is one rule.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Breaks in what the mapping reads.</summary>
    public IReadOnlyList<SeriesBreak> Breaks { get; init; } = [];

    public required RowCounts Rows { get; init; }

    /// <summary>Mapped rows that are kept because a held row speaks of the same event or person.</summary>
    public IReadOnlyList<KeptRow> Kept { get; init; } = [];

    /// <summary>What checks found of the delivery.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>The held rows of an earlier load that this one lets in; null for a delivery.</summary>
    public ReplayOrder? Replay { get; init; }

    /// <summary>The decision on a question that this one brings; null for a delivery. Its mapped rows carry the store's own rule numbers.</summary>
    public ReviewOrder? Review { get; init; }

    /// <summary>How long reading and mapping took; the merge adds its own.</summary>
    public LoadDurations Durations { get; init; }

    /// <summary>True to take in once more what was withdrawn.</summary>
    public bool Readmit { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The audit's record that began it; null where none is kept.</summary>
    public AuditPoint? Audit { get; init; }
}

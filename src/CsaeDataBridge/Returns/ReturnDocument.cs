using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Returns;

/// <summary>A quality return without its rows: what the page, the CSV files and the JSON say of one delivery.</summary>
/// <remarks>Counts, names of columns and words of the program; spellings only as far as <see cref="ShownSpelling"/> lets them.</remarks>
internal sealed record ReturnDocument
{
    public required string Area { get; init; }

    public required bool Synthetic { get; init; }

    /// <summary>Name of the agency that sent the delivery.</summary>
    public required string Agency { get; init; }

    public required string Feed { get; init; }

    public required string File { get; init; }

    /// <summary>The delivery's content; null where it could not be read so far.</summary>
    public required string? ContentHash { get; init; }

    /// <summary>How a text file was read; null for other formats, and when it was not reached.</summary>
    public TextForm? Text { get; init; }

    public required DateOnly? AsOf { get; init; }

    /// <summary>Number of the load in the ledger.</summary>
    public required int Load { get; init; }

    public required LoadStatus Status { get; init; }

    public required string Mapping { get; init; }

    public required string? MappingVersion { get; init; }

    public required string? Agreement { get; init; }

    public required string? Clause { get; init; }

    /// <summary>When the delivery was taken up.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    public required RowCounts Rows { get; init; }

    /// <summary>The column whose cells are given as the sender's reference; null where rows have none.</summary>
    public string? ReferenceColumn { get; init; }

    /// <summary>Why the delivery was not taken, or waits; empty when it was loaded.</summary>
    public IReadOnlyList<Issue> Stops { get; init; } = [];

    public IReadOnlyList<ReturnProblem> Problems { get; init; } = [];

    public IReadOnlyList<ReturnColumn> Columns { get; init; } = [];

    /// <summary>What checks say of the delivery as a whole, the gravest first; those that passed are not here.</summary>
    public IReadOnlyList<ReturnCheck> Checks { get; init; } = [];

    /// <summary>Columns that the mapping reads and the file does not have.</summary>
    public IReadOnlyList<string> MissingColumns { get; init; } = [];

    /// <summary>Columns that nobody reads.</summary>
    public IReadOnlyList<string> UnusedColumns { get; init; } = [];

    /// <summary>Columns that the agreement forbids; they were not read.</summary>
    public IReadOnlyList<string> ForbiddenColumns { get; init; } = [];

    public IReadOnlyList<ReturnSpelling> Spellings { get; init; } = [];

    /// <summary>What the reader mended, or passed over because it is no row.</summary>
    public IReadOnlyList<ReaderNote> Repairs { get; init; } = [];

    /// <summary>Earlier loads of the feed and this one, the newest last; at most twelve.</summary>
    public IReadOnlyList<ReturnLoad> Loads { get; init; } = [];
}

namespace CsaeDataBridge.Store;

/// <summary>One row of the ledger.</summary>
/// <param name="LoadId">From 1 on, in the order of <paramref name="CommittedAt"/>.</param>
/// <param name="Text">How a text file was read; null for other formats, and when it was not reached.</param>
/// <param name="Reason">Issue code that stopped it; null when loaded.</param>
/// <param name="CommittedAt">UTC; later than that of every smaller number, whatever the clock did.</param>
public sealed record LoadEntry(
    int LoadId,
    string Feed,
    string File,
    string? ContentHash,
    TextForm? Text,
    string? CompiledHash,
    DateOnly? AsOf,
    int Sequence,
    LoadKind? Kind,
    string? Scope,
    string Mapping,
    string? MappingVersion,
    string? Agreement,
    string? Clause,
    LoadStatus Status,
    string? Reason,
    RowCounts Rows,
    ChangeCounts Events,
    ChangeCounts Persons,
    DateTime StartedAt,
    DateTime CommittedAt)
{
    /// <summary>The load whose held rows this one let in, or whose event it brought a decision on; null for a delivery.</summary>
    public int? ReplayOf { get; init; }

    /// <summary>Account that the program ran under; null in rows of stores that did not keep it.</summary>
    public string? LoadedBy { get; init; }

    public LoadDurations Durations { get; init; }

    /// <summary>Number of the change that took the load out again; null when it was not withdrawn.</summary>
    public int? WithdrawnBy { get; init; }

    /// <summary>The agency, the first part of the feed.</summary>
    public string Agency => Feed.Split('/')[0];

    /// <summary>The row of a merge before it is known what changes and when it is committed.</summary>
    internal static LoadEntry Of(LoadHeader header, int loadId)
    {
        DateTime started = LedgerTable.NextInstant(header.StartedAt, null);
        return new LoadEntry(
            loadId,
            header.Feed,
            header.File,
            header.ContentHash,
            header.Text,
            header.CompiledHash,
            header.AsOf,
            header.Sequence,
            header.Kind,
            header.Scope,
            header.Mapping,
            header.MappingVersion,
            header.Agreement,
            header.Clause,
            LoadStatus.Loaded,
            null,
            header.Rows,
            default,
            default,
            started,
            started)
        {
            ReplayOf = header.Replay?.LoadId ?? header.Review?.LoadId,
        };
    }
}

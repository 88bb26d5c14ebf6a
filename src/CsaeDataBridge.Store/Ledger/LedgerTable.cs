using System.Data.Common;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Reads and writes the ledger's rows.</summary>
internal static class LedgerTable
{
    public static List<LoadEntry> Read(DuckDbSession session) =>
        [.. session.Query(Embedded.Text("Sql/read_loads.sql"), ReadEntry)];

    /// <summary>Appends one row: for a load, the commit point.</summary>
    public static void Append(DuckDbSession session, LoadEntry load) => session.Execute(
        Embedded.Text("Sql/append_load.sql"),
        load.LoadId,
        load.Feed,
        load.File,
        load.ContentHash,
        load.Text?.Encoding,
        load.Text?.Delimiter?.ToString(),
        load.Text?.Quote?.ToString(),
        load.CompiledHash,
        load.AsOf,
        load.Sequence,
        Word(load.Kind),
        load.Scope,
        load.Mapping,
        load.MappingVersion,
        load.Agreement,
        load.Clause,
        Word(load.Status),
        load.Reason,
        load.Rows.Read,
        load.Rows.Mapped,
        load.Rows.Duplicate,
        load.Rows.Excluded,
        load.Rows.Held,
        load.Events.New,
        load.Events.Changed,
        load.Events.Unchanged,
        load.Events.Closed,
        load.Events.Late,
        load.Persons.New,
        load.Persons.Changed,
        load.Persons.Unchanged,
        load.Persons.Late,
        load.StartedAt,
        load.CommittedAt,
        load.LoadedBy,
        load.Durations.Staging,
        load.Durations.Mapping,
        load.Durations.Merging,
        load.WithdrawnBy);

    /// <summary>The instant after the last one: now, or just after it when the clock stands or stepped back.</summary>
    public static DateTime NextInstant(DateTimeOffset now, DateTime? last)
    {
        // The database keeps microseconds.
        long microseconds = now.UtcTicks / TimeSpan.TicksPerMicrosecond;
        var instant = new DateTime(microseconds * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
        return last is { } known && instant <= known ? known.AddMicroseconds(1) : instant;
    }

    /// <summary>When a load started, as the clock said, but never after it was recorded.</summary>
    public static DateTime StartInstant(DateTimeOffset started, DateTime committed)
    {
        DateTime instant = NextInstant(started, null);
        return instant < committed ? instant : committed;
    }

    /// <summary>A status or kind as the ledger writes it.</summary>
    public static string? Word(Enum? value) => value?.ToString().ToLowerInvariant();

    private static LoadEntry ReadEntry(DbDataReader row) => new(
        row.GetInt32(0),
        row.GetString(1),
        row.GetString(2),
        Text(row, 3),
        Text(row, 4) is { } encoding ? new TextForm(encoding, Text(row, 5)?[0], Text(row, 6)?[0]) : null,
        Text(row, 7),
        row.IsDBNull(8) ? null : row.GetFieldValue<DateOnly>(8),
        row.GetInt32(9),
        Text(row, 10) is { } kind ? Enum.Parse<LoadKind>(kind, ignoreCase: true) : null,
        Text(row, 11),
        row.GetString(12),
        Text(row, 13),
        Text(row, 14),
        Text(row, 15),
        Enum.Parse<LoadStatus>(row.GetString(16), ignoreCase: true),
        Text(row, 17),
        new RowCounts(row.GetInt64(18), row.GetInt64(19), row.GetInt64(20), row.GetInt64(21), row.GetInt64(22)),
        new ChangeCounts(row.GetInt64(23), row.GetInt64(24), row.GetInt64(25), row.GetInt64(27), row.GetInt64(26)),
        new ChangeCounts(row.GetInt64(28), row.GetInt64(29), row.GetInt64(30), row.GetInt64(31), 0),
        DateTime.SpecifyKind(row.GetDateTime(32), DateTimeKind.Utc),
        DateTime.SpecifyKind(row.GetDateTime(33), DateTimeKind.Utc))
    {
        ReplayOf = row.IsDBNull(39) ? null : row.GetInt32(39),
        LoadedBy = Text(row, 34),
        Durations = new LoadDurations(Number(row, 35), Number(row, 36), Number(row, 37)),
        WithdrawnBy = row.IsDBNull(38) ? null : row.GetInt32(38),
    };

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

using CsaeDataBridge.Configuration;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Quarantines;

/// <summary>Decides what the cell that holds a row is read as: tried on the held rows that it concerns, and recorded only when the mapping reads it.</summary>
internal sealed class CellFix
{
    private readonly QuarantineDesk desk;
    private readonly HeldRowEntry row;
    private readonly FeedEntry feed;
    private readonly QuarantineReplay replay;
    private readonly Dictionary<int, IReadOnlyDictionary<long, SourceRecord>> kept = [];

    /// <param name="desk">The deployment.</param>
    /// <param name="load">The load that holds the row.</param>
    /// <param name="line">Its line.</param>
    /// <exception cref="BridgeException">STO451: no row waits there. STO453: nothing of the row can be decided.</exception>
    public CellFix(QuarantineDesk desk, int load, long line)
    {
        this.desk = desk;
        row = desk.WaitingRow(load, line);
        feed = desk.Configuration.Feed(row.Load.Feed);
        replay = desk.Replay(feed);
    }

    private Place Place => new(row.Load.File, row.Line, Field: row.Field);

    /// <summary>Decides on the field that holds the row.</summary>
    /// <param name="means">What the cell is read as: a value of the field's list, or a text that the mapping reads.</param>
    /// <param name="everyCell">True for every cell of the feed's field with this spelling; false for this row alone.</param>
    /// <param name="record">Who and why; null tries it and records nothing.</param>
    /// <param name="token">Stops the work.</param>
    public FixResult Decide(string means, bool everyCell, (string Operator, string Reason)? record, CancellationToken token)
    {
        FieldDefinition field = Decidable(row.Field);
        CellReading reading = Reading(field.Name, DecidedCells.TextFor(field, means), everyCell, token);
        HashSet<(int, long)> concerned = Concerned(reading);
        IReadOnlyList<ReplayedLoad> tried = Try([reading], concerned, token);
        if (tried.SelectMany(load => load.Outcome?.Held ?? []).Any(held => held.Line == row.Line && held.Field == field.Name))
        {
            throw new BridgeException(Issue.Error(
                StoreCodes.CannotDecide,
                Place,
                "a meaning that the mapping does not read for this field",
                field.Values is { } values ? $"one of {string.Join(", ", values.Values.Distinct().Order(StringComparer.Ordinal))}" : "a text that the field reads, as the extract should have written it",
                "choose another, or change the mapping"));
        }

        int? number = record is { } by ? Record([reading], by)[0].DecisionId : null;
        return new FixResult(number, concerned.Count, tried);
    }

    /// <summary>Lets the row in with the cells that hold it read as blank.</summary>
    /// <param name="record">Who and why; null tries it and changes nothing.</param>
    /// <param name="token">Stops the work.</param>
    public ReplayedLoad Release((string Operator, string Reason)? record, CancellationToken token)
    {
        var readings = new List<CellReading>();
        string? name = row.Field;
        while (true)
        {
            readings.Add(Reading(Decidable(name).Name, null, everyCell: false, token));
            ReplayedLoad tried = Only(Try(readings, [(row.Load.LoadId, row.Line)], token));
            HeldRow? still = tried.Outcome?.Held is [var held, ..] ? held : null;
            if (still is null || readings.Any(reading => reading.Field == still.Field))
            {
                return record is null || tried.Outcome is null || still is not null ? tried : LetIn(readings, record.Value, token);
            }

            name = still.Field;
        }
    }

    private ReplayedLoad LetIn(List<CellReading> readings, (string Operator, string Reason) by, CancellationToken token)
    {
        Record(readings, by);
        QuarantineReplay released = desk.Replay(feed, [], QuarantineAction.Released);
        return Only([.. released.Replay(new HeldSelection(feed.Id, row.Load.LoadId, row.Line), isDryRun: false, by.Reason, token)]);
    }

    private IReadOnlyList<CellDecision> Record(IReadOnlyList<CellReading> readings, (string Operator, string Reason) by) =>
        desk.Store.Decide([.. readings.Select(reading => new CellDecision(0, feed.Id, reading.Field, reading.Cell, reading.Row, reading.Text, by.Operator, by.Reason, default))]);

    private IReadOnlyList<ReplayedLoad> Try(IReadOnlyList<CellReading> readings, HashSet<(int, long)> rows, CancellationToken token) =>
        [.. desk.Replay(feed, readings, QuarantineAction.Replayed).Replay(new HeldSelection(feed.Id, Rows: rows), isDryRun: true, "", token)];

    private static ReplayedLoad Only(IReadOnlyList<ReplayedLoad> loads) => loads is [var one] ? one : throw new InvalidOperationException("a row of one load was replayed");

    // A reference, an identifier or a row that cannot be split is the sender's to mend: nobody makes one up.
    private FieldDefinition Decidable(string? name)
    {
        FieldDefinition? field = name is null ? null : replay.Mapping.Document.Field(name);
        bool hasCells = field is not null && !field.Required && replay.Mapping.StagePlan.Fields.Any(staged => staged.Name == name && staged.Kind == StageKind.Cell);
        return row.Kind != HeldKind.Reader && hasCells ? field! : throw new BridgeException(Issue.Error(
            StoreCodes.CannotDecide,
            Place,
            row.Kind == HeldKind.Reader ? "a row that the reader holds" : "a field that is no cell of its own",
            "a cell that the mapping could not read",
            "ask the agency to send the row again, or give it up with 'bridge quarantine release --give-up'"));
    }

    private CellReading Reading(string field, string? text, bool everyCell, CancellationToken token)
    {
        using var key = new IdKey(desk.Store.Keys.IdKey);
        if (everyCell)
        {
            return new CellReading(field, DecidedCells.KeyOf(key, feed.Id, field, Cell(row, field)), null, text);
        }

        using DuckDbSession session = DuckDbSession.InMemory(desk.Store.SessionOptions);
        session.AttachMemory("stage", compress: false);
        SourceRecord record = Kept(row.Load.LoadId)[row.Line];
        return new CellReading(field, null, new ReplayedRows(session, key, replay.Mapping, []).DigestOf(record, row.Load.File, token), text);
    }

    private HashSet<(int, long)> Concerned(CellReading reading)
    {
        using var key = new IdKey(desk.Store.Keys.IdKey);
        return
        [
            .. desk.Store.HeldRows()
                .Where(other => other.State == HeldState.Waiting && other.Load.Feed == feed.Id && other.Field == reading.Field)
                .Where(other => reading.Cell is { } cell ? DecidedCells.KeyOf(key, feed.Id, reading.Field, Cell(other, reading.Field)) == cell : other == row)
                .Select(other => (other.Load.LoadId, other.Line)),
        ];
    }

    private string Cell(HeldRowEntry held, string field) => Kept(held.Load.LoadId)[held.Line].Cells.GetValueOrDefault(field, "").Trim();

    private IReadOnlyDictionary<long, SourceRecord> Kept(int load)
    {
        if (!kept.TryGetValue(load, out IReadOnlyDictionary<long, SourceRecord>? records))
        {
            kept[load] = records = desk.Store.RowsToReplay(load).Select(stored => KeptRecord.Decode(stored.Line, stored.Body.Span).Record).DistinctBy(record => record.Line).ToDictionary(record => record.Line);
        }

        return records;
    }
}

using CsaeDataBridge.Configuration;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Quarantines;

/// <summary>Maps held rows of a feed again, from what the quarantine keeps of them, and lets in those that are mapped now.</summary>
/// <remarks>A replay takes the place in time of the delivery that brought its rows: whatever is newer stays. Each load's rows are let in by one merge, or wait on.</remarks>
internal sealed class QuarantineReplay(BridgeStore store, AuditedStore audited, CompiledMapping mapping, string clause, FeedEntry feed, TimeProvider clock)
{
    /// <summary>Decisions to try beside those that stand; they are not recorded.</summary>
    public IReadOnlyList<CellReading> Tried { get; init; } = [];

    /// <summary>The lists of people that the deployment has.</summary>
    public IReadOnlyList<PersonList> Lists { get; init; } = [];

    /// <summary>How rows are let in.</summary>
    public QuarantineAction Action { get; init; } = QuarantineAction.Replayed;

    /// <summary>The mapping as it is now.</summary>
    public CompiledMapping Mapping => mapping;

    /// <param name="selection">Which held rows.</param>
    /// <param name="isDryRun">True to say what would happen and change nothing.</param>
    /// <param name="reason">Why, in the operator's words.</param>
    /// <param name="token">Stops between loads, or before a merge commits.</param>
    public IEnumerable<ReplayedLoad> Replay(HeldSelection selection, bool isDryRun, string reason, CancellationToken token)
    {
        IReadOnlyList<HeldRowEntry> rows = [.. store.HeldRows().Where(row => row.Load.Feed == feed.Id)];
        foreach (IGrouping<LoadEntry, HeldRowEntry> load in rows.GroupBy(row => row.Load).OrderBy(load => load.Key.AsOf).ThenBy(load => load.Key.LoadId))
        {
            token.ThrowIfCancellationRequested();
            HashSet<long> wanted = [.. load.Where(row => row.State == HeldState.Waiting && selection.Has(row)).Select(row => row.Line)];
            if (wanted.Count > 0)
            {
                yield return ReplayOne(load.Key, [.. load], wanted, isDryRun, reason, token);
            }
        }
    }

    private ReplayedLoad ReplayOne(LoadEntry load, IReadOnlyList<HeldRowEntry> rows, HashSet<long> wanted, bool isDryRun, string reason, CancellationToken token)
    {
        RowCounts before = store.RowsNow(load);
        IReadOnlyList<KeptRecord> kept = [.. store.RowsToReplay(load.LoadId).Select(row => KeptRecord.Decode(row.Line, row.Body.Span))];
        if (Refuse(load, kept, [.. rows.Where(row => wanted.Contains(row.Line))]) is { } refusal)
        {
            return new ReplayedLoad(load, 0, null, before, before, null, refusal);
        }

        wanted.ExceptWith(kept.Where(record => record.Record.Raw is not null).Select(record => record.Record.Line));
        HashSet<long> left = [.. rows.Where(row => row.State is HeldState.Waiting or HeldState.GivenUp && !wanted.Contains(row.Line)).Select(row => row.Line)];
        SourceRecord[] records = [.. kept.Select(record => record.Record).Where(record => record.Raw is null && !left.Contains(record.Line)).OrderBy(record => record.Line)];
        if (wanted.Count == 0)
        {
            return new ReplayedLoad(load, 0, null, before, before, null, Unreadable(load));
        }

        using DuckDbSession session = DuckDbSession.InMemory(store.SessionOptions);
        session.AttachMemory("stage", compress: false);
        session.AttachMemory("mapped");
        using var key = new IdKey(store.Keys.IdKey);
        ReplayOutcome outcome = new ReplayedRows(session, key, mapping, [.. Readings.Of(store, feed.Id), .. Tried]) { Lists = Lists }.Map(feed.Id, load, records, wanted, token);
        var counts = new RowCounts(outcome.Settled, outcome.Mapped.Count, outcome.Duplicate.Count, outcome.Excluded.Count, 0);
        RowCounts after = new(before.Read, before.Mapped + counts.Mapped, before.Duplicate + counts.Duplicate, before.Excluded + counts.Excluded, before.Held - counts.Read);
        int? by = outcome.Settled == 0 || isDryRun ? null : Merge(session, load, outcome, counts, reason, token);
        return new ReplayedLoad(load, wanted.Count, outcome, before, after, by, null);
    }

    private int Merge(DuckDbSession session, LoadEntry load, ReplayOutcome outcome, RowCounts counts, string reason, CancellationToken token)
    {
        Dictionary<long, QuarantineAction> lines = outcome.Mapped.Concat(outcome.Duplicate).Concat(outcome.Excluded).ToDictionary(line => line, _ => Action);
        LoadHeader header = LoadHeaders.Of(feed, mapping, (load.File, load.ContentHash!, load.AsOf!.Value, load.Sequence, load.Text), clause, counts, clock.GetUtcNow()) with
        {
            Kind = load.Kind!.Value,
            Scope = load.Scope,
            Replay = new ReplayOrder(load.LoadId, lines, Operator.Name, reason),
        };
        return audited.Merge(session, header, [], token).Load.LoadId;
    }

    // What was not kept cannot be read: a field that the mapping did not read then, or a reference that is made from the cell that could not be read.
    private Issue? Refuse(LoadEntry load, IReadOnlyList<KeptRecord> kept, IReadOnlyList<HeldRowEntry> rows)
    {
        string[] missing = [.. mapping.StagePlan.Fields.Select(field => field.Name).Where(field => kept.Any(record => record.Record.Raw is null && !record.Fields.Contains(field)))];
        if (missing.Length > 0)
        {
            return NotKept(load, missing[0], $"rows that were kept without {string.Join(", ", missing)}, which the mapping reads now");
        }

        return rows.Select(row => row.Field).FirstOrDefault(field => mapping.Document.Fields.Any(other => field is not null && other.With.Contains(field))) is { } part
            ? NotKept(load, part, $"rows whose reference is made from {part}, which could not be read, so that nobody knows which rows belong with them")
            : null;
    }

    private static Issue NotKept(LoadEntry load, string field, string found) =>
        Issue.Warning(MappingCodes.NotKept, new Place(load.File, Field: field), found, "rows that can be mapped from what was kept of them", "load the delivery again under the mapping as it is now: put it back into the inbox and run the feed");

    private static Issue Unreadable(LoadEntry load) =>
        Issue.Warning(MappingCodes.NotKept, new Place(load.File), "rows that the reader could not split into cells", "rows with cells", "ask the agency to send them again, or give them up with 'bridge quarantine release --give-up'");
}

using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

public sealed partial class BridgeStore
{
    /// <summary>Every held row by load and line, with what has become of it, without the rows.</summary>
    public IReadOnlyList<HeldRowEntry> HeldRows()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        Dictionary<int, LoadEntry> loads = Loads().ToDictionary(load => load.LoadId);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return QuarantineTable.ReadStates(session, loads);
    }

    /// <summary>The fates of a delivery's rows as they are now: held rows that a replay let in have the fate that it gave them.</summary>
    /// <param name="load">The load of the delivery, no replay.</param>
    public RowCounts RowsNow(LoadEntry load) => RowsAmong(load, Loads());

    /// <summary>The same, as far as some loads of the ledger tell.</summary>
    public static RowCounts RowsAmong(LoadEntry load, IReadOnlyList<LoadEntry> among) => among
        .Where(replay => replay.ReplayOf == load.LoadId && replay.Status == LoadStatus.Loaded)
        .Aggregate(load.Rows, (now, replay) => new RowCounts(
            now.Read,
            now.Mapped + replay.Rows.Mapped,
            now.Duplicate + replay.Rows.Duplicate,
            now.Excluded + replay.Rows.Excluded,
            now.Held - replay.Rows.Read));

    /// <summary>What was done with one held row, oldest first.</summary>
    public IReadOnlyList<QuarantineNote> NotesOf(int loadId, long line)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return QuarantineActions.Read(session, loadId, line);
    }

    /// <summary>Records that somebody looks at a held row, or gives it up.</summary>
    /// <param name="action">Shown or given up; what lets a row in is recorded by its merge.</param>
    /// <param name="operator">Who, as the operating system knows them.</param>
    /// <param name="reason">Why, in their words.</param>
    public void Note(int loadId, long line, QuarantineAction action, string @operator, string reason)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (action is not (QuarantineAction.Shown or QuarantineAction.GivenUp))
        {
            throw new ArgumentException("a row is let in by a merge", nameof(action));
        }

        using DuckDbSession session = files.OpenStore();
        QuarantineActions.Append(session, new QuarantineNote(loadId, line, action, null, @operator, reason, options.Time.GetUtcNow().UtcDateTime));
    }

    /// <summary>One held row in the clear, for somebody whose look at it is recorded before it is opened.</summary>
    /// <exception cref="BridgeException">STO450: the key does not open it.</exception>
    public byte[]? OpenHeldRow(int loadId, long line, string @operator, string reason)
    {
        Note(loadId, line, QuarantineAction.Shown, @operator, reason);
        return RowsToReplay(loadId).FirstOrDefault(row => row.Line == line)?.Body.ToArray();
    }

    /// <summary>What is kept of a load's rows, held or beside a held one, in the clear and by line: to be staged and mapped, and never shown.</summary>
    /// <exception cref="BridgeException">STO450: the key does not open one.</exception>
    public IReadOnlyList<KeptRow> RowsToReplay(int loadId)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return [.. QuarantineTable.Bodies(session, loadId).Select(row => new KeptRow(row.Line, cipher.Decrypt(row.LoadId, row.Line, row.Body)))];
    }
}

using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

public sealed partial class BridgeStore
{
    /// <summary>The last load or change that was recorded at an instant or before it.</summary>
    /// <exception cref="BridgeException">STO435: nothing was recorded by then.</exception>
    public int NumberAt(DateTimeOffset instant) => Ledger().NumberAt(instant);

    /// <summary>The loads as the ledger said after a load or change, oldest first.</summary>
    public IReadOnlyList<LoadEntry> LoadsAt(int number) => [.. Ledger().LoadsAt(number)];

    /// <summary>Takes a load out again: what is current is then as if it had never been, and what was known before stays to be asked for.</summary>
    /// <param name="loadId">The load.</param>
    /// <param name="reason">Why, in the words of whoever does it; kept for ever, so without any person in it. Null for a dry run.</param>
    /// <param name="token">Cancels before the commit; nothing stays.</param>
    /// <returns>What changes; with a reason, it has changed.</returns>
    /// <exception cref="BridgeException">STO431 no such load, STO432 not in the store; STO4xx of the database.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public WithdrawalResult Withdraw(int loadId, string? reason, CancellationToken token)
    {
        Ledger known = Ledger();
        LoadEntry load = Load(loadId);
        if (load.Status != LoadStatus.Loaded)
        {
            throw new BridgeException(Issue.Error(
                StoreCodes.NotWithdrawable,
                new Place(load.File, Field: load.Feed),
                load.WithdrawnBy is { } by ? $"load {loadId}, which change {by} took out" : $"load {loadId}, which was {LedgerTable.Word(load.Status)}: nothing of it is in the store",
                "a load that is in the store",
                "choose another load; 'bridge loads --status loaded' lists them"));
        }

        ChangeEntry change = known.NextChange(ChangeKind.Withdrawal, options, loadId, reason);
        if (reason is not null)
        {
            RemoveUnknownIdentifiers();
            vaultMayHoldUnknown = true;
            ledger = null;
        }

        WithdrawalResult result = new WithdrawalRun(files, load, change).Run(isDry: reason is null, token);
        if (reason is not null)
        {
            vaultMayHoldUnknown = false;
        }

        return result;
    }

    /// <summary>One load of the ledger.</summary>
    /// <exception cref="BridgeException">STO431: there is none of that number.</exception>
    public LoadEntry Load(int loadId) => Loads().FirstOrDefault(load => load.LoadId == loadId) ?? throw new BridgeException(Issue.Error(
        StoreCodes.NoSuchLoad,
        Place.None,
        $"no load {loadId}{(Changes().Any(change => change.Number == loadId) ? ": it is a change of another kind" : "")}",
        Loads().Count == 0 ? "a store with loads" : $"the number of a load, the last of which is {Loads()[^1].LoadId}",
        "choose a number that 'bridge loads' lists"));

    /// <summary>How a feed's current rows differ between two of its loads: counts by table and column, and no value but codes.</summary>
    /// <exception cref="BridgeException">STO431 no such load, STO434 loads of two feeds, or one that is not in the store.</exception>
    public IReadOnlyList<TableComparison> Compare(int from, int to)
    {
        LoadEntry earlier = Load(from);
        LoadEntry later = Load(to);
        if (earlier.Feed != later.Feed || new[] { earlier, later }.Any(load => load.Status is not (LoadStatus.Loaded or LoadStatus.Withdrawn)))
        {
            throw new BridgeException(Issue.Error(
                StoreCodes.NotComparable,
                Place.None,
                $"load {from} ({earlier.Feed}, {LedgerTable.Word(earlier.Status)}) and load {to} ({later.Feed}, {LedgerTable.Word(later.Status)})",
                "two loads of one feed that were in the store",
                $"choose two that 'bridge loads --feed {earlier.Feed}' lists as loaded or withdrawn"));
        }

        using DuckDbSession session = files.OpenStore(readOnly: true);
        return StoreHistory.Compare(session, earlier.Feed, from, to);
    }

    /// <summary>Where every version of the rows that carry an id is from: file, line, mapping version and rule.</summary>
    /// <param name="id">An event_id, person_id or review_id.</param>
    /// <exception cref="BridgeException">STO436: no row carries it.</exception>
    public IReadOnlyList<LineageRow> Lineage(Guid id)
    {
        IReadOnlyList<LoadEntry> loads = Loads();
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return StoreHistory.Lineage(session, id, loads);
    }

    private void RefuseWithdrawn(LoadHeader header)
    {
        if (FindWithdrawn(header.Feed, header.ContentHash) is { } load)
        {
            throw new BridgeException(Withdrawn(load));
        }
    }

    /// <summary>The load of this content that was withdrawn and not taken in again since; null when there is none.</summary>
    public LoadEntry? FindWithdrawn(string feed, string contentHash) =>
        Loads().LastOrDefault(load => load.Feed == feed && load.ContentHash == contentHash && load.ReplayOf is null && load.Status is LoadStatus.Loaded or LoadStatus.Withdrawn) is { Status: LoadStatus.Withdrawn } last
            ? last
            : null;

    /// <summary>Says that a delivery was withdrawn.</summary>
    public static Issue Withdrawn(LoadEntry load) => Issue.Error(
        StoreCodes.Withdrawn,
        new Place(load.File, Field: load.Feed),
        $"the content of load {load.LoadId}, which was withdrawn",
        "a corrected delivery",
        $"take the file out of the inbox; or, if the withdrawal was wrong, run again with --readmit {load.LoadId}");
}

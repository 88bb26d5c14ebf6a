using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>What has happened to a store: its loads, and the changes that are no loads, under one sequence of numbers and instants.</summary>
/// <param name="Loads">By number.</param>
/// <param name="Changes">By number.</param>
internal sealed record Ledger(IReadOnlyList<LoadEntry> Loads, IReadOnlyList<ChangeEntry> Changes)
{
    /// <summary>The number of what happens next.</summary>
    public int NextNumber => Math.Max(Loads.Count == 0 ? 0 : Loads[^1].LoadId, Changes.Count == 0 ? 0 : Changes[^1].Number) + 1;

    private DateTime? LastInstant =>
        Loads.Select(load => load.CommittedAt).Concat(Changes.Select(change => change.CommittedAt)).Select(instant => (DateTime?)instant).Max();

    public static Ledger Read(DuckDbSession session) => new(LedgerTable.Read(session), ChangeTable.Read(session));

    /// <summary>The instant of what happens next: now, or just after the last one when the clock stands or stepped back.</summary>
    public DateTime NextInstant(DateTimeOffset now) => LedgerTable.NextInstant(now, LastInstant);

    /// <summary>The next change, now.</summary>
    public ChangeEntry NextChange(ChangeKind kind, StoreOptions options, int? ofLoad = null, string? reason = null) =>
        new(NextNumber, kind, ofLoad, options.Operator, reason, NextInstant(options.Time.GetUtcNow()));

    public Ledger With(LoadEntry load) => this with { Loads = [.. Loads, load] };

    public Ledger With(ChangeEntry change) => this with { Changes = [.. Changes, change] };

    /// <summary>Numbers of all that wrote identifiers, or may have.</summary>
    public IEnumerable<int> OfIdentifiers() => Loads
        .Where(load => load.Status is LoadStatus.Loaded or LoadStatus.Withdrawn).Select(load => load.LoadId)
        .Concat(Changes.Select(change => change.Number));

    /// <summary>The last number that was recorded at an instant or before it.</summary>
    /// <exception cref="BridgeException">STO435: nothing was recorded by then.</exception>
    public int NumberAt(DateTimeOffset instant)
    {
        DateTime utc = instant.UtcDateTime;
        int number = Loads.Where(load => load.CommittedAt <= utc).Select(load => load.LoadId)
            .Concat(Changes.Where(change => change.CommittedAt <= utc).Select(change => change.Number))
            .DefaultIfEmpty(0).Max();
        return number > 0 ? number : throw new BridgeException(Issue.Error(
            StoreCodes.NothingKnown,
            Place.None,
            $"nothing that was known at {utc:yyyy-MM-ddTHH:mm:ss}Z",
            Loads.Count + Changes.Count == 0 ? "a store with loads" : $"an instant from {Loads.Select(load => load.CommittedAt).Concat(Changes.Select(change => change.CommittedAt)).Min():yyyy-MM-ddTHH:mm:ss.ffffff}Z on",
            "name a later instant; 'bridge loads' lists when each load was recorded"));
    }

    /// <summary>The loads as the ledger said after that number.</summary>
    public IEnumerable<LoadEntry> LoadsAt(int number) => Loads
        .Where(load => load.LoadId <= number)
        .Select(load => load.WithdrawnBy > number ? load with { Status = LoadStatus.Loaded, WithdrawnBy = null } : load);
}

using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

public sealed partial class BridgeStore
{
    /// <summary>How many current rows each table has, by table name.</summary>
    public IReadOnlyDictionary<string, long> CurrentRows()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return Schema.Tables
            .Where(table => table.Kind != TableKind.Ledger)
            .ToDictionary(
                table => table.Name,
                table => session.Scalar<long>($"SELECT count(*) FROM store.csae.{table.Name}{(table.IsVersioned ? " WHERE load_to = 2147483647" : "")}"));
    }

    /// <summary>The reasons of all held rows, by load and line, without the rows.</summary>
    public IReadOnlyList<QuarantineEntry> Quarantine()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return QuarantineTable.Read(session);
    }

    /// <summary>The audit's records that began loads, by load.</summary>
    public IReadOnlyDictionary<int, AuditPoint> AuditPoints()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return AuditPointTable.Read(session);
    }

    /// <summary>A hash over everything stored, identifiers and held rows included, without instants: the same after a kill and a second run as without the kill.</summary>
    public string ContentHash()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return Store.ContentHash.OfAll(files, Schema, cipher);
    }

    /// <summary>A hash over what current rows say: the same for any order in which the same deliveries arrived.</summary>
    public string CurrentContentHash()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return Store.ContentHash.OfCurrent(files, Schema);
    }

    /// <summary>The store's content, for the gate out.</summary>
    /// <param name="knownAt">The load or change after which it is to be read as it was; null for as it is.</param>
    internal StoreContent OpenContent(int? knownAt = null)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return StoreContent.Open(files, knownAt);
    }

    /// <summary>The identifiers, for the linkage: <c>vault.main.person</c>, read only.</summary>
    internal DuckDbSession OpenVault()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (vaultMayHoldUnknown)
        {
            RemoveUnknownIdentifiers();
        }

        return files.OpenVault(readOnly: true);
    }

    /// <summary>The person numbers that agencies changed, as far as deliveries that are in the store say so.</summary>
    internal IReadOnlyList<ChangedNumber> ChangedNumbers()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return session.Query(Embedded.Text("Sql/changed_numbers.sql"), row => new ChangedNumber(row.GetGuid(0), row.GetGuid(1)));
    }

    /// <summary>Writes the linkage's answer, as far as it is not in the store already.</summary>
    internal LinkCounts WriteLinks(IReadOnlyList<PersonLink> linked, string version)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ChangeEntry change = Ledger().NextChange(ChangeKind.Linkage, options);
        using DuckDbSession session = files.OpenStore();
        LinkCounts counts = LinkWriter.Write(session, linked, version, change);
        ledger = null;
        return counts;
    }

    /// <summary>The held rows in the clear, for those allowed: load, line, row.</summary>
    internal IReadOnlyList<(int LoadId, long Line, byte[] Row)> OpenQuarantine()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return [.. QuarantineTable.Bodies(session).Select(held => (held.LoadId, held.Line, cipher.Decrypt(held.LoadId, held.Line, held.Body)))];
    }
}

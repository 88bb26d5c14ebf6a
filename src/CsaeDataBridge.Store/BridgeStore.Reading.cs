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
                table => session.Scalar<long>($"SELECT count(*) FROM store.csae.{table.Name}{(table.HasHistory ? " WHERE load_to = 2147483647" : "")}"));
    }

    /// <summary>The reasons of all held rows, by load and line, without the rows.</summary>
    public IReadOnlyList<QuarantineEntry> Quarantine()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return QuarantineTable.Read(session);
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
    internal StoreContent OpenContent()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return StoreContent.Open(files);
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

    /// <summary>Writes the linkage's answer, as far as it is not in the store already.</summary>
    internal LinkCounts WriteLinks(IReadOnlyList<PersonLink> linked, string version)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore();
        return LinkWriter.Write(session, linked, version);
    }

    /// <summary>The held rows in the clear, for those allowed: load, line, row.</summary>
    internal IReadOnlyList<(int LoadId, long Line, byte[] Row)> OpenQuarantine()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return [.. QuarantineTable.Bodies(session).Select(held => (held.LoadId, held.Line, cipher.Decrypt(held.LoadId, held.Line, held.Body)))];
    }
}

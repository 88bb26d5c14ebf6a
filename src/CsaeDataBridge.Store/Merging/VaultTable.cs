using System.Globalization;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>The vault's one table of persons.</summary>
internal static class VaultTable
{
    /// <summary>Removes the identifiers of loads and changes that the ledger does not have: a kill came between vault and store.</summary>
    /// <returns>How many rows were removed.</returns>
    public static long RemoveUnknownLoads(DuckDbSession session, Ledger ledger)
    {
        string known = string.Join(", ", ledger.OfIdentifiers().Select(number => number.ToString(CultureInfo.InvariantCulture)));
        string unknown = known.Length == 0 ? "true" : $"load_id NOT IN ({known})";
        long removed = session.Scalar<long>($"SELECT count(*) FROM vault.main.person WHERE {unknown}");
        if (removed > 0)
        {
            session.Execute($"DELETE FROM vault.main.person WHERE {unknown}");
        }

        return removed;
    }
}

using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Checks a store and its vault, live or in a backup: every table can be read whole, and what the program relies on holds.</summary>
/// <param name="store">The store's file.</param>
/// <param name="vault">The vault's file.</param>
/// <param name="options">Sessions that may read both.</param>
internal sealed class StoreVerification(DataFile store, DataFile vault, DuckDbOptions options)
{
    private readonly List<StoreFinding> findings = [];

    /// <param name="path">How the result names what was checked.</param>
    /// <param name="cipher">Opens held rows; null leaves them closed.</param>
    /// <param name="progress">Gets the name of each table before it is read.</param>
    public StoreCheck Run(string path, QuarantineCipher? cipher, IProgress<string>? progress, CancellationToken token)
    {
        var sums = new List<TableSum>();
        List<int> loads;
        long? opened = null;
        using (DuckDbSession session = store.Open(options, readOnly: true))
        {
            sums.AddRange(Read(session, store, progress, token));
            loads = [.. session.Query("SELECT load_id FROM store.csae.load WHERE status IN ('loaded', 'withdrawn') UNION ALL SELECT load_id FROM store.csae.change", row => row.GetInt32(0))];
            foreach (VerifySql check in VerifySql.Of(store.Tables))
            {
                token.ThrowIfCancellationRequested();
                findings.Add(session.Query(check.Query, row => new StoreFinding(check.Check, check.Table, row.GetInt64(0), row.GetInt64(1)))[0]);
            }

            opened = cipher is null ? null : Open(session, cipher, "quarantine", "the key opens every held row") + Open(session, cipher, "kept_row", "the key opens every row that is kept with a held one");
        }

        using (DuckDbSession session = vault.Open(options, readOnly: true))
        {
            sums.AddRange(Read(session, vault, progress, token));
            HashSet<int> known = [.. loads];
            IReadOnlyList<(int LoadId, long Rows)> rows = session.Query("SELECT load_id, count(*) FROM vault.main.person GROUP BY ALL", row => (row.GetInt32(0), row.GetInt64(1)));
            findings.Add(new StoreFinding("identifiers belong to a load of the ledger", "vault.person", rows.Sum(row => row.Rows), rows.Where(row => !known.Contains(row.LoadId)).Sum(row => row.Rows)));
        }

        return new StoreCheck(path, sums, findings, opened);
    }

    private static IEnumerable<TableSum> Read(DuckDbSession session, DataFile file, IProgress<string>? progress, CancellationToken token)
    {
        foreach (TableShape table in TableShape.Read(session, file.Alias))
        {
            token.ThrowIfCancellationRequested();
            progress?.Report($"{file.Alias} {table.Table}");
            yield return table.Sum(session, file.Alias);
        }
    }

    private long Open(DuckDbSession session, QuarantineCipher cipher, string table, string check)
    {
        long rows = 0;
        long closed = 0;
        foreach ((int loadId, long line, byte[] body) in QuarantineTable.Bodies(session, table))
        {
            rows++;
            try
            {
                cipher.Decrypt(loadId, line, body);
            }
            catch (Issues.BridgeException)
            {
                closed++;
            }
        }

        findings.Add(new StoreFinding(check, table, rows, closed));
        return rows - closed;
    }
}

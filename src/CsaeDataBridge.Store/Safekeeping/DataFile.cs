using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>One of a deployment's two database files.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Alias">store or vault: how messages and sessions name it.</param>
/// <param name="Scope">The schema that its tables are in.</param>
/// <param name="Tables">What the common schema says about it.</param>
/// <param name="Create">The script for an empty one.</param>
internal sealed record DataFile(string Path, string Alias, string Scope, IReadOnlyList<SchemaTable> Tables, string Create)
{
    /// <summary>Where the database keeps what is committed and not yet in the file.</summary>
    public string WalPath => $"{Path}.wal";

    /// <summary>Where its next content is written before it takes the name.</summary>
    public string NewPath => $"{Path}.new";

    /// <summary>The same kind of file elsewhere.</summary>
    public DataFile At(string path) => this with { Path = path };

    /// <summary>Brings what a kill left beside the file into it, so that the file alone is everything.</summary>
    public void Settle(DuckDbOptions options)
    {
        using (DuckDbSession session = Open(options, readOnly: false))
        {
            session.Execute($"CHECKPOINT {Sql.Identifier(Alias)}");
        }

        if (File.Exists(WalPath))
        {
            throw new BridgeException(Issue.Error(
                DuckDbCodes.Stopped, new Place(WalPath), "a log that stays beside a file that was closed", "a file that is whole when it is closed", "run again; when it comes back, run bridge store recover"));
        }
    }

    /// <summary>Opens the file under its alias.</summary>
    public DuckDbSession Open(DuckDbOptions options, bool readOnly)
    {
        DuckDbSession session = DuckDbSession.InMemory(options);
        try
        {
            session.Attach(Path, Alias, readOnly);
            return session;
        }
        catch (BridgeException failure) when (failure.Issues[0].Code is DuckDbCodes.FileDamaged or DuckDbCodes.Stopped)
        {
            session.Dispose();
            throw new BridgeException(failure.Issues[0] with { Place = new Place(Path), Fix = "do not change or remove it; run bridge store recover: it says what can be read, and which backup is sound" });
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Counts and hashes every table.</summary>
    /// <param name="each">Told of each table when it has been read.</param>
    public IReadOnlyList<TableSum> Sums(DuckDbOptions options, Action<string>? each = null)
    {
        using DuckDbSession session = Open(options, readOnly: true);
        var sums = new List<TableSum>();
        foreach (TableShape table in TableShape.Read(session, Alias))
        {
            sums.Add(table.Sum(session, Alias));
            each?.Invoke(table.Table);
        }

        return sums;
    }
}

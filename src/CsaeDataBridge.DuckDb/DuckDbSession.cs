using System.Data.Common;
using System.Numerics;
using CsaeDataBridge.Issues;
using DuckDB.NET.Data;

namespace CsaeDataBridge.DuckDb;

/// <summary>One connection to an instance of its own, with safe settings that cannot be changed any more.</summary>
/// <remarks>Not for several threads at once. Files are attached: the instance itself is always in memory and never shared.</remarks>
public sealed class DuckDbSession : IDisposable
{
    private readonly DuckDBConnection connection;
    private readonly Dictionary<string, string> attached = new(StringComparer.OrdinalIgnoreCase);
    private Cancellation? cancellation;
    private bool inTransaction;
    private bool disposed;

    private DuckDbSession(DuckDbOptions options, IReadOnlyList<string> folders, Action<DuckDbSession>? load = null)
    {
        NativeTermination.EndByCode();
        connection = new DuckDBConnection("DataSource=:memory:");
        try
        {
            DuckDbFaults.Guard(null, null, connection.Open);
            foreach (string statement in SessionSettings.Limits(options))
            {
                Execute(statement);
            }

            load?.Invoke(this);
            foreach (string statement in SessionSettings.Locks(folders))
            {
                Execute(statement);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Opens a session without a file, apart from every other.</summary>
    /// <exception cref="BridgeException">STO413: the native library is missing.</exception>
    public static DuckDbSession InMemory(DuckDbOptions options) => new(options, Folders(options, null));

    /// <summary>Opens a session in memory that nothing can get out of once it is loaded: no file can be opened any more, not even one that was read.</summary>
    /// <param name="load">Brings in what the session is to hold, and detaches what it attached.</param>
    /// <exception cref="BridgeException">As <paramref name="load"/> and <see cref="InMemory"/>.</exception>
    public static DuckDbSession Loaded(DuckDbOptions options, Action<DuckDbSession> load) => new(options, [], load);

    /// <summary>Opens a session on one file, which becomes the default catalog under the file's name without its extension.</summary>
    /// <param name="path">The file; created when absent, unless opened for reading.</param>
    /// <param name="readOnly">Opened for reading: other readers may open it too.</param>
    /// <param name="options">What the session may use besides the file's folder.</param>
    /// <exception cref="BridgeException">STO401 missing, STO402 damaged, STO403 forbidden, STO491 held by another.</exception>
    public static DuckDbSession OpenFile(string path, bool readOnly, DuckDbOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var session = new DuckDbSession(options, Folders(options, folder));
        try
        {
            string alias = Path.GetFileNameWithoutExtension(path);
            alias = alias is "memory" or "system" or "temp" or "" ? $"file_{alias}" : alias;
            session.Attach(path, alias, readOnly);
            session.Execute($"USE {Sql.Identifier(alias)}");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Attaches a file as a further catalog; it is created when absent, unless attached for reading.</summary>
    /// <exception cref="BridgeException">As <see cref="OpenFile"/>; STO404 when the file is outside the folders of the session.</exception>
    public void Attach(string path, string alias, bool readOnly = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string file = OpenFiles.Canonical(path);
        if (!OpenFiles.TryTake(file, readOnly))
        {
            throw new BridgeException(DuckDbFaults.HeldHere(path));
        }

        try
        {
            string mode = readOnly ? "READ_ONLY" : "READ_WRITE";
            Run($"ATTACH {Sql.Literal(Path.GetFullPath(path))} AS {Sql.Identifier(alias)} ({mode})", [], path, command => command.ExecuteNonQuery());
            attached.Add(alias, file);
        }
        catch
        {
            OpenFiles.Release(file);
            throw;
        }
    }

    /// <summary>Attaches a further catalog in memory.</summary>
    /// <param name="alias">Its name.</param>
    /// <param name="compress">Takes less memory and more time; for what stands longer than a slice.</param>
    public void AttachMemory(string alias, bool compress = true) => Execute($"ATTACH ':memory:' AS {Sql.Identifier(alias)}{(compress ? " (COMPRESS)" : "")}");

    /// <summary>Detaches a catalog; a file is closed with it.</summary>
    public void Detach(string alias)
    {
        Execute($"DETACH {Sql.Identifier(alias)}");
        if (attached.Remove(alias, out string? file))
        {
            OpenFiles.Release(file);
        }
    }

    /// <summary>Runs one statement with parameters <c>$1</c>, <c>$2</c> and so on, or several without.</summary>
    /// <exception cref="BridgeException">The statement failed; the issue tells the kind, never the library's words.</exception>
    /// <exception cref="OperationCanceledException">The token of <see cref="CancelWith"/> was cancelled.</exception>
    public void Execute(string sql, params object?[] parameters) => Run(sql, parameters, null, command => command.ExecuteNonQuery());

    /// <summary>The first column of the first row; default when there is no row or the value is NULL.</summary>
    public T? Scalar<T>(string sql, params object?[] parameters) =>
        Run(sql, parameters, null, command =>
        {
            using DuckDBDataReader reader = command.ExecuteReader();
            return reader.Read() ? ScalarValue.As<T>(reader.GetValue(0)) : default;
        });

    /// <summary>All rows, each read by <paramref name="read"/>.</summary>
    public IReadOnlyList<T> Query<T>(string sql, Func<DbDataReader, T> read, params object?[] parameters) =>
        Run(sql, parameters, null, command =>
        {
            var rows = new List<T>();
            using DuckDBDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        });

    /// <summary>Runs queries and nothing else: a text with any other statement is refused before any of it runs.</summary>
    /// <param name="sql">One query, several, or none.</param>
    /// <param name="read">Gets the result of each in turn, before its first row.</param>
    /// <returns>How many queries there were.</returns>
    /// <exception cref="BridgeException">STO416: a statement that is no query. STO405: a text that cannot be read. As <see cref="Execute"/>.</exception>
    public int Select(string sql, Action<DbDataReader> read)
    {
        int queries = QueryText.Count(sql, Scalar<string>(QueryText.Reading(sql))!);
        return queries == 0 ? 0 : Run(sql, [], null, command =>
        {
            command.UseStreamingMode = true;
            using DuckDBDataReader reader = command.ExecuteReader();
            do
            {
                read(reader);
            }
            while (reader.NextResult());

            return queries;
        });
    }

    /// <summary>A writer for all columns of a table; null takes the current catalog or schema.</summary>
    /// <exception cref="BridgeException">STO405: there is no such table.</exception>
    public ChunkWriter Writer(string? catalog, string? schema, string table)
    {
        string name = Sql.Name([.. new[] { catalog, catalog is null ? schema : schema ?? "main", table }.OfType<string>()]);
        IReadOnlyList<(string, string)> columns = Query($"DESCRIBE {name}", row => (row.GetString(0), row.GetString(1)));
        return new ChunkWriter(new ChunkAppender(
            connection, (catalog, schema, table), columns, () => cancellation?.Token ?? CancellationToken.None));
    }

    /// <summary>Runs work in one transaction: committed when it returns, rolled back when it throws anything.</summary>
    /// <exception cref="InvalidOperationException">A transaction is open already.</exception>
    public void InTransaction(Action work)
    {
        if (inTransaction)
        {
            // Asking the engine would abort the transaction that is open.
            throw new InvalidOperationException("a transaction is open already in this session");
        }

        Execute("BEGIN TRANSACTION");
        inTransaction = true;
        try
        {
            work();
            Execute("COMMIT");
        }
        catch
        {
            Rollback();
            throw;
        }
        finally
        {
            inTransaction = false;
        }
    }

    /// <summary>From now until the result is disposed, cancelling the token stops the running statement and every later one.</summary>
    /// <exception cref="InvalidOperationException">Another token is already in force.</exception>
    public IDisposable CancelWith(CancellationToken token)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (cancellation is not null)
        {
            throw new InvalidOperationException("a token is already in force for this session");
        }

        return cancellation = new Cancellation(connection, () => cancellation = null, token);
    }

    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        cancellation?.Dispose();
        connection.Dispose();
        foreach (string file in attached.Values)
        {
            OpenFiles.Release(file);
        }
    }

    private static List<string> Folders(DuckDbOptions options, string? fileFolder) =>
        [.. new[] { options.DataFolder, fileFolder }.Concat(options.MoreFolders).OfType<string>().Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];

    /// <remarks>The failure that led here is the one to report; a transaction that the engine already ended cannot be rolled back.</remarks>
    private void Rollback()
    {
        try
        {
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = "ROLLBACK";
            command.ExecuteNonQuery();
        }
        catch (DuckDBException)
        {
        }
    }

    private T Run<T>(string sql, object?[] parameters, string? file, Func<DuckDBCommand, T> body)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        CancellationToken token = cancellation?.Token ?? CancellationToken.None;
        token.ThrowIfCancellationRequested();
        T result = default!;
        cancellation?.Running(true);
        try
        {
            DuckDbFaults.Guard(sql, file, () =>
            {
                using DuckDBCommand command = connection.CreateCommand();
                command.CommandText = sql;
                foreach (object? parameter in parameters)
                {
                    command.Parameters.Add(new DuckDBParameter(Bindable(parameter)));
                }

                result = body(command);
            });
        }
        catch (BridgeException failure) when (failure.Issues[0].Code == DuckDbCodes.Interrupted && token.IsCancellationRequested)
        {
            throw new OperationCanceledException(token);
        }
        finally
        {
            cancellation?.Running(false);
        }

        return result;
    }

    private static object Bindable(object? value) => value switch
    {
        null => DBNull.Value,
        UInt128 number => (BigInteger)number,
        Int128 number => (BigInteger)number,
        _ => value,
    };
}

using System.Data;
using System.Globalization;
using CsaeDataBridge.Issues;
using Npgsql;

namespace CsaeDataBridge.Extracts;

/// <summary>A query of a PostgreSQL database as a delivery: one snapshot of the database, read only, and of the result only the columns that a mapping reads.</summary>
/// <remarks>
/// The server writes the rows as CSV, ordered by all columns that are read, so that the same rows have the same content hash. They are read
/// as often as a file would be, from the same snapshot; they are never written to disk.
/// </remarks>
public sealed class DatabaseQuery : IDisposable
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(15);

    private readonly QuerySource source;
    private readonly QueryFile query;
    private readonly NpgsqlConnection connection;

    private DatabaseQuery(QuerySource source, QueryFile query, NpgsqlConnection connection)
    {
        this.source = source;
        this.query = query;
        this.connection = connection;
    }

    /// <summary>The columns of the query's result.</summary>
    public IReadOnlyList<string> Columns { get; private init; } = [];

    /// <summary>The business date of the rows.</summary>
    public DateOnly AsOf { get; private init; }

    /// <summary>Connects, takes a snapshot, and has the server check the query; no row is read.</summary>
    /// <param name="source">The database and the query.</param>
    /// <param name="today">The business date of a source that has no query for it.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="BridgeException">EXT250 to EXT263.</exception>
    public static DatabaseQuery Open(QuerySource source, DateOnly today, CancellationToken token) =>
        Retry.Run(() => OpenOnce(source, today, token), source.Retries, source.FirstWait, token);

    /// <summary>The rows as a delivery, with only the columns that the plan's fields read.</summary>
    /// <param name="name">What the ledger calls the delivery.</param>
    /// <param name="plan">The mapping's plan, under its clause.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="BridgeException">EXT205 to EXT208: the result's columns are not what the mapping and its clause permit; EXT251 to EXT263.</exception>
    public Delivery Deliver(string name, StagePlan plan, CancellationToken token)
    {
        (IReadOnlyList<int[]> fields, _) = ColumnMatcher.Match(name, Columns, plan);
        string copy = Copy([.. fields.SelectMany(columns => columns).Where(column => column >= 0).Distinct().Order().Select(column => Columns[column])]);
        return Delivery.Measure(name, () => (new QueryStream(source, query, DatabaseFaults.Guard(source, query, () => connection.BeginTextExportAsync(copy, token).GetAwaiter().GetResult(), token), token), name));
    }

    public void Dispose() => connection.Dispose();

    private static DatabaseQuery OpenOnce(QuerySource source, DateOnly today, CancellationToken token)
    {
        var query = QueryFile.Read(source.SqlFile);
        QueryFile? asOf = source.AsOfFile is { } file ? QueryFile.Read(file) : null;
        string options = ConnectionText(source);
        var connection = new NpgsqlConnection(options);
        try
        {
            DatabaseFaults.Guard(source, null, () => Wait(connection.OpenAsync(token)), token);
            DatabaseFaults.Guard(source, null, () => Begin(source, connection, token), token);
            IReadOnlyList<string> columns = DatabaseFaults.Guard(source, query, () => Describe(query, connection), token);
            return new DatabaseQuery(source, query, connection)
            {
                Columns = columns,
                AsOf = asOf is null ? today : DatabaseFaults.Guard(source, asOf, () => ReadDate(asOf, connection, token), token),
            };
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // A column that no field reads is not asked for, so that it never leaves the database.
    private string Copy(IReadOnlyList<string> columns)
    {
        string[] names = [.. columns.Select(Identifier)];
        string texts = string.Join(", ", names.Select(name => $"query.{name}::text AS {name}"));
        string order = string.Join(", ", names.Select(name => $"\"row\".{name} COLLATE \"C\""));
        return $"COPY (SELECT * FROM (\n{query.Select(texts)}\n) AS \"row\"{(order.Length == 0 ? "" : $" ORDER BY {order}")}) TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')";
    }

    private static string ConnectionText(QuerySource source)
    {
        if (source.KeyFile is { } key)
        {
            SecretFile.Check(key);
        }

        return new NpgsqlConnectionStringBuilder
        {
            Host = source.Host,
            Port = source.Port,
            Database = source.Database,
            Username = source.User,
            Password = source.PasswordFile is { } password ? SecretFile.ReadLine(password) : null,
            SslMode = source.Tls ? SslMode.VerifyFull : SslMode.Disable,
            RootCertificate = source.CaFile,
            SslCertificate = source.CertificateFile,
            SslKey = source.KeyFile,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Timeout = (int)ConnectWithin.TotalSeconds,
            CommandTimeout = 0,
            Pooling = false,
            ApplicationName = "CsaeDataBridge",
        }.ConnectionString;
    }

    private static bool Begin(QuerySource source, NpgsqlConnection connection, CancellationToken token)
    {
        long milliseconds = (long)source.Timeout.TotalMilliseconds;
        using var command = new NpgsqlCommand(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
                SET LOCAL statement_timeout = {milliseconds};
                SET LOCAL lock_timeout = {milliseconds};
                SET LOCAL DateStyle = 'ISO, DMY';
                SET LOCAL IntervalStyle = 'iso_8601';
                SET LOCAL bytea_output = 'hex';
                SET LOCAL TimeZone = '{source.TimeZone.Replace("'", "''", StringComparison.Ordinal)}'
                """),
            connection);
        return Wait(command.ExecuteNonQueryAsync(token));
    }

    // Described, not run: the server says the columns of the query, and whether it is one query by itself as well as inside another.
    private static IReadOnlyList<string> Describe(QueryFile query, NpgsqlConnection connection)
    {
        try
        {
            Describe(query, query.Sql, connection);
        }
        catch (PostgresException failure) when (failure.SqlState is ['4', '2', ..] && failure.SqlState != PostgresErrorCodes.InsufficientPrivilege)
        {
            throw query.NotUnderstood(failure.Position);
        }

        return Describe(query, query.Select("*"), connection);
    }

    private static string[] Describe(QueryFile query, string sql, NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using NpgsqlDataReader reader = command.ExecuteReader(CommandBehavior.SchemaOnly);
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        return columns.Length > 0 && !reader.NextResult()
            ? columns
            : throw query.Refused(columns.Length == 0 ? "a statement that gives no rows" : "several statements");
    }

    private static DateOnly ReadDate(QueryFile asOf, NpgsqlConnection connection, CancellationToken token)
    {
        IReadOnlyList<string> columns = Describe(asOf, connection);
        if (columns.Count > 1)
        {
            throw NoDate(asOf);
        }

        using var command = new NpgsqlCommand(asOf.Select($"query.{Identifier(columns[0])}::text") + " LIMIT 2", connection);
        using NpgsqlDataReader reader = command.ExecuteReaderAsync(token).GetAwaiter().GetResult();
        string text = reader.Read() && !reader.IsDBNull(0) ? reader.GetString(0) : "";
        return !reader.Read() && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw NoDate(asOf);
    }

    private static BridgeException NoDate(QueryFile asOf) =>
        new(Issue.Error(ExtractCodes.NoQueryDate, new Place(asOf.Name), "a result that is not one date", "one row with one column, a date", "correct the query that 'as_of:' names"));

    private static bool Wait(Task task)
    {
        task.GetAwaiter().GetResult();
        return true;
    }

    private static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

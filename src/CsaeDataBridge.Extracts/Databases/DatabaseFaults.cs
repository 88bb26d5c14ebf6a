using System.Security.Authentication;
using CsaeDataBridge.Issues;
using Npgsql;

namespace CsaeDataBridge.Extracts;

/// <summary>What the database's driver throws, by code: its own messages may repeat a cell.</summary>
internal static class DatabaseFaults
{
    /// <summary>Runs a step; <paramref name="query"/> is what the server is asked, null while connecting.</summary>
    /// <exception cref="BridgeException">EXT251 to EXT263.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static T Guard<T>(QuerySource source, QueryFile? query, Func<T> work, CancellationToken token)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (token.IsCancellationRequested && failure is NpgsqlException or IOException or ObjectDisposedException)
        {
            throw new OperationCanceledException(token);
        }
        catch (PostgresException failure)
        {
            throw Of(source, query, failure);
        }
        catch (Exception failure) when (failure is NpgsqlException or IOException or TimeoutException)
        {
            throw Trust(failure) ? NotTrusted(source) : query is null ? Unreachable(source) : Lost(source);
        }
        catch (Exception failure) when (failure is AuthenticationException or System.Security.Cryptography.CryptographicException)
        {
            throw NotTrusted(source);
        }
    }

    private static bool Trust(Exception failure) => failure is AuthenticationException || (failure.InnerException is { } inner && Trust(inner));

    private static BridgeException Of(QuerySource source, QueryFile? query, PostgresException failure) => failure.SqlState switch
    {
        "28P01" or "28000" => Error(source, ExtractCodes.LoginRefused, "a server that refuses the login", "an account that may read", "check 'user:', the password file, and what the server lets this account do"),
        "3D000" => Error(source, ExtractCodes.NotThere, "no database of this name", "the database that the agency named", "correct 'database:'"),
        "57014" => Error(source, ExtractCodes.QueryTimeout, "a query that took longer than it may", $"rows within {source.Timeout.TotalSeconds:0} seconds", "ask the database's owner for an index, or raise 'timeout_seconds:'"),
        "25006" when query is not null => query.Refused("a query that would change the database"),
        "42501" when query is not null => query.Refused("a query of a table that this account may not read"),
        ['4', '2', ..] or ['0', 'A', ..] when query is not null => query.NotUnderstood(0),
        ['0', '8', ..] or ['5', '3' or '7', ..] => query is null ? Unreachable(source) : Lost(source),
        var state => Error(source, ExtractCodes.DatabaseFault, $"the server's error {state}", "rows", "look this SQLSTATE up in PostgreSQL's list of error codes; the server's log has the rest"),
    };

    private static BridgeException Unreachable(QuerySource source) =>
        Error(source, ExtractCodes.Unreachable, "no answer", "a database that takes connections", "check 'host:' and 'port:', the network, and whether the server runs");

    private static BridgeException Lost(QuerySource source) =>
        Error(source, ExtractCodes.ConnectionLost, "a connection that broke off", "all rows of the query", "run again: nothing of the delivery was kept");

    private static BridgeException NotTrusted(QuerySource source) =>
        Error(source, ExtractCodes.NotTrusted, "a server without TLS, or with a certificate that is not trusted for this name", "a certificate for the host's name, signed by the authority of 'ca_file:'", "ask the database's owner which authority signs its certificate; do not go on without TLS");

    private static BridgeException Error(QuerySource source, string code, string found, string expected, string fix) =>
        new(Issue.Error(code, new Place(source.Name), found, expected, fix));
}

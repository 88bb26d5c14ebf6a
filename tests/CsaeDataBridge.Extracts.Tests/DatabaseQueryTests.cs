using System.Text;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using Npgsql;

namespace CsaeDataBridge.Tests;

/// <summary>Rows of a real PostgreSQL database as a delivery, and everything that may go wrong with one.</summary>
public sealed class DatabaseQueryTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static readonly DateOnly Today = new(2026, 4, 20);

    [PostgresFact]
    public void Deliver_PermittedColumnsOnly_InOneOrder_WithTheSameHashWhateverTheOrderInTheTable()
    {
        Execute(""""
            DROP TABLE IF EXISTS crime;
            CREATE TABLE crime (ref text, recorded date, at timestamptz, "CSE ""Flag""" text, name text);
            INSERT INTO crime VALUES ('B/2', '2026-03-01', '2026-07-01 12:00:00Z', E'yes, "maybe"\nlater', 'Zyxwick'), ('A/1', NULL, NULL, 'café', 'Zyxwick')
            """");
        string[] columns = ["ref", "recorded", "at", "CSE \"Flag\""];
        (string text, string hash) = Deliver("SELECT * FROM crime -- every row;\n;\n", columns);
        Assert.Equal(""""
            ref,recorded,at,"CSE ""Flag"""
            A/1,,,café
            B/2,2026-03-01,2026-07-01 13:00:00+01,"yes, ""maybe""
            later"

            """", text);
        Execute("UPDATE crime SET name = 'Another' WHERE ref = 'A/1'; UPDATE crime SET name = 'Another' WHERE ref = 'B/2'");
        Assert.Equal((text, hash), Deliver("SELECT * FROM crime ORDER BY ref DESC", columns));
        Execute("UPDATE crime SET recorded = '2026-03-02' WHERE ref = 'B/2'");
        Assert.NotEqual(hash, Deliver("SELECT * FROM crime", columns).Hash);
    }

    [PostgresFact]
    public void Deliver_ColumnThatNoFieldReads_IsNeverAskedFor()
    {
        Execute("DROP TABLE IF EXISTS one; CREATE TABLE one (n int); INSERT INTO one VALUES (0)");
        Assert.Equal("ref\nA\n", Deliver("SELECT 'A' AS ref, 1 / n AS secret FROM one", "ref").Text);
        Fails("SELECT 'A' AS ref, 1 / n AS secret FROM one", """
            EXT263 error  localhost/postgres
              Found:    the server's error 22012
              Expected: rows
              Fix:      look this SQLSTATE up in PostgreSQL's list of error codes; the server's log has the rest
            """, "ref", "secret");
    }

    [PostgresFact]
    public void Deliver_ChangesBetweenTwoReadings_AreNotSeen()
    {
        Execute("DROP TABLE IF EXISTS moving; CREATE TABLE moving (ref text); INSERT INTO moving VALUES ('A')");
        using DatabaseQuery query = Open("SELECT ref FROM moving");
        Delivery delivery = query.Deliver("moving.csv", Plan("ref"), CancellationToken.None);
        Execute("INSERT INTO moving VALUES ('B')");
        Assert.Equal("ref\nA\n", Text(delivery));
    }

    [PostgresFact]
    public void Deliver_ForbiddenColumn_IsRefusedLikeAFilesColumn()
    {
        using DatabaseQuery query = Open("SELECT 'A' AS ref, 'x' AS victim_name");
        Assert.Equal(["ref", "victim_name"], query.Columns);
        StagePlan plan = Plan("ref", "victim_name") with { Never = ["*name*"] };
        Assert.Equal("EXT206", Assert.Throws<BridgeException>(() => query.Deliver("q.csv", plan, CancellationToken.None)).Issues[0].Code);
    }

    [PostgresFact]
    public void Open_BusinessDate_IsTodayOrWhatItsQuerySays()
    {
        Assert.Equal(Today, Open("SELECT 1 AS ref").AsOf);
        Assert.Equal(new DateOnly(2026, 3, 31), Open("SELECT 1 AS ref", source => source with { AsOfFile = File("as-of.sql", "SELECT date '2026-03-31'") }).AsOf);
        foreach (string sql in (string[])["SELECT NULL::date", "SELECT date '2026-03-31' FROM generate_series(1, 2)", "SELECT 1, 2", "SELECT 'soon'"])
        {
            Assert.Equal("""
                EXT262 error  as-of.sql
                  Found:    a result that is not one date
                  Expected: one row with one column, a date
                  Fix:      correct the query that 'as_of:' names
                """, Assert.Throws<BridgeException>(() => Open("SELECT 1 AS ref", source => source with { AsOfFile = File("as-of.sql", sql) })).Message);
        }
    }

    [PostgresFact]
    public void Deliver_QueryThatChanges_IsRefusedByTheServer()
    {
        Execute("DROP SEQUENCE IF EXISTS s; CREATE SEQUENCE s");
        Fails("SELECT nextval('s') AS ref", Bad("query.sql", "a query that would change the database"), "ref");
        Execute("DROP TABLE IF EXISTS kept; CREATE TABLE kept (ref text)");
        Fails("DELETE FROM kept RETURNING ref", Bad("query.sql", "a query that the server does not understand, or of a table or column that is not there"), "ref");
        Fails("WITH gone AS (DELETE FROM kept RETURNING ref) SELECT ref FROM gone", Bad("query.sql", "a query that the server does not understand, or of a table or column that is not there"), "ref");
    }

    [PostgresFact]
    public void Open_WhatIsNotOneQuery_IsRefusedBeforeItRuns()
    {
        string unclear = "a query that the server does not understand, or of a table or column that is not there";
        Fails("SELECT 1 AS ref;\nSELECT 2 AS ref", Bad("query.sql", "several statements"));
        Fails("CREATE TABLE never (ref text)", Bad("query.sql", "a statement that gives no rows"));
        Fails("SELECT 1 AS ref) AS q) TO PROGRAM 'touch /tmp/never' --", Bad("query.sql, line 1", unclear));
        Fails("SELECT 1 AS ref\nFROM nowhere", Bad("query.sql, line 2", unclear));
        Fails(" \n;\n", Bad("query.sql", "an empty file"));
    }

    [PostgresFact]
    public void Deliver_QueryThatTakesTooLong_IsGivenUp() =>
        Fails(Assert.Throws<BridgeException>(() => Deliver("SELECT pg_sleep(60)::text AS ref", source => source with { Timeout = TimeSpan.FromSeconds(1) }, "ref")), """
            EXT261 error  localhost/postgres
              Found:    a query that took longer than it may
              Expected: rows within 1 seconds
              Fix:      ask the database's owner for an index, or raise 'timeout_seconds:'
            """);

    [PostgresFact]
    public void Deliver_OnRequestToStop_Stops()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        using DatabaseQuery query = Open("SELECT pg_sleep(60)::text AS ref");
        Assert.ThrowsAny<OperationCanceledException>(() => query.Deliver("q.csv", Plan("ref"), stop.Token));
    }

    [PostgresFact]
    public void Deliver_ServerThatEndsTheConnection_LeavesNothing()
    {
        using DatabaseQuery query = Open("SELECT n::text AS ref, repeat('x', 1000) AS flag FROM generate_series(1, 100000) AS n");
        Delivery delivery = query.Deliver("q.csv", Plan("ref", "flag"), CancellationToken.None);
        using Stream rows = delivery.OpenContent();
        Assert.NotEqual(0, rows.Read(new byte[1000]));
        Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'CsaeDataBridge'");
        Fails(Assert.Throws<BridgeException>(() => rows.CopyTo(Stream.Null)), """
            EXT255 error  localhost/postgres
              Found:    a connection that broke off
              Expected: all rows of the query
              Fix:      run again: nothing of the delivery was kept
            """);
    }

    [PostgresFact]
    public void Open_WrongLoginServerOrDatabase_SaysWhich()
    {
        Assert.Equal("EXT253", CodeOf(source => source with { PasswordFile = server.Secret("wrong", "battery staple") }));
        Assert.Equal("EXT254", CodeOf(source => source with { Database = "nowhere" }));
        Assert.Equal("EXT251", CodeOf(source => source with { Port = ChildServer.FreePort() }));
        Assert.Equal("EXT253", CodeOf(source => source with { Tls = false }));
        Fails(Assert.Throws<BridgeException>(() => Open("SELECT 1 AS ref", source => source with { CaFile = new TestCertificates(server.Folder, "another").AuthorityFile })), """
            EXT252 error  localhost/postgres
              Found:    a server without TLS, or with a certificate that is not trusted for this name
              Expected: a certificate for the host's name, signed by the authority of 'ca_file:'
              Fix:      ask the database's owner which authority signs its certificate; do not go on without TLS
            """);
    }

    [PostgresFact]
    public void Open_PasswordThatOthersMayRead_IsNotUsed()
    {
        string open = server.Secret("open", "correct horse");
        UnixMode.Set(open, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Fails(Assert.Throws<BridgeException>(() => Open("SELECT 1 AS ref", source => source with { PasswordFile = open })), """
            EXT250 error  open
              Found:    a secret that other accounts may read or change
              Expected: a file with the secret, which only this account may read
              Fix:      take the rights of others away: chmod 600
            """);
    }

    private static StagePlan Plan(params string[] columns) =>
        new(new SourceLayout { Format = SourceFormat.Delimited }, [.. columns.Select(column => new StageField(column, [column], StageKind.Cell, false, null))], true, [], false);

    private static string Bad(string place, string found) => $"""
        EXT260 error  {place}
          Found:    {found}
          Expected: one SELECT that reads what the agreement permits
          Fix:      correct the query, and try it with 'bridge feed check'
        """;

    private static void Fails(BridgeException failure, string message) => Assert.Equal(message, failure.Message);

    private void Fails(string sql, string message, params string[] columns) =>
        Fails(Assert.Throws<BridgeException>(() => Deliver(sql, columns)), message);

    private string CodeOf(Func<QuerySource, QuerySource> change) => Assert.Throws<BridgeException>(() => Open("SELECT 1 AS ref", change)).Issues[0].Code;

    private DatabaseQuery Open(string sql, Func<QuerySource, QuerySource>? change = null)
    {
        var source = new QuerySource { Host = "localhost", Port = server.Port, Database = "postgres", User = PostgresServer.User, PasswordFile = server.PasswordFile, CaFile = server.AuthorityFile, SqlFile = File("query.sql", sql), Retries = 0 };
        return DatabaseQuery.Open(change is null ? source : change(source), Today, CancellationToken.None);
    }

    private (string Text, string Hash) Deliver(string sql, params string[] columns) => Deliver(sql, source => source, columns);

    private (string Text, string Hash) Deliver(string sql, Func<QuerySource, QuerySource> change, params string[] columns)
    {
        using DatabaseQuery query = Open(sql, change);
        Delivery delivery = query.Deliver("query.csv", Plan(columns), CancellationToken.None);
        return (Text(delivery), delivery.ContentHash);
    }

    private static string Text(Delivery delivery)
    {
        using var reader = new StreamReader(delivery.OpenContent(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(server.ConnectionText);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private string File(string name, string text)
    {
        string path = Path.Combine(server.Folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}

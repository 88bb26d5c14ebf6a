using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

public sealed class DuckDbSessionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("duckdb-session").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string FilePath(string name) => Path.Combine(folder, name);

    [Fact]
    public void InMemory_TwoSessions_ShareNothing()
    {
        using DuckDbSession first = DuckDbSession.InMemory(new DuckDbOptions());
        using DuckDbSession second = DuckDbSession.InMemory(new DuckDbOptions());
        first.Execute("CREATE TABLE t (i INTEGER)");
        Assert.Equal(0, second.Scalar<long>("SELECT count(*) FROM duckdb_tables()"));
    }

    [Fact]
    public void OpenFile_WrittenAndReopened_KeepsRows()
    {
        string path = FilePath("store.duckdb");
        using (DuckDbSession session = DuckDbSession.OpenFile(path, readOnly: false, new DuckDbOptions()))
        {
            session.Execute("CREATE SCHEMA csae; CREATE TABLE csae.t AS SELECT i FROM range(5000) r(i); CHECKPOINT");
            session.Execute("INSERT INTO store.csae.t VALUES ($1)", -1L);
            session.Execute("CHECKPOINT");
        }

        using DuckDbSession reader = DuckDbSession.OpenFile(path, readOnly: true, new DuckDbOptions());
        using DuckDbSession another = DuckDbSession.OpenFile(path, readOnly: true, new DuckDbOptions());
        Assert.Equal(5001, another.Scalar<int>("SELECT count(*) FROM csae.t"));
        Assert.Equal(5001, reader.Scalar<int>("SELECT count(*) FROM csae.t"));
    }

    [Fact]
    public void Attach_TwoFilesOneAfterTheOther_EachKeepsItsTransaction()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { DataFolder = folder });
        session.AttachMemory("stage");
        session.Execute("CREATE TABLE stage.main.t AS SELECT 1 AS i");
        foreach (string name in (string[])["vault", "store"])
        {
            session.Attach(FilePath(name + ".duckdb"), name);
            session.InTransaction(() => session.Execute($"CREATE TABLE {Sql.Name(name, "main", "t")} AS FROM stage.main.t"));
            session.Detach(name);
        }

        Assert.True(File.Exists(FilePath("vault.duckdb")));
        using DuckDbSession store = DuckDbSession.OpenFile(FilePath("store.duckdb"), readOnly: true, new DuckDbOptions());
        Assert.Equal(1, store.Scalar<int>("SELECT i FROM t"));
    }

    [Fact]
    public void InTransaction_Exception_RollsBackAndPassesOn()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        session.Execute("CREATE TABLE t (i INTEGER NOT NULL)");
        Assert.Throws<ArithmeticException>(() => session.InTransaction(() =>
        {
            session.Execute("INSERT INTO t VALUES (1)");
            throw new ArithmeticException();
        }));
        Assert.Throws<BridgeException>(() => session.InTransaction(() => session.Execute("INSERT INTO t VALUES (2), (NULL)")));
        session.InTransaction(() => session.Execute("INSERT INTO t VALUES (3)"));
        Assert.Equal([3], session.Query("SELECT i FROM t", row => row.GetInt32(0)));
    }

    [Fact]
    public void InTransaction_Nested_IsRefusedAndOuterGoesOn()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        session.InTransaction(() =>
        {
            session.Execute("CREATE TABLE t AS SELECT 1 AS i");
            Assert.Throws<InvalidOperationException>(() => session.InTransaction(() => { }));
        });
        Assert.Equal(1, session.Scalar<int>("SELECT i FROM t"));
    }

    [Fact]
    public void Scalar_EveryParameterType_ComesBack()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        var id = Guid.Parse("f0e1d2c3-b4a5-9687-7869-5a4b3c2d1e0f");
        Assert.Equal(id, session.Scalar<Guid>("SELECT $1::UUID", id));
        Assert.Equal("f0e1d2c3-b4a5-9687-7869-5a4b3c2d1e0f", session.Scalar<string>("SELECT $1::VARCHAR", id));
        Assert.Equal(UInt128.Parse("f0e1d2c3b4a5968778695a4b3c2d1e0f", System.Globalization.NumberStyles.HexNumber), session.Scalar<UInt128>("SELECT $1", id));
        Assert.Equal(UInt128.MaxValue, session.Scalar<UInt128>("SELECT $1", UInt128.MaxValue));
        Assert.Equal(Int128.MinValue, session.Scalar<Int128>("SELECT $1", Int128.MinValue));
        Assert.Equal(new DateOnly(1931, 5, 6), session.Scalar<DateOnly>("SELECT $1", new DateOnly(1931, 5, 6)));
        Assert.Equal(new DateOnly(1931, 5, 6), session.Scalar<DateOnly?>("SELECT $1", new DateOnly(1931, 5, 6)));
        Assert.Equal(new DateTime(2025, 6, 3, 23, 30, 0), session.Scalar<DateTime>("SELECT $1", new DateTime(2025, 6, 3, 23, 30, 0)));
        Assert.Equal("a\0b", session.Scalar<string>("SELECT $1", "a\0b"));
        Assert.Equal(3L, session.Scalar<long>("SELECT length($1)", "a\0b"));
        Assert.Equal([0, 255], session.Scalar<byte[]>("SELECT $1", new byte[] { 0, 255 }));
        Assert.Equal(-12.345m, session.Scalar<decimal>("SELECT $1", -12.345m));
        Assert.True(session.Scalar<bool>("SELECT $1", true));
        Assert.Equal(7, session.Scalar<int>("SELECT sum(i) FROM (VALUES (3), (4)) v(i)"));
        Assert.Null(session.Scalar<int?>("SELECT $1", [null]));
        Assert.Null(session.Scalar<string>("SELECT 'x' WHERE false"));
        Assert.Equal("x-x-y", session.Scalar<string>("SELECT $1 || '-' || $1 || '-' || $2", "x", "y"));

    }

    [Fact]
    public void Literal_QuotesNulAndBackslash_StayText()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        foreach (string text in (string[])["", "it's", "a\0'b\0", "\\'; DROP TABLE t; --", "é\u00A0ł😀\n"])
        {
            Assert.Equal(text, session.Scalar<string>($"SELECT {Sql.Literal(text)}"));
        }

        session.Execute($"CREATE TABLE {Sql.Name("main", "a \"b\" 'c'")} (i INTEGER)");
        Assert.Equal("a \"b\" 'c'", session.Scalar<string>("SELECT table_name FROM duckdb_tables()"));
        Assert.Throws<ArgumentException>(() => Sql.Identifier("a\0"));
        Assert.Throws<ArgumentException>(() => Sql.Literal("\uD800"));
    }

    [Fact]
    public void Settings_OfEverySession_AreSafe()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { Threads = 1, MemoryLimit = "512MB", DataFolder = folder });
        string Setting(string name) => session.Scalar<string>($"SELECT current_setting({Sql.Literal(name)})::VARCHAR")!;
        Assert.Equal("", Setting("temp_directory"));
        Assert.Equal("false", Setting("enable_external_access"));
        Assert.Equal("false", Setting("autoinstall_known_extensions"));
        Assert.Equal("false", Setting("autoload_known_extensions"));
        Assert.Equal("true", Setting("lock_configuration"));
        Assert.Equal("1", Setting("threads"));
        Assert.Equal("488.2 MiB", Setting("memory_limit"));
        Assert.Equal("2025-06-03", session.Scalar<string>("SELECT ('2025-06-03T23:30:00Z'::TIMESTAMPTZ)::DATE::VARCHAR"));
    }

    [Fact]
    public void Loaded_FileThatWasRead_CannotBeReachedAnyMore()
    {
        string path = FilePath("release.duckdb");
        using (DuckDbSession file = DuckDbSession.OpenFile(path, readOnly: false, new DuckDbOptions()))
        {
            file.Execute("CREATE TABLE t AS SELECT 7 AS i; COMMENT ON COLUMN t.i IS 'a number'");
        }

        byte[] before = File.ReadAllBytes(path);
        using DuckDbSession session = DuckDbSession.Loaded(new DuckDbOptions(), loading =>
        {
            loading.Attach(path, "release", readOnly: true);
            loading.Execute("COPY FROM DATABASE release TO memory");
            loading.Detach("release");
        });
        Assert.Equal((7, "a number"), session.Query("SELECT i, (SELECT comment FROM duckdb_columns() WHERE column_name = 'i' AND table_name = 't') FROM t", row => (row.GetInt32(0), row.GetString(1))).Single());
        foreach (string statement in (string[])[$"SELECT * FROM read_blob('{path}')", $"ATTACH '{path}'", $"COPY t TO '{path}'", $"COPY t TO '{path}.wal'", "SET enable_external_access = true", "SET allowed_directories = ['/']"])
        {
            Assert.Equal(DuckDbCodes.AccessRefused, Assert.Throws<BridgeException>(() => session.Execute(statement)).Issues[0].Code);
        }

        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void Select_SeveralQueries_GivesEachInTurn()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        var read = new List<string>();
        Assert.Equal(3, session.Select("FROM range(2) r(i); -- a comment\nWITH a AS (SELECT 'x;y' AS w) SELECT w FROM a; DESCRIBE SELECT 1 AS one", row =>
        {
            while (row.Read())
            {
                read.Add($"{row.GetName(0)} {row.GetValue(0)}");
            }
        }));
        Assert.Equal(["i 0", "i 1", "w x;y", "column_name one"], read);
        Assert.Equal(0, session.Select(" -- nothing", _ => Assert.Fail("there is no result")));
    }

    [Theory]
    [InlineData("SELECT 1; CREATE TABLE t (i INTEGER)")]
    [InlineData("COPY (SELECT 1) TO 'x.csv'")]
    [InlineData("ATTACH 'x.duckdb'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD httpfs")]
    [InlineData("SET threads = 1")]
    [InlineData("PRAGMA threads = 1")]
    [InlineData("CALL enable_logging()")]
    [InlineData("EXPLAIN ANALYZE COPY (SELECT 1) TO 'x.csv'")]
    [InlineData("IMPORT DATABASE 'x'")]
    [InlineData("EXPORT DATABASE 'x'")]
    public void Select_AnotherStatement_IsRefusedBeforeAnyRuns(string sql)
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        Assert.Equal(
            """
            STO416 error
              Found:    a statement that is no query
              Expected: SELECT, WITH, FROM, VALUES, SHOW, DESCRIBE or SUMMARIZE, several of them with ; between
              Fix:      take the other statements out; WITH names a step of a query
            """,
            Assert.Throws<BridgeException>(() => session.Select(sql, _ => Assert.Fail("something ran"))).Message);
        Assert.Equal(0, session.Scalar<long>("SELECT count(*) FROM duckdb_tables()"));
    }

    [Theory]
    [InlineData("SELECT 1;\nSELEC 2", "SELECT cannot be run at its line 2, column 1")]
    [InlineData("SELECT 'é' FROM ŁÓDŹ WHERE", "SELECT cannot be run at its line 1, column 27")]
    [InlineData("SELECT 1\0; COPY", "SELECT cannot be run at its line 1, column 9")]
    public void Select_TextThatCannotBeRead_SaysWhere(string sql, string found)
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        Issue issue = Assert.Throws<BridgeException>(() => session.Select(sql, _ => Assert.Fail("something ran"))).Issues[0];
        Assert.Equal((DuckDbCodes.Statement, found), (issue.Code, issue.Found));
    }

    [Theory]
    [InlineData("SET threads = 1")]
    [InlineData("SET enable_external_access = true")]
    [InlineData("SET temp_directory = '/tmp'")]
    [InlineData("SET lock_configuration = false")]
    [InlineData("RESET enable_external_access")]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')")]
    [InlineData("SELECT * FROM read_text('/etc/passwd')")]
    [InlineData("SELECT * FROM glob('/etc/*')")]
    [InlineData("ATTACH '/tmp/elsewhere.duckdb' AS e")]
    [InlineData("COPY (SELECT 1) TO '/tmp/elsewhere.csv'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD httpfs")]
    public void Execute_WhatTheSettingsRefuse_IsRefused(string sql)
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { DataFolder = folder });
        BridgeException failure = Assert.Throws<BridgeException>(() => session.Execute(sql));
        Assert.Equal(DuckDbCodes.AccessRefused, failure.Issues[0].Code);
    }

    [Fact]
    public void Attach_OutsideTheDataFolder_IsRefused()
    {
        string inner = Directory.CreateDirectory(FilePath("inner")).FullName;
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { DataFolder = inner });
        foreach (string path in (string[])[FilePath("a.duckdb"), Path.Combine(inner, "..", "b.duckdb"), FilePath("inner2.duckdb")])
        {
            BridgeException failure = Assert.Throws<BridgeException>(() => session.Attach(path, "a"));
            Assert.Equal(DuckDbCodes.AccessRefused, failure.Issues[0].Code);
        }

        Assert.Empty(Directory.GetFiles(folder));
        session.Attach(Path.Combine(inner, "c.duckdb"), "c");
    }

    [Fact]
    public void CancelWith_RunningStatement_StopsIt()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        using (session.CancelWith(source.Token))
        {
            Assert.Throws<OperationCanceledException>(() => session.Scalar<long>("SELECT count(*) FROM range(10000000000) a(i) WHERE i * 3 % 7 = 8"));
            Assert.Throws<OperationCanceledException>(() => session.Execute("SELECT 1"));
        }

        Assert.Equal(1, session.Scalar<int>("SELECT 1"));
        using (session.CancelWith(CancellationToken.None))
        {
            Assert.Throws<InvalidOperationException>(() => session.CancelWith(CancellationToken.None));
        }
    }

    [Fact]
    public void CancelWith_InTransaction_RollsBack()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        session.Execute("CREATE TABLE t (i BIGINT)");
        using var source = new CancellationTokenSource();
        using (session.CancelWith(source.Token))
        {
            Assert.Throws<OperationCanceledException>(() => session.InTransaction(() =>
            {
                session.Execute("INSERT INTO t VALUES (1)");
                source.Cancel();
                session.Execute("INSERT INTO t VALUES (2)");
            }));
        }

        Assert.Equal(0, session.Scalar<int>("SELECT count(*) FROM t"));
    }
}

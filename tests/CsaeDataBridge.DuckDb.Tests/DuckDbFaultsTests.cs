using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using DuckDB.NET.Native;

namespace CsaeDataBridge.Tests;

public sealed class DuckDbFaultsTests : IDisposable
{
    private const string Marker = "MARKER-4711";

    private readonly string folder = Directory.CreateTempSubdirectory("duckdb-faults").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string FilePath(string name) => Path.Combine(folder, name);

    /// <remarks>The table t holds the marker as a cell; every statement fails over it.</remarks>
    [Theory]
    [InlineData("INSERT INTO t VALUES ('MARKER-4711', 1, '2')", "STO406", "INSERT gives a row that the primary key refuses")]
    [InlineData("INSERT INTO t SELECT 'MARKER-4711 2', NULL, '2'", "STO406", "INSERT gives a row that NOT NULL on t.number refuses")]
    [InlineData("INSERT INTO t SELECT 'MARKER-4711 2', 1, 'MARKER-4711'", "STO406", "INSERT gives a row that a check of table t refuses")]
    [InlineData("INSERT INTO u VALUES ('MARKER-4711 3')", "STO406", "INSERT gives a row that a foreign key refuses")]
    [InlineData("UPDATE t SET note = ref", "STO406", "UPDATE gives a row that a check of table t refuses")]
    [InlineData("SELECT ref::INTEGER FROM t", "STO407", "SELECT met a value that does not fit the type asked for")]
    [InlineData("SELECT ref::DATE FROM t", "STO407", "SELECT met a value that does not fit the type asked for")]
    [InlineData("SELECT ref::UUID FROM t", "STO407", "SELECT met a value that does not fit the type asked for")]
    [InlineData("SELECT strptime(ref, '%d/%m/%Y') FROM t", "STO407", "SELECT met a value that does not fit the type asked for")]
    [InlineData("SELECT (number * 1000)::UTINYINT FROM t", "STO407", "SELECT met a value that does not fit the type asked for")]
    [InlineData("SELECT 'MARKER-4711'::INTEGER", "STO407", "SELECT met a value that does not fit the type asked for")]
    [InlineData("CREATE TABLE v AS SELECT ref::ENUM('a') FROM t", "STO407", "CREATE met a value that does not fit the type asked for")]
    [InlineData("SELECT error(ref) FROM t", "STO414", "SELECT failed")]
    [InlineData("SELECT regexp_matches(ref, '(' || ref) FROM t", "STO414", "SELECT failed")]
    [InlineData("SELECT\n  ref FROM t WHERE 'MARKER-4711' FROM", "STO405", "SELECT cannot be run at its line 2, column 34")]
    [InlineData("SELECT 'MARKER-4711", "STO405", "SELECT cannot be run at its line 1, column 8")]
    [InlineData("'MARKER-4711'", "STO405", "a statement cannot be run at its line 1, column 1")]
    [InlineData("SELECT 'MARKER-4711' || nothing FROM t", "STO405", "SELECT cannot be run at its line 1, column 25: no column nothing")]
    [InlineData("SELECT t.nothing, 'MARKER-4711' FROM t", "STO405", "SELECT cannot be run at its line 1, column 8: no column nothing")]
    [InlineData("SELECT 'MARKER-4711' FROM nothing", "STO405", "SELECT cannot be run at its line 1, column 27: no table nothing")]
    [InlineData("SELECT nothing('MARKER-4711')", "STO405", "SELECT cannot be run at its line 1, column 8: no scalar function nothing")]
    [InlineData("SELECT \"MARKER-4711\" FROM t", "STO405", "SELECT cannot be run at its line 1, column 8")]
    [InlineData("SELECT 1 + 'MARKER-4711'", "STO405", "SELECT cannot be run at its line 1, column 10")]
    [InlineData("COMMIT", "STO409", "COMMIT does not go with the state of the transaction")]
    public void Execute_FailureOverACell_HidesTheCell(string sql, string code, string found)
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        session.Execute("CREATE TABLE t (ref VARCHAR PRIMARY KEY, number INTEGER NOT NULL, note VARCHAR CHECK (note NOT LIKE 'MARKER%'))");
        session.Execute("CREATE TABLE u (ref VARCHAR REFERENCES t (ref)); INSERT INTO t VALUES ('MARKER-4711', 4711, NULL)");
        BridgeException failure = Assert.Throws<BridgeException>(() => session.Execute(sql));
        Assert.Equal(code, failure.Issues[0].Code);
        Assert.Equal(found, failure.Issues[0].Found);
        Assert.Null(failure.InnerException);
        Assert.DoesNotContain("4711", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_Constraint_WholeMessage()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        session.Execute("CREATE TABLE t (ref VARCHAR NOT NULL)");
        BridgeException failure = Assert.Throws<BridgeException>(() => session.Execute("INSERT INTO t VALUES ($1)", [null]));
        Assert.Equal(
            "STO406 error\n  Found:    INSERT gives a row that NOT NULL on t.ref refuses\n"
            + "  Expected: rows that keep every constraint of their table\n  Fix:      correct the definition that made the row",
            failure.Message);
        Assert.Equal(ExitCode.Store, failure.ExitCode);
    }

    [Fact]
    public void Query_ReaderAsksForAnotherType_HidesTheCell()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        BridgeException failure = Assert.Throws<BridgeException>(() => session.Query($"SELECT '{Marker}' AS a", row => row.GetInt32(0)));
        Assert.Equal(DuckDbCodes.Conversion, failure.Issues[0].Code);
        Assert.DoesNotContain(Marker, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(DuckDbCodes.Conversion, Assert.Throws<BridgeException>(() => session.Scalar<int>("SELECT '12'")).Issues[0].Code);
        Assert.Equal(DuckDbCodes.Conversion, Assert.Throws<BridgeException>(() => session.Scalar<byte>("SELECT 256")).Issues[0].Code);
    }

    [Fact]
    public void OpenFile_Missing_SaysSo()
    {
        string path = FilePath("store.duckdb");
        BridgeException failure = Assert.Throws<BridgeException>(() => DuckDbSession.OpenFile(path, readOnly: true, new DuckDbOptions()));
        Assert.Equal(
            $"STO401 error  {path}\n  Found:    no such file or folder\n  Expected: an existing database file\n"
            + "  Fix:      check the path; a store is created by its first import",
            failure.Message);
        string elsewhere = Path.Combine(folder, "none", "store.duckdb");
        failure = Assert.Throws<BridgeException>(() => DuckDbSession.OpenFile(elsewhere, readOnly: false, new DuckDbOptions()));
        Assert.Equal(DuckDbCodes.FileMissing, failure.Issues[0].Code);
    }

    [Theory]
    [InlineData(0, 20_000, "no database at all")]
    [InlineData(0, 10, "too short")]
    [InlineData(8, 4, "magic bytes")]
    [InlineData(4096, 64, "first header")]
    [InlineData(4096, 8192, "both headers")]
    public void OpenFile_Damaged_SaysSo(int from, int length, string what)
    {
        string path = FilePath("store.duckdb");
        using (DuckDbSession session = DuckDbSession.OpenFile(path, readOnly: false, new DuckDbOptions()))
        {
            session.Execute("CREATE TABLE t AS SELECT i FROM range(100000) r(i)");
        }

        byte[] bytes = File.ReadAllBytes(path);
        bytes.AsSpan(from, length).Fill(0x58);
        File.WriteAllBytes(path, what == "too short" ? bytes[..10] : bytes);
        BridgeException failure = Assert.Throws<BridgeException>(() =>
        {
            using DuckDbSession session = DuckDbSession.OpenFile(path, readOnly: true, new DuckDbOptions());
            session.Execute("SELECT sum(i) FROM t");
        });
        Assert.True(failure.Issues[0].Code == DuckDbCodes.FileDamaged, $"{what}: {failure.Message}");
    }

    [Fact]
    public void Execute_DataBlocksDamaged_SaysSo()
    {
        string path = FilePath("store.duckdb");
        using (DuckDbSession session = DuckDbSession.OpenFile(path, readOnly: false, new DuckDbOptions()))
        {
            session.Execute("CREATE TABLE t AS SELECT hash(i) AS h FROM range(200000) r(i)");
        }

        byte[] bytes = File.ReadAllBytes(path);
        bytes.AsSpan(3 * 4096 + 1000, 500_000).Fill(0x58);
        File.WriteAllBytes(path, bytes);
        BridgeException failure = Assert.Throws<BridgeException>(() =>
        {
            using DuckDbSession session = DuckDbSession.OpenFile(path, readOnly: true, new DuckDbOptions());
            session.Execute("SELECT sum(h) FROM t");
        });
        Assert.Equal(DuckDbCodes.FileDamaged, failure.Issues[0].Code);
    }

    [Theory]
    [InlineData("write", false)]
    [InlineData("write", true)]
    [InlineData("read", false)]
    public void OpenFile_HeldByAnotherProcess_IsRefused(string theirs, bool readOnly)
    {
        string path = FilePath("store.duckdb");
        DuckDbSession.OpenFile(path, readOnly: false, new DuckDbOptions()).Dispose();
        using (OtherProcess.Holding(theirs, path))
        {
            BridgeException failure = Assert.Throws<BridgeException>(() => DuckDbSession.OpenFile(path, readOnly, new DuckDbOptions()));
            Assert.Equal(
                $"STO491 error  {path}\n  Found:    another program, or another session of this one, holds the file\n"
                + "  Expected: one writer at a time, or readers only\n"
                + "  Fix:      wait for it to end, or close it; analysts open a release's own file, never the store",
                failure.Message);
            Assert.Equal(ExitCode.DiskFullOrLocked, failure.ExitCode);
        }

        DuckDbSession.OpenFile(path, readOnly: false, new DuckDbOptions()).Dispose();
    }

    [Fact]
    public void OpenFile_TwoReadersInTwoProcesses_AreFine()
    {
        string path = FilePath("store.duckdb");
        DuckDbSession.OpenFile(path, readOnly: false, new DuckDbOptions()).Dispose();
        using (OtherProcess.Holding("read", path))
        {
            using DuckDbSession session = DuckDbSession.OpenFile(path, readOnly: true, new DuckDbOptions());
            Assert.Equal(1, session.Scalar<int>("SELECT 1"));
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void OpenFile_HeldByAnotherSession_IsRefusedUntilItIsDisposed(bool firstReadOnly, bool secondReadOnly)
    {
        string path = FilePath("store.duckdb");
        DuckDbSession.OpenFile(path, readOnly: false, new DuckDbOptions()).Dispose();
        string link = FilePath("link.duckdb");
        File.CreateSymbolicLink(link, path);
        using (DuckDbSession.OpenFile(path, firstReadOnly, new DuckDbOptions()))
        {
            foreach (string other in (string[])[path, Path.Combine(folder, ".", "store.duckdb"), link])
            {
                BridgeException failure = Assert.Throws<BridgeException>(() => DuckDbSession.OpenFile(other, secondReadOnly, new DuckDbOptions()));
                Assert.Equal(DuckDbCodes.Locked, failure.Issues[0].Code);
            }
        }

        DuckDbSession.OpenFile(path, secondReadOnly, new DuckDbOptions()).Dispose();
    }

    [Fact]
    public void Execute_WriteToAReader_IsRefused()
    {
        string path = FilePath("store.duckdb");
        using (DuckDbSession session = DuckDbSession.OpenFile(path, readOnly: false, new DuckDbOptions()))
        {
            session.Execute("CREATE TABLE t (i INTEGER)");
        }

        using DuckDbSession reader = DuckDbSession.OpenFile(path, readOnly: true, new DuckDbOptions());
        BridgeException failure = Assert.Throws<BridgeException>(() => reader.Execute("INSERT INTO t VALUES (1)"));
        Assert.Equal(DuckDbCodes.ReadOnly, failure.Issues[0].Code);
    }

    [Fact]
    public void Execute_MoreThanTheMemoryLimit_StopsAndNothingSpills()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { DataFolder = folder, MemoryLimit = "30MB" });
        BridgeException failure = Assert.Throws<BridgeException>(() => session.Execute("CREATE TABLE t AS SELECT hash(i) || 'text' AS a FROM range(5000000) r(i)"));
        Assert.Equal(DuckDbCodes.OutOfMemory, failure.Issues[0].Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Assert.Equal(1, session.Scalar<int>("SELECT 1"));
    }

    [Theory]
    [InlineData(DuckDBErrorType.Io, "IO Error: Could not write file \"/x\": No space left on device", DuckDbCodes.DiskFull)]
    [InlineData(DuckDBErrorType.Io, "IO Error: Could not write file \"/x\": Disk quota exceeded", DuckDbCodes.DiskFull)]
    [InlineData(DuckDBErrorType.Fatal, "FATAL Error: Failed to commit: Could not write file \"/x\": No space left on device", DuckDbCodes.DiskFull)]
    [InlineData(DuckDBErrorType.Io, "IO Error: Cannot open file \"/x\": Permission denied", DuckDbCodes.FileForbidden)]
    [InlineData(DuckDBErrorType.Io, "IO Error: Could not read from file \"/x\": Input/output error", DuckDbCodes.FileFault)]
    [InlineData(DuckDBErrorType.Transaction, "TransactionContext Error: Failed to commit: Could not fsync file \"/x\": Input/output error", DuckDbCodes.FileFault)]
    [InlineData(DuckDBErrorType.Transaction, "TransactionContext Error: Failed to commit: Could not write file \"/x\": Read-only file system", DuckDbCodes.FileFault)]
    [InlineData(DuckDBErrorType.Transaction, "TransactionContext Error: Failed to commit: Could not write file \"/x\": Disk quota exceeded", DuckDbCodes.DiskFull)]
    [InlineData(DuckDBErrorType.Transaction, "TransactionContext Error: Conflict on tuple deletion", DuckDbCodes.Transaction)]
    [InlineData(DuckDBErrorType.Fatal, "FATAL Error: database has been invalidated", DuckDbCodes.Stopped)]
    [InlineData(DuckDBErrorType.Internal, "INTERNAL Error: index out of range", DuckDbCodes.Stopped)]
    [InlineData(DuckDBErrorType.Interrupt, "INTERRUPT Error: Interrupted!", DuckDbCodes.Interrupted)]
    [InlineData(DuckDBErrorType.Invalid, "Something new", DuckDbCodes.Other)]
    public void Describe_KindsThatAreHardToProvoke_HaveTheirCodes(DuckDBErrorType type, string message, string code)
    {
        Issue issue = FaultText.Describe(FaultKinds.Classify(type, message), message, "COMMIT", null);
        Assert.Equal(code, issue.Code);
        Assert.DoesNotContain("/x", issue.ToString(), StringComparison.Ordinal);
    }
}

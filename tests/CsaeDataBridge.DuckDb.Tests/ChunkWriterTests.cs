using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using Xunit.Abstractions;

namespace CsaeDataBridge.Tests;

public sealed class ChunkWriterTests(ITestOutputHelper output) : IDisposable
{
    private readonly DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());

    public void Dispose() => session.Dispose();

    [Fact]
    public void Complete_EveryType_IsReadBackByTheEngine()
    {
        session.Execute("""
            CREATE TABLE t (a BOOLEAN, b SMALLINT, c INTEGER, d BIGINT, e HUGEINT, f UTINYINT, g USMALLINT, h UINTEGER, i UBIGINT, j UHUGEINT,
                k DOUBLE, l DATE, m TIMESTAMP, n TIMESTAMPTZ, o UUID, p VARCHAR, q BLOB, r VARCHAR[])
            """);
        using (ChunkWriter writer = session.Writer(null, null, "t"))
        {
            Write(writer, largest: true);
            Write(writer, largest: false);
            writer.EndRow();
            writer.Complete();
            Assert.Equal(3, writer.Rows);
        }

        string[] rows = [.. session.Query("SELECT t::VARCHAR FROM t", row => row.GetString(0))];
        Assert.Equal(
            "{'a': true, 'b': 32767, 'c': 2147483647, 'd': 9223372036854775807, 'e': 170141183460469231731687303715884105727, 'f': 255, 'g': 65535, "
            + "'h': 4294967295, 'i': 18446744073709551615, 'j': 340282366920938463463374607431768211455, 'k': 1.7976931348623157e+308, 'l': 9999-12-31, "
            + "'m': '9999-12-31 23:59:59.999999', 'n': '9999-12-31 23:59:59.999999+00', 'o': ffffffff-ffff-ffff-ffff-ffffffffffff, 'p': longer than twelve, "
            + "'q': \\xFF\\x00, 'r': [a, longer than twelve é]}",
            rows[0]);
        Assert.Equal(
            "{'a': false, 'b': -32768, 'c': -2147483648, 'd': -9223372036854775808, 'e': -170141183460469231731687303715884105728, 'f': 0, 'g': 0, "
            + "'h': 0, 'i': 0, 'j': 0, 'k': -1.7976931348623157e+308, 'l': 0001-01-01, "
            + "'m': '0001-01-01 00:00:00', 'n': '0001-01-01 00:00:00+00', 'o': 00000000-0000-0000-0000-000000000000, 'p': '', 'q': '', 'r': []}",
            rows[1]);
        Assert.DoesNotContain("true", rows[2], StringComparison.Ordinal);
        Assert.Equal(18, rows[2].Split("NULL").Length - 1);
    }

    private static void Write(ChunkWriter writer, bool largest)
    {
        writer.Boolean(0, largest);
        writer.Int16(1, largest ? short.MaxValue : short.MinValue);
        writer.Int32(2, largest ? int.MaxValue : int.MinValue);
        writer.Int64(3, largest ? long.MaxValue : long.MinValue);
        writer.HugeInt(4, largest ? Int128.MaxValue : Int128.MinValue);
        writer.UInt8(5, largest ? byte.MaxValue : byte.MinValue);
        writer.UInt16(6, largest ? ushort.MaxValue : ushort.MinValue);
        writer.UInt32(7, largest ? uint.MaxValue : uint.MinValue);
        writer.UInt64(8, largest ? ulong.MaxValue : ulong.MinValue);
        writer.UHugeInt(9, largest ? UInt128.MaxValue : UInt128.MinValue);
        writer.Double(10, largest ? double.MaxValue : double.MinValue);
        writer.Date(11, largest ? DateOnly.MaxValue : DateOnly.MinValue);
        writer.Timestamp(12, largest ? DateTime.MaxValue : DateTime.MinValue);
        writer.Timestamp(13, DateTime.SpecifyKind(largest ? DateTime.MaxValue : DateTime.MinValue, DateTimeKind.Utc));
        writer.Uuid(14, largest ? UInt128.MaxValue : UInt128.MinValue);
        writer.Utf8(15, largest ? "longer than twelve"u8 : ""u8);
        writer.Utf8(16, largest ? [255, 0] : []);
        writer.Texts(17, largest ? ["a", "longer than twelve é"] : []);
        writer.EndRow();
    }

    [Fact]
    public void EndRow_MoreRowsThanAVector_KeepsEachRowWhole()
    {
        const int Rows = 10_007;
        session.Execute("CREATE TABLE t (i INTEGER, short VARCHAR, long VARCHAR, list VARCHAR[], gap BIGINT)");
        using (ChunkWriter writer = session.Writer(null, null, "t"))
        {
            for (int row = 0; row < Rows; row++)
            {
                string text = row.ToString(CultureInfo.InvariantCulture);
                writer.Int32(0, row);
                if (row % 3 != 0)
                {
                    writer.Text(1, text);
                    writer.Utf8(2, Encoding.UTF8.GetBytes(new string('é', row % 40) + text));
                }

                if (row % 5 != 0)
                {
                    writer.Texts(3, [.. Enumerable.Repeat(text, row % 7)]);
                }

                if (row % 2 == 0)
                {
                    writer.Int64(4, row);
                    writer.Null(row % 4 == 0 ? 4 : 1);
                }

                writer.EndRow();
            }

            writer.Complete();
        }

        Assert.Equal(Rows, session.Scalar<int>("SELECT count(*) FROM t"));
        Assert.Equal(0, session.Scalar<int>("""
            SELECT count(*) FROM t WHERE NOT (
                short IS NOT DISTINCT FROM CASE WHEN i % 3 <> 0 AND i % 4 <> 2 THEN i::VARCHAR END
                AND long IS NOT DISTINCT FROM CASE WHEN i % 3 <> 0 THEN repeat('é', i % 40) || i END
                AND list IS NOT DISTINCT FROM CASE WHEN i % 5 <> 0 THEN list_transform(range(i % 7), lambda x: i::VARCHAR) END
                AND gap IS NOT DISTINCT FROM CASE WHEN i % 4 = 2 THEN i END)
            """));
        Assert.Equal((long)Rows * (Rows - 1) / 2, session.Scalar<long>("SELECT sum(i) FROM t"));
    }

    [Theory]
    [InlineData("DECIMAL(4,1)", "-999.9", "-999.9")]
    [InlineData("DECIMAL(9,3)", "-123456.789", "-123456.789")]
    [InlineData("DECIMAL(18,2)", "-9999999999999999.99", "-9999999999999999.99")]
    [InlineData("DECIMAL(38,10)", "-7922816251426433759354395033", "-7922816251426433759354395033.0000000000")]
    [InlineData("DECIMAL(38,28)", "7.9228162514264337593543950335", "7.9228162514264337593543950335")]
    [InlineData("DECIMAL(5,2)", "1.5000000000000000000000000000", "1.50")]
    [InlineData("DECIMAL(5,0)", "0", "0")]
    public void Decimal_OfAnyWidth_KeepsEveryDigit(string type, string value, string expected)
    {
        session.Execute($"CREATE TABLE t (d {type})");
        using (ChunkWriter writer = session.Writer(null, null, "t"))
        {
            writer.Decimal(0, decimal.Parse(value, CultureInfo.InvariantCulture));
            writer.EndRow();
            writer.Complete();
        }

        Assert.StartsWith(session.Scalar<string>("SELECT d::VARCHAR FROM t")!, expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DECIMAL(4,1)", "1000")]
    [InlineData("DECIMAL(4,1)", "0.05")]
    [InlineData("DECIMAL(9,3)", "-1000000")]
    [InlineData("DECIMAL(38,30)", "79228162514264337593543950335")]
    public void Decimal_ThatWouldLoseDigits_IsRefused(string type, string value)
    {
        session.Execute($"CREATE TABLE t (cost {type})");
        using ChunkWriter writer = session.Writer(null, null, "t");
        ArgumentException failure = Assert.Throws<ArgumentException>(() => writer.Decimal(0, decimal.Parse(value, CultureInfo.InvariantCulture)));
        Assert.Equal("column 0 \"cost\" of t cannot take every digit of the number (Parameter 'column')", failure.Message);
    }

    [Fact]
    public void AnyCall_OfAnotherType_IsRefusedAndNothingIsWritten()
    {
        string[] types = ["BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT",
            "FLOAT", "DOUBLE", "DECIMAL(9,2)", "DATE", "TIME", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP WITH TIME ZONE", "UUID", "VARCHAR", "BLOB", "VARCHAR[]",
            "INTEGER[]", "STRUCT(x INTEGER)", "ENUM('a')", "INTERVAL", "BIT", "MAP(VARCHAR, VARCHAR)", "VARCHAR[2]"];
        (string[] Takes, Action<ChunkWriter, int> Call)[] calls =
        [
            (["BOOLEAN"], (w, c) => w.Boolean(c, true)),
            (["SMALLINT"], (w, c) => w.Int16(c, 1)),
            (["INTEGER"], (w, c) => w.Int32(c, 1)),
            (["BIGINT"], (w, c) => w.Int64(c, 1)),
            (["HUGEINT"], (w, c) => w.HugeInt(c, 1)),
            (["UTINYINT"], (w, c) => w.UInt8(c, 1)),
            (["USMALLINT"], (w, c) => w.UInt16(c, 1)),
            (["UINTEGER"], (w, c) => w.UInt32(c, 1)),
            (["UBIGINT"], (w, c) => w.UInt64(c, 1)),
            (["UHUGEINT"], (w, c) => w.UHugeInt(c, 1)),
            (["DOUBLE"], (w, c) => w.Double(c, 1)),
            (["DECIMAL(9,2)"], (w, c) => w.Decimal(c, 1)),
            (["DATE"], (w, c) => w.Date(c, DateOnly.MinValue)),
            (["TIMESTAMP", "TIMESTAMP WITH TIME ZONE"], (w, c) => w.Timestamp(c, DateTime.UnixEpoch)),
            (["UUID"], (w, c) => w.Uuid(c, 1)),
            (["VARCHAR", "BLOB"], (w, c) => w.Utf8(c, "x"u8)),
            (["VARCHAR"], (w, c) => w.Text(c, "x")),
            (["VARCHAR[]"], (w, c) => w.Texts(c, ["x"])),
        ];
        session.Execute($"CREATE TABLE t ({string.Join(", ", types.Select((type, index) => $"c{index} {type}"))})");
        using ChunkWriter writer = session.Writer(null, null, "t");
        foreach ((string[] takes, Action<ChunkWriter, int> call) in calls)
        {
            for (int column = 0; column < types.Length; column++)
            {
                if (!takes.Contains(types[column]))
                {
                    ArgumentException failure = Assert.Throws<ArgumentException>(() => call(writer, column));
                    Assert.StartsWith($"column {column} \"c{column}\" of t is {types[column]}, not ", failure.Message, StringComparison.Ordinal);
                }
            }
        }

        writer.EndRow();
        writer.Complete();
        Assert.Equal(types.Length, session.Scalar<string>("SELECT t::VARCHAR FROM t")!.Split("NULL").Length - 1);
    }

    [Fact]
    public void Utf8_NulInside_IsKept()
    {
        session.Execute("CREATE TABLE t (a VARCHAR, b BLOB)");
        using (ChunkWriter writer = session.Writer(null, null, "t"))
        {
            writer.Utf8(0, "a\0b"u8);
            writer.Utf8(1, "long enough for the heap\0\0"u8);
            writer.EndRow();
            writer.Utf8(0, "long enough for the heap\0é"u8);
            writer.Utf8(1, [0xC3, 0x28, 0x00]);
            writer.EndRow();
            writer.Complete();
        }

        Assert.Equal(["a\0b", "long enough for the heap\0é"], session.Query("SELECT a FROM t", row => row.GetString(0)));
        Assert.Equal([26L, 3L], session.Query("SELECT octet_length(b) FROM t", row => row.GetInt64(0)));
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4A, 0x4B, 0x4C, 0x4D, 0xE2, 0x82 })]
    public void Utf8_InvalidForVarchar_IsRefused(byte[] bytes)
    {
        session.Execute("CREATE TABLE t (a VARCHAR)");
        using ChunkWriter writer = session.Writer(null, null, "t");
        ArgumentException failure = Assert.Throws<ArgumentException>(() => writer.Utf8(0, bytes));
        Assert.Equal("column 0 \"a\" of t takes UTF-8 only (Parameter 'column')", failure.Message);
        Assert.Throws<ArgumentException>(() => writer.Text(0, "\uD800"));
    }

    [Fact]
    public void Date_BeforeTheEpoch_IsRight()
    {
        session.Execute("CREATE TABLE t (d DATE, s TIMESTAMP)");
        using (ChunkWriter writer = session.Writer(null, null, "t"))
        {
            writer.Date(0, new DateOnly(1969, 12, 31));
            writer.Timestamp(1, new DateTime(1969, 12, 31, 23, 59, 59).AddTicks(9_999_999));
            writer.EndRow();
            writer.Complete();
        }

        Assert.Equal("1969-12-31 1969-12-31 23:59:59.999999", session.Scalar<string>("SELECT d || ' ' || s FROM t"));
    }

    [Fact]
    public void Timestamp_OfALocalOrUnzonedTime_IsRefused()
    {
        session.Execute("CREATE TABLE t (seen TIMESTAMP, instant TIMESTAMPTZ)");
        using ChunkWriter writer = session.Writer(null, null, "t");
        Assert.Throws<ArgumentException>(() => writer.Timestamp(0, DateTime.SpecifyKind(DateTime.UnixEpoch, DateTimeKind.Local)));
        Assert.Throws<ArgumentException>(() => writer.Timestamp(1, DateTime.SpecifyKind(DateTime.UnixEpoch, DateTimeKind.Unspecified)));
    }

    [Fact]
    public void Uuid_OrderOfTheEngine_IsOrderOfTheText()
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 500).Select(_ => new UInt128((ulong)random.NextInt64() * 2, (ulong)random.NextInt64())).ToList();
        session.Execute("CREATE TABLE t (id UUID)");
        using (ChunkWriter writer = session.Writer(null, null, "t"))
        {
            foreach (UInt128 value in values)
            {
                writer.Uuid(0, value);
                writer.EndRow();
            }

            writer.Complete();
        }

        Assert.Equal(
            values.Order().Select(value => value.ToString("x32", CultureInfo.InvariantCulture)),
            session.Query("SELECT replace(id::VARCHAR, '-', '') FROM t ORDER BY id", row => row.GetString(0)));
        Assert.Equal(values.Min(), session.Scalar<UInt128>("SELECT min(id) FROM t"));
    }

    [Fact]
    public void Dispose_WithoutComplete_DropsTheRows()
    {
        session.Execute("CREATE TABLE t (i INTEGER)");
        using (ChunkWriter writer = session.Writer(null, null, "t"))
        {
            for (int row = 0; row < 5000; row++)
            {
                writer.Int32(0, row);
                writer.EndRow();
            }
        }

        Assert.Equal(0, session.Scalar<int>("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Complete_RowNotEnded_IsDropped()
    {
        session.Execute("CREATE TABLE t (i INTEGER)");
        using ChunkWriter writer = session.Writer(null, null, "t");
        writer.Int32(0, 1);
        writer.EndRow();
        writer.Int32(0, 2);
        writer.Complete();
        Assert.Equal(1, session.Scalar<int>("SELECT sum(i) FROM t"));
        Assert.Throws<ObjectDisposedException>(() => writer.Int32(0, 3));
        Assert.Throws<ObjectDisposedException>(writer.Complete);
    }

    [Fact]
    public void Complete_ConstraintBroken_IsIssueWithoutTheValue()
    {
        session.AttachMemory("stage");
        session.Execute("CREATE TABLE stage.main.t (ref VARCHAR PRIMARY KEY)");
        using ChunkWriter writer = session.Writer("stage", "main", "t");
        for (int row = 0; row < 2; row++)
        {
            writer.Utf8(0, "MARKER-4711"u8);
            writer.EndRow();
        }

        BridgeException failure = Assert.Throws<BridgeException>(writer.Complete);
        Assert.Equal(
            "STO406 error\n  Found:    INSERT gives a row that the primary key refuses\n"
            + "  Expected: rows that keep every constraint of their table\n  Fix:      correct the definition that made the row",
            failure.Message);
        writer.Dispose();
        Assert.Equal(0, session.Scalar<int>("SELECT count(*) FROM stage.main.t"));
    }

    [Fact]
    public void Writer_NoSuchTable_IsIssue()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => session.Writer(null, null, "nope"));
        Assert.Equal(DuckDbCodes.Statement, failure.Issues[0].Code);
    }

    [Fact]
    public void EndRow_TokenCancelled_Stops()
    {
        session.Execute("CREATE TABLE t (i INTEGER)");
        using var source = new CancellationTokenSource();
        using IDisposable scope = session.CancelWith(source.Token);
        using ChunkWriter writer = session.Writer(null, null, "t");
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
        {
            for (int row = 0; row < 3000; row++)
            {
                writer.EndRow();
            }
        });
    }

    [Fact]
    public void EndRow_ManyRows_AllocatesNothingPerRow()
    {
        const int Rows = 400_000;
        session.Execute("CREATE TABLE t (a INTEGER, b BIGINT, c VARCHAR, d VARCHAR, e DATE, f UUID, g UHUGEINT, h DOUBLE)");
        using ChunkWriter writer = session.Writer(null, null, "t");
        Fill(writer, 5000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        Fill(writer, Rows);
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        writer.Complete();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rows / took.TotalSeconds:N0} rows/s, {allocated} bytes for {Rows} rows"));
        Assert.InRange(allocated, 0, Rows / 100);
        Assert.Equal(Rows + 5000, session.Scalar<int>("SELECT count(*) FROM t"));
    }

    private static void Fill(ChunkWriter writer, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            writer.Int32(0, row);
            writer.Int64(1, row * 3L);
            writer.Utf8(2, "short"u8);
            writer.Utf8(3, "a text that is longer than twelve bytes"u8);
            writer.Date(4, DateOnly.FromDayNumber(730_000 + (row % 1000)));
            writer.Uuid(5, (UInt128)row << 64);
            writer.UHugeInt(6, (UInt128)row);
            if (row % 10 != 0)
            {
                writer.Double(7, row * 0.5);
            }

            writer.EndRow();
        }
    }
}

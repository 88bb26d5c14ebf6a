using System.Globalization;
using System.Text;
using CsaeDataBridge.Issues;
using DuckDB.NET.Native;

namespace CsaeDataBridge.DuckDb;

/// <summary>Writes rows into one table, a vector at a time, without an allocation per row; columns by 0-based index in table order.</summary>
/// <remarks>
/// Every call is checked against the column's type: the appender of the provider writes past a vector when a type is wrong.
/// Outside a transaction, rows are committed in portions; inside one they come and go with it.
/// </remarks>
public sealed unsafe class ChunkWriter : IDisposable
{
    private const int LongestInlined = 12;
    private static readonly int UnixEpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ChunkAppender appender;
    private readonly ChunkColumn[] columns;
    private readonly StringArena strings = new();
    private int row;

    internal ChunkWriter(ChunkAppender appender)
    {
        this.appender = appender;
        columns = appender.Columns;
    }

    /// <summary>Rows ended so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Leaves the column NULL in this row, which it is anyway when nothing is written.</summary>
    public void Null(int column) => columns[column].SetAt = -1;

    public void Boolean(int column, bool value) => *At<bool>(column, DuckDBType.Boolean, "BOOLEAN") = value;

    public void Int16(int column, short value) => *At<short>(column, DuckDBType.SmallInt, "SMALLINT") = value;

    public void Int32(int column, int value) => *At<int>(column, DuckDBType.Integer, "INTEGER") = value;

    public void Int64(int column, long value) => *At<long>(column, DuckDBType.BigInt, "BIGINT") = value;

    public void HugeInt(int column, Int128 value) => *At<Int128>(column, DuckDBType.HugeInt, "HUGEINT") = value;

    public void UInt8(int column, byte value) => *At<byte>(column, DuckDBType.UnsignedTinyInt, "UTINYINT") = value;

    public void UInt16(int column, ushort value) => *At<ushort>(column, DuckDBType.UnsignedSmallInt, "USMALLINT") = value;

    public void UInt32(int column, uint value) => *At<uint>(column, DuckDBType.UnsignedInteger, "UINTEGER") = value;

    public void UInt64(int column, ulong value) => *At<ulong>(column, DuckDBType.UnsignedBigInt, "UBIGINT") = value;

    public void UHugeInt(int column, UInt128 value) => *At<UInt128>(column, DuckDBType.UnsignedHugeInt, "UHUGEINT") = value;

    public void Double(int column, double value) => *At<double>(column, DuckDBType.Double, "DOUBLE") = value;

    public void Date(int column, DateOnly value) => *At<int>(column, DuckDBType.Date, "DATE") = value.DayNumber - UnixEpochDay;

    /// <summary>A UUID whose text is the 32 hexadecimal digits of <paramref name="bigEndianValue"/>.</summary>
    /// <remarks>Stored with its top bit flipped, so that the engine's signed order is the order of the text.</remarks>
    public void Uuid(int column, UInt128 bigEndianValue) =>
        *At<UInt128>(column, DuckDBType.Uuid, "UUID") = bigEndianValue ^ (UInt128.One << 127);

    /// <summary>An instant or a time without a zone, cut to microseconds.</summary>
    /// <exception cref="ArgumentException">The time is local to this machine, or without UTC for a column that keeps instants.</exception>
    public void Timestamp(int column, DateTime unspecifiedOrUtc)
    {
        bool instant = columns[column].Type == DuckDBType.TimestampTz;
        if (unspecifiedOrUtc.Kind == DateTimeKind.Local || (instant && unspecifiedOrUtc.Kind != DateTimeKind.Utc))
        {
            throw Refused(column, $"takes no time of kind {unspecifiedOrUtc.Kind}");
        }

        *At<long>(column, instant ? DuckDBType.TimestampTz : DuckDBType.Timestamp, "TIMESTAMP") =
            (unspecifiedOrUtc.Ticks / TimeSpan.TicksPerMicrosecond) - (DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond);
    }

    /// <exception cref="ArgumentException">The column is no DECIMAL, or digits of the number would be lost.</exception>
    public void Decimal(int column, decimal value)
    {
        ChunkColumn target = Target(column, DuckDBType.Decimal, "DECIMAL");
        if (!ScaledDecimal.TryScale(value, target.Width, target.Scale, out Int128 scaled))
        {
            throw Refused(column, "cannot take every digit of the number");
        }

        target.SetAt = row;
        switch (target.StoredAs)
        {
            case DuckDBType.SmallInt:
                ((short*)target.Data)[row] = (short)scaled;
                break;
            case DuckDBType.Integer:
                ((int*)target.Data)[row] = (int)scaled;
                break;
            case DuckDBType.BigInt:
                ((long*)target.Data)[row] = (long)scaled;
                break;
            default:
                ((Int128*)target.Data)[row] = scaled;
                break;
        }
    }

    /// <summary>Text for a VARCHAR column, or bytes for a BLOB column; a NUL is kept.</summary>
    /// <exception cref="ArgumentException">The column is neither, or the bytes for a VARCHAR column are no UTF-8.</exception>
    public void Utf8(int column, ReadOnlySpan<byte> value)
    {
        ChunkColumn target = columns[column];
        if (target.Type == DuckDBType.Varchar)
        {
            if (!System.Text.Unicode.Utf8.IsValid(value))
            {
                throw Refused(column, "takes UTF-8 only");
            }
        }
        else if (target.Type != DuckDBType.Blob)
        {
            throw Mismatch(column, "VARCHAR or BLOB");
        }

        target.SetAt = row;
        Place(value, target.Data + ((long)row * sizeof(UInt128)));
    }

    /// <summary>Text for a VARCHAR column; a NUL is kept.</summary>
    /// <exception cref="ArgumentException">The column is no VARCHAR, or the text holds half a surrogate pair.</exception>
    public void Text(int column, ReadOnlySpan<char> value)
    {
        ChunkColumn target = Target(column, DuckDBType.Varchar, "VARCHAR");
        Encode(column, value, target.Data + ((long)row * sizeof(UInt128)));
        target.SetAt = row;
    }

    /// <summary>Texts for a VARCHAR[] column, in their order; none makes an empty list.</summary>
    /// <exception cref="ArgumentException">The column is no VARCHAR[], or a text holds half a surrogate pair.</exception>
    public void Texts(int column, IReadOnlyList<string> values)
    {
        ChunkColumn target = columns[column];
        if (target.Type != DuckDBType.List || target.ItemType != DuckDBType.Varchar)
        {
            throw Mismatch(column, "VARCHAR[]");
        }

        ulong first = target.Items;
        byte* items = appender.ReserveItems(target, first + (ulong)values.Count);
        for (int index = 0; index < values.Count; index++)
        {
            Encode(column, values[index], items + (((long)first + index) * sizeof(UInt128)));
        }

        target.Items = first + (ulong)values.Count;
        ((DuckDBListEntry*)target.Data)[row] = new DuckDBListEntry(first, (ulong)values.Count);
        target.SetAt = row;
    }

    /// <summary>Ends the row; a column to which nothing was written is NULL.</summary>
    /// <exception cref="BridgeException">A full vector was handed over and the engine refused it.</exception>
    public void EndRow()
    {
        foreach (ChunkColumn column in columns)
        {
            if (column.SetAt != row)
            {
                column.SetNull(row);
            }
        }

        row++;
        Rows++;
        if (row == appender.Capacity)
        {
            Hand();
        }
    }

    /// <summary>Writes what is left and closes the writer; values of a row that was not ended are dropped.</summary>
    /// <exception cref="BridgeException">A row breaks a constraint (STO406), memory or disk is full.</exception>
    public void Complete()
    {
        if (row > 0)
        {
            Hand();
        }

        appender.Close();
    }

    /// <summary>Closes the writer; without <see cref="Complete"/>, rows not yet handed to the table are dropped.</summary>
    public void Dispose()
    {
        appender.Dispose();
        strings.Dispose();
    }

    private void Hand()
    {
        appender.Append(row);
        strings.Reset();
        row = 0;
    }

    private T* At<T>(int column, DuckDBType type, string sqlType)
        where T : unmanaged
    {
        ChunkColumn target = Target(column, type, sqlType);
        target.SetAt = row;
        return (T*)target.Data + row;
    }

    private ChunkColumn Target(int column, DuckDBType type, string sqlType)
    {
        ObjectDisposedException.ThrowIf(appender.IsClosed, this);
        ChunkColumn target = columns[column];
        return target.Type == type ? target : throw Mismatch(column, sqlType);
    }

    private void Encode(int column, ReadOnlySpan<char> value, byte* place)
    {
        int most = Strict.GetMaxByteCount(value.Length);
        byte* bytes = strings.Take(most);
        if (System.Text.Unicode.Utf8.FromUtf16(value, new Span<byte>(bytes, most), out _, out int length, replaceInvalidSequences: false)
            != System.Buffers.OperationStatus.Done)
        {
            throw Refused(column, "takes no half of a surrogate pair");
        }

        strings.GiveBack(length <= LongestInlined ? most : most - length);
        Store(bytes, length, place);
    }

    private void Place(ReadOnlySpan<byte> value, byte* place)
    {
        fixed (byte* bytes = value)
        {
            if (value.Length <= LongestInlined)
            {
                Store(bytes, value.Length, place);
                return;
            }

            byte* kept = strings.Take(value.Length);
            Buffer.MemoryCopy(bytes, kept, value.Length, value.Length);
            Store(kept, value.Length, place);
        }
    }

    /// <summary>Writes the 16 bytes of a string: its length, then up to 12 bytes padded with zeros, or 4 bytes and the address.</summary>
    private static void Store(byte* bytes, int length, byte* place)
    {
        *(UInt128*)place = 0;
        *(int*)place = length;
        if (length <= LongestInlined)
        {
            Buffer.MemoryCopy(bytes, place + sizeof(int), LongestInlined, length);
        }
        else
        {
            *(int*)(place + sizeof(int)) = *(int*)bytes;
            *(byte**)(place + (2 * sizeof(int))) = bytes;
        }
    }

    private ArgumentException Mismatch(int column, string sqlType) => Refused(column, $"is {columns[column].SqlType}, not {sqlType}");

    private ArgumentException Refused(int column, string why) =>
        new(string.Create(CultureInfo.InvariantCulture, $"column {column} \"{columns[column].Name}\" of {appender.Table} {why}"), nameof(column));
}

using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>One value of any type, as parameters and arguments of functions are passed.</summary>
public sealed partial class DuckDBValue : SafeHandleZeroOrMinusOneIsInvalid, IDuckDBValueReader
{
    public DuckDBValue()
        : base(ownsHandle: true)
    {
    }

    public bool IsNull() => IsInvalid || duckdb_is_null_value(this) != 0;

    /// <exception cref="InvalidCastException">The value has no reading as <typeparamref name="T"/>.</exception>
    public T GetValue<T>()
    {
        Type wanted = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        if (IsNull())
        {
            return default(T) is null ? default! : throw new InvalidCastException("the value is NULL");
        }

        object read = Read();
        return (T)(read.GetType() == wanted || wanted == typeof(object)
            ? read
            : Convert.ChangeType(read, wanted, CultureInfo.InvariantCulture));
    }

    protected override bool ReleaseHandle()
    {
        Destroy.duckdb_destroy_value(ref handle);
        return true;
    }

    /// <remarks>The type belongs to the value and is not freed; types without a case are read as their text.</remarks>
    private object Read() => duckdb_get_type_id(duckdb_get_value_type(this)) switch
    {
        DuckDBType.Boolean => duckdb_get_bool(this) != 0,
        DuckDBType.TinyInt => (sbyte)duckdb_get_int64(this),
        DuckDBType.SmallInt => (short)duckdb_get_int64(this),
        DuckDBType.Integer => (int)duckdb_get_int64(this),
        DuckDBType.BigInt => duckdb_get_int64(this),
        DuckDBType.UnsignedTinyInt => (byte)duckdb_get_uint64(this),
        DuckDBType.UnsignedSmallInt => (ushort)duckdb_get_uint64(this),
        DuckDBType.UnsignedInteger => (uint)duckdb_get_uint64(this),
        DuckDBType.UnsignedBigInt => duckdb_get_uint64(this),
        DuckDBType.HugeInt => duckdb_get_hugeint(this).ToBigInteger(),
        DuckDBType.UnsignedHugeInt => duckdb_get_uhugeint(this).ToBigInteger(),
        DuckDBType.Float => duckdb_get_float(this),
        DuckDBType.Double => duckdb_get_double(this),
        DuckDBType.Decimal => ReadDecimal(duckdb_get_decimal(this)),
        DuckDBType.Date => (DateOnly)DuckDBDateOnly.FromDuckDBDate(duckdb_get_date(this)),
        DuckDBType.Time => new TimeOnly(duckdb_get_time(this).Micros * TimeSpan.TicksPerMicrosecond),
        DuckDBType.Timestamp => DateTime.UnixEpoch.AddTicks(duckdb_get_timestamp(this).Micros * TimeSpan.TicksPerMicrosecond),
        DuckDBType.Interval => (TimeSpan)duckdb_get_interval(this),
        DuckDBType.Uuid => Guid.ParseExact(NativeText.Owned(duckdb_get_varchar(this)), "D"),
        _ => NativeText.Owned(duckdb_get_varchar(this)),
    };

    private static decimal ReadDecimal(DuckDBDecimal value)
    {
        BigInteger power = BigInteger.Pow(10, value.Scale);
        BigInteger whole = BigInteger.DivRem(value.Value.ToBigInteger(), power, out BigInteger rest);
        return (decimal)whole + ((decimal)rest / (decimal)power);
    }

    [LibraryImport(LibraryResolver.Library)]
    private static partial byte duckdb_is_null_value(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial nint duckdb_get_value_type(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial DuckDBType duckdb_get_type_id(nint type);

    [LibraryImport(LibraryResolver.Library)]
    private static partial byte duckdb_get_bool(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial long duckdb_get_int64(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial ulong duckdb_get_uint64(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial DuckDBHugeInt duckdb_get_hugeint(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial DuckDBUHugeInt duckdb_get_uhugeint(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial float duckdb_get_float(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial double duckdb_get_double(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial DuckDBDecimal duckdb_get_decimal(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial DuckDBDate duckdb_get_date(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial DuckDBTime duckdb_get_time(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial DuckDBTimestampStruct duckdb_get_timestamp(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial DuckDBInterval duckdb_get_interval(DuckDBValue value);

    [LibraryImport(LibraryResolver.Library)]
    private static partial nint duckdb_get_varchar(DuckDBValue value);
}

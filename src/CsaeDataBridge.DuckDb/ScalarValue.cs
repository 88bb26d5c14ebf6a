using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace CsaeDataBridge.DuckDb;

/// <summary>Reads a value as the type asked for: the same type, a number as another number, or 128 bits.</summary>
/// <remarks>Text is never parsed: the messages of parsing repeat the text.</remarks>
internal static class ScalarValue
{
    /// <exception cref="InvalidCastException">The value has no reading as <typeparamref name="T"/>; the message names types only.</exception>
    /// <exception cref="OverflowException">The number does not fit <typeparamref name="T"/>.</exception>
    public static T? As<T>(object? value)
    {
        if (value is null or DBNull)
        {
            return default;
        }

        if (value is T same)
        {
            return same;
        }

        Type wanted = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        object? converted = value switch
        {
            Stream blob when wanted == typeof(byte[]) => Bytes(blob),
            Guid id when wanted == typeof(UInt128) => Bits(id),
            BigInteger number => FromBig(number, wanted),
            IConvertible and not string and not bool and not DateTime when IsNumber(wanted) =>
                Convert.ChangeType(value, wanted, CultureInfo.InvariantCulture),
            IConvertible and not string and not bool and not DateTime =>
                FromBig(BigInteger.CreateChecked(Convert.ToDecimal(value, CultureInfo.InvariantCulture)), wanted),
            _ => null,
        };
        return converted is T result
            ? result
            : throw new InvalidCastException($"a {value.GetType().Name} cannot be read as {wanted.Name}");
    }

    private static UInt128 Bits(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <remarks>The stream reads the engine's memory, which goes with the result.</remarks>
    private static byte[] Bytes(Stream blob)
    {
        byte[] bytes = new byte[blob.Length];
        blob.ReadExactly(bytes);
        return bytes;
    }

    private static object? FromBig(BigInteger number, Type wanted) => Type.GetTypeCode(wanted) switch
    {
        TypeCode.Byte => (byte)number,
        TypeCode.Int16 => (short)number,
        TypeCode.UInt16 => (ushort)number,
        TypeCode.Int32 => (int)number,
        TypeCode.UInt32 => (uint)number,
        TypeCode.Int64 => (long)number,
        TypeCode.UInt64 => (ulong)number,
        TypeCode.Double => (double)number,
        TypeCode.Decimal => (decimal)number,
        _ when wanted == typeof(Int128) => (Int128)number,
        _ when wanted == typeof(UInt128) => (UInt128)number,
        _ when wanted == typeof(BigInteger) => number,
        _ => null,
    };

    private static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;
}

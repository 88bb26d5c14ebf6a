using System.Numerics;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A signed 128-bit integer: upper * 2^64 + lower.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBHugeInt
{
    public DuckDBHugeInt(ulong lower, long upper)
    {
        Lower = lower;
        Upper = upper;
    }

    /// <exception cref="ArgumentOutOfRangeException">The value does not fit 128 bits.</exception>
    public DuckDBHugeInt(BigInteger value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, HugeIntMinValue);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, HugeIntMaxValue);
        Int128 bits = (Int128)value;
        Lower = (ulong)bits;
        Upper = (long)(bits >> 64);
    }

    public static BigInteger HugeIntMinValue { get; } = (BigInteger)Int128.MinValue;

    public static BigInteger HugeIntMaxValue { get; } = (BigInteger)Int128.MaxValue;

    public ulong Lower { get; }

    public long Upper { get; }

    public Int128 ToInt128() => new((ulong)Upper, Lower);

    public BigInteger ToBigInteger() => (BigInteger)ToInt128();
}

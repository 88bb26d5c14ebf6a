using System.Numerics;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>An unsigned 128-bit integer: upper * 2^64 + lower.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBUHugeInt
{
    public DuckDBUHugeInt(ulong lower, ulong upper)
    {
        Lower = lower;
        Upper = upper;
    }

    /// <exception cref="ArgumentOutOfRangeException">The value is negative or does not fit 128 bits.</exception>
    public DuckDBUHugeInt(BigInteger value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, HugeIntMinValue);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, HugeIntMaxValue);
        UInt128 bits = (UInt128)value;
        Lower = (ulong)bits;
        Upper = (ulong)(bits >> 64);
    }

    public static BigInteger HugeIntMinValue { get; } = BigInteger.Zero;

    public static BigInteger HugeIntMaxValue { get; } = (BigInteger)UInt128.MaxValue;

    public ulong Lower { get; }

    public ulong Upper { get; }

    public UInt128 ToUInt128() => new(Upper, Lower);

    public BigInteger ToBigInteger() => (BigInteger)ToUInt128();
}

using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>Microseconds since 1970-01-01 00:00 UTC; seconds, milliseconds or nanoseconds for the types named so.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DuckDBTimestampStruct
{
    public long Micros { get; set; }

    public readonly bool IsPositiveInfinity => Micros == long.MaxValue;

    public readonly bool IsNegativeInfinity => Micros == -long.MaxValue;

    public readonly bool IsInfinity => IsPositiveInfinity || IsNegativeInfinity;
}

using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A time with offset, packed: 40 bits of microseconds and 24 bits of offset.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DuckDBTimeTzStruct
{
    public ulong Bits { get; set; }
}

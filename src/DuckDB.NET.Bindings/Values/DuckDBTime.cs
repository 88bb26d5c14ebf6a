using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>Microseconds since midnight.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DuckDBTime
{
    public long Micros { get; set; }
}

using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>Where the items of one list stand in the child vector.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBListEntry
{
    public DuckDBListEntry(ulong offset, ulong length)
    {
        Offset = offset;
        Length = length;
    }

    public ulong Offset { get; }

    public ulong Length { get; }
}

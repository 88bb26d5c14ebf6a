using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>An integer of any size: big-endian magnitude and sign.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBBignum
{
    private readonly nint data;
    private readonly ulong size;
    private readonly byte isNegative;

    public DuckDBBignum(IntPtr data, ulong size, byte isNegative)
    {
        this.data = data;
        this.size = size;
        this.isNegative = isNegative;
    }
}

using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBDecimal
{
    public DuckDBDecimal(byte width, byte scale, DuckDBHugeInt value)
    {
        Width = width;
        Scale = scale;
        Value = value;
    }

    public byte Width { get; }

    public byte Scale { get; }

    public DuckDBHugeInt Value { get; }
}

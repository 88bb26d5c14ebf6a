using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A time of day in its parts.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBTimeOnly
{
    public DuckDBTimeOnly(byte hour, byte minute, byte second, int microsecond = 0)
    {
        Hour = hour;
        Min = minute;
        Sec = second;
        Microsecond = microsecond;
    }

    public byte Hour { get; }

    public byte Min { get; }

    public byte Sec { get; }

    public int Microsecond { get; }

    public long Ticks => TimeSpan.TicksPerMicrosecond * NativeMethods.DateTimeHelpers.DuckDBToTime(this).Micros;

    public static explicit operator TimeOnly(DuckDBTimeOnly time) => new(time.Ticks);

    public static implicit operator DuckDBTimeOnly(TimeOnly time) =>
        NativeMethods.DateTimeHelpers.DuckDBFromTime(new DuckDBTime { Micros = time.Ticks / TimeSpan.TicksPerMicrosecond });
}

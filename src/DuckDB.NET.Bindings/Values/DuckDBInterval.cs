using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBInterval
{
    private const int DaysPerMonth = 30;

    public DuckDBInterval(int months, int days, long micros)
    {
        Months = months;
        Days = days;
        Micros = micros;
    }

    public int Months { get; }

    public int Days { get; }

    public long Micros { get; }

    public static implicit operator DuckDBInterval(TimeSpan span) =>
        new(0, span.Days, (span.Ticks % TimeSpan.TicksPerDay) / TimeSpan.TicksPerMicrosecond);

    /// <summary>A month counts as 30 days, as the library compares intervals.</summary>
    public static explicit operator TimeSpan(DuckDBInterval interval) =>
        new(checked(
            (((long)interval.Months * DaysPerMonth) + interval.Days) * TimeSpan.TicksPerDay
            + (interval.Micros * TimeSpan.TicksPerMicrosecond)));
}

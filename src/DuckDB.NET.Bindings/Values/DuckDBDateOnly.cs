using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A date in its parts; years reach further than DateOnly's.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBDateOnly
{
    public DuckDBDateOnly(int year, byte month, byte day)
    {
        Year = year;
        Month = month;
        Day = day;
    }

    public int Year { get; }

    public byte Month { get; }

    public byte Day { get; }

    public static explicit operator DateOnly(DuckDBDateOnly date) => new(date.Year, date.Month, date.Day);

    public static implicit operator DuckDBDateOnly(DateOnly date) => new(date.Year, (byte)date.Month, (byte)date.Day);

    public static DuckDBDateOnly FromDuckDBDate(DuckDBDate date) => NativeMethods.DateTimeHelpers.DuckDBFromDate(date);

    public DuckDBDate ToDuckDBDate() => NativeMethods.DateTimeHelpers.DuckDBToDate(this);
}

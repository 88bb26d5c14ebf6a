using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A timestamp in its parts.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBTimestamp
{
    public DuckDBTimestamp(DuckDBDateOnly date, DuckDBTimeOnly time)
    {
        Date = date;
        Time = time;
    }

    public DuckDBDateOnly Date { get; }

    public DuckDBTimeOnly Time { get; }

    public static DuckDBTimestamp FromDuckDBTimestampStruct(DuckDBTimestampStruct timestamp) =>
        NativeMethods.DateTimeHelpers.DuckDBFromTimestamp(timestamp);

    public DuckDBTimestampStruct ToDuckDBTimestampStruct() => NativeMethods.DateTimeHelpers.DuckDBToTimestamp(this);
}

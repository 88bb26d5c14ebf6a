using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    public static partial class DateTimeHelpers
    {
        private const int OffsetBits = 24;
        private const int LargestOffset = (16 * 60 * 60) - 1;

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_from_date")]
        public static partial DuckDBDateOnly DuckDBFromDate(DuckDBDate date);

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_to_date")]
        public static partial DuckDBDate DuckDBToDate(DuckDBDateOnly date);

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_from_time")]
        public static partial DuckDBTimeOnly DuckDBFromTime(DuckDBTime time);

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_to_time")]
        public static partial DuckDBTime DuckDBToTime(DuckDBTimeOnly time);

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_from_timestamp")]
        public static partial DuckDBTimestamp DuckDBFromTimestamp(DuckDBTimestampStruct timestamp);

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_to_timestamp")]
        public static partial DuckDBTimestampStruct DuckDBToTimestamp(DuckDBTimestamp timestamp);

        /// <summary>Unpacks the time and its offset; the offset is stored as the distance below the largest one.</summary>
        public static DuckDBTimeTz DuckDBFromTimeTz(DuckDBTimeTzStruct time) => new()
        {
            Time = DuckDBFromTime(new DuckDBTime { Micros = (long)(time.Bits >> OffsetBits) }),
            Offset = LargestOffset - (int)(time.Bits & ((1UL << OffsetBits) - 1)),
        };
    }
}

using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    public static partial class Startup
    {
        public static DuckDBState DuckDBOpen(string path, out DuckDBDatabase database, DuckDBConfig config, out string error)
        {
            DuckDBState state = Open(path, out database, config, out nint text);
            error = NativeText.Owned(text);
            return state;
        }

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_connect")]
        public static partial DuckDBState DuckDBConnect(DuckDBDatabase database, out DuckDBNativeConnection connection);

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_interrupt")]
        public static partial void DuckDBInterrupt(DuckDBNativeConnection connection);

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_query_progress")]
        public static partial DuckDBQueryProgress DuckDBQueryProgress(DuckDBNativeConnection connection);

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_connection_get_client_context")]
        public static partial void DuckDBConnectionGetClientContext(DuckDBNativeConnection connection, out DuckDBClientContext context);

        public static string DuckDBLibraryVersion() => NativeText.Borrowed(LibraryVersion());

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_open_ext", StringMarshalling = StringMarshalling.Utf8)]
        private static partial DuckDBState Open(string path, out DuckDBDatabase database, DuckDBConfig config, out nint error);

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_library_version")]
        private static partial nint LibraryVersion();
    }
}

using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>The C functions that free a handle: each takes its address and sets it to null.</summary>
internal static partial class Destroy
{
    [LibraryImport(LibraryResolver.Library)]
    internal static partial void duckdb_close(ref nint database);

    [LibraryImport(LibraryResolver.Library)]
    internal static partial void duckdb_disconnect(ref nint connection);

    [LibraryImport(LibraryResolver.Library)]
    internal static partial void duckdb_destroy_config(ref nint config);

    [LibraryImport(LibraryResolver.Library)]
    internal static partial void duckdb_destroy_prepare(ref nint statement);

    [LibraryImport(LibraryResolver.Library)]
    internal static partial void duckdb_destroy_extracted(ref nint statements);

    [LibraryImport(LibraryResolver.Library)]
    internal static partial void duckdb_destroy_logical_type(ref nint type);

    [LibraryImport(LibraryResolver.Library)]
    internal static partial void duckdb_destroy_data_chunk(ref nint chunk);

    [LibraryImport(LibraryResolver.Library)]
    internal static partial void duckdb_destroy_value(ref nint value);

    [LibraryImport(LibraryResolver.Library)]
    internal static partial void duckdb_destroy_error_data(ref nint error);

    [LibraryImport(LibraryResolver.Library)]
    internal static partial void duckdb_destroy_client_context(ref nint context);

    [LibraryImport(LibraryResolver.Library)]
    internal static partial void duckdb_destroy_arrow_options(ref nint options);

    [LibraryImport(LibraryResolver.Library)]
    internal static partial int duckdb_appender_destroy(ref nint appender);

    [LibraryImport(LibraryResolver.Library)]
    internal static partial void duckdb_free(nint memory);
}

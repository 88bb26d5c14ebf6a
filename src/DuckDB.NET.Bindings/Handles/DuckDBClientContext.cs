using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>The context of one connection.</summary>
public sealed partial class DuckDBClientContext : SafeHandleZeroOrMinusOneIsInvalid
{
    public DuckDBClientContext()
        : base(ownsHandle: true)
    {
    }

    public ulong ConnectionId => duckdb_client_context_get_connection_id(this);

    protected override bool ReleaseHandle()
    {
        Destroy.duckdb_destroy_client_context(ref handle);
        return true;
    }

    [LibraryImport(LibraryResolver.Library)]
    private static partial ulong duckdb_client_context_get_connection_id(DuckDBClientContext context);
}

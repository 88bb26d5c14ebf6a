using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>A database instance.</summary>
public sealed class DuckDBDatabase : SafeHandleZeroOrMinusOneIsInvalid
{
    public DuckDBDatabase()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        Destroy.duckdb_close(ref handle);
        return true;
    }
}

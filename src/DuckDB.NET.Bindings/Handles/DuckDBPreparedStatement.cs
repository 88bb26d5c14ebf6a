using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>A prepared statement.</summary>
public sealed class DuckDBPreparedStatement : SafeHandleZeroOrMinusOneIsInvalid
{
    public DuckDBPreparedStatement()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        Destroy.duckdb_destroy_prepare(ref handle);
        return true;
    }
}

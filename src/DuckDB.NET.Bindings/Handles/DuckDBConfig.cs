using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>Start-up options of a database.</summary>
public sealed class DuckDBConfig : SafeHandleZeroOrMinusOneIsInvalid
{
    public DuckDBConfig()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        Destroy.duckdb_destroy_config(ref handle);
        return true;
    }
}

using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>A column type.</summary>
public sealed class DuckDBLogicalType : SafeHandleZeroOrMinusOneIsInvalid
{
    public DuckDBLogicalType()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        Destroy.duckdb_destroy_logical_type(ref handle);
        return true;
    }
}

using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>Options of the Arrow conversion of one result.</summary>
public sealed class DuckDBArrowOptions : SafeHandleZeroOrMinusOneIsInvalid
{
    public DuckDBArrowOptions()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        Destroy.duckdb_destroy_arrow_options(ref handle);
        return true;
    }
}

using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>The statements of one SQL text, parsed.</summary>
public sealed class DuckDBExtractedStatements : SafeHandleZeroOrMinusOneIsInvalid
{
    public DuckDBExtractedStatements()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        Destroy.duckdb_destroy_extracted(ref handle);
        return true;
    }
}

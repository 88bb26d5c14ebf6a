using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>An appender to one table. The library flushes what is left when it is destroyed.</summary>
public sealed class DuckDBAppender : SafeHandleZeroOrMinusOneIsInvalid
{
    public DuckDBAppender()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        Destroy.duckdb_appender_destroy(ref handle);
        return true;
    }
}

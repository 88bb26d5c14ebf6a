using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>A chunk of up to one vector's worth of rows.</summary>
public sealed class DuckDBDataChunk : SafeHandleZeroOrMinusOneIsInvalid
{
    public DuckDBDataChunk()
        : base(ownsHandle: true)
    {
    }

    /// <summary>A chunk that the library owns, as callbacks receive it.</summary>
    public DuckDBDataChunk(IntPtr chunk)
        : base(ownsHandle: false)
    {
        SetHandle(chunk);
    }

    protected override bool ReleaseHandle()
    {
        Destroy.duckdb_destroy_data_chunk(ref handle);
        return true;
    }
}

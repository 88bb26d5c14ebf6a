using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>A connection to a database.</summary>
public sealed class DuckDBNativeConnection : SafeHandleZeroOrMinusOneIsInvalid
{
    public DuckDBNativeConnection()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Stops the statement that runs now; may be called from any thread.</summary>
    public void Interrupt() => NativeMethods.Startup.DuckDBInterrupt(this);

    protected override bool ReleaseHandle()
    {
        Destroy.duckdb_disconnect(ref handle);
        return true;
    }
}

using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A result, 48 bytes as in the C header, passed by value to some functions.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DuckDBResult : IDisposable
{
    private readonly ulong deprecatedColumnCount;
    private readonly ulong deprecatedRowCount;
    private readonly ulong deprecatedRowsChanged;
    private readonly nint deprecatedColumns;
    private readonly nint deprecatedErrorMessage;
    private readonly nint internalData;

    public void Close() => NativeMethods.Query.DuckDBDestroyResult(ref this);

    public void Dispose() => Close();
}

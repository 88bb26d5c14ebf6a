using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>An error as data; a null handle is no error.</summary>
public sealed partial class DuckDBErrorData : SafeHandleZeroOrMinusOneIsInvalid
{
    public DuckDBErrorData()
        : base(ownsHandle: true)
    {
    }

    public bool HasError => !IsInvalid && duckdb_error_data_has_error(this) != 0;

    /// <summary>The library's text; the error owns it.</summary>
    public string Message => IsInvalid ? "" : NativeText.Borrowed(duckdb_error_data_message(this));

    protected override bool ReleaseHandle()
    {
        Destroy.duckdb_destroy_error_data(ref handle);
        return true;
    }

    [LibraryImport(LibraryResolver.Library)]
    private static partial byte duckdb_error_data_has_error(DuckDBErrorData error);

    [LibraryImport(LibraryResolver.Library)]
    private static partial nint duckdb_error_data_message(DuckDBErrorData error);
}

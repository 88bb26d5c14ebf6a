using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>UTF-8 text that comes from the library: some of it is the caller's to free, most is not.</summary>
internal static class NativeText
{
    /// <summary>Text that stays the library's.</summary>
    internal static string Borrowed(nint text) => Marshal.PtrToStringUTF8(text) ?? "";

    /// <summary>Text that the caller must free.</summary>
    internal static string Owned(nint text)
    {
        string value = Marshal.PtrToStringUTF8(text) ?? "";
        if (text != 0)
        {
            Destroy.duckdb_free(text);
        }

        return value;
    }
}

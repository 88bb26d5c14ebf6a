namespace DuckDB.NET.Native;

/// <summary>DuckDB's C functions, grouped and named as DuckDB.NET.Data calls them.</summary>
public static partial class NativeMethods;

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>Finds the native library: DUCKDB_LIBRARY, then runtimes/[rid]/native beside the program, then beside the program.</summary>
internal static class LibraryResolver
{
    internal const string Library = "duckdb";

    [ModuleInitializer]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(LibraryResolver).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Library)
        {
            return 0;
        }

        string? configured = Environment.GetEnvironmentVariable("DUCKDB_LIBRARY");
        if (!string.IsNullOrEmpty(configured))
        {
            return NativeLibrary.Load(configured);
        }

        string file = FileName;
        string[] candidates =
        [
            Path.Combine(AppContext.BaseDirectory, "runtimes", Rid, "native", file),
            Path.Combine(AppContext.BaseDirectory, file),
        ];
        foreach (string candidate in candidates)
        {
            if (File.Exists(candidate))
            {
                return NativeLibrary.Load(candidate);
            }
        }

        throw new DllNotFoundException($"{file} is neither in runtimes/{Rid}/native nor beside the program, and DUCKDB_LIBRARY is not set");
    }

    private static string FileName =>
        OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";

    private static string Rid
    {
        get
        {
            string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
            string processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
            return $"{system}-{processor}";
        }
    }
}

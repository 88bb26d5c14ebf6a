using System.Diagnostics;

namespace CsaeDataBridge.Tests;

/// <summary>A library in C that stands between a program and the system, compiled for one test.</summary>
internal sealed class PreloadedLibrary : IDisposable
{
    private readonly string file;

    /// <param name="name">The source below tests/Shared, without its extension.</param>
    public PreloadedLibrary(string name)
    {
        file = Path.Combine(Folder, $"{name}.so");
        ChildServer.Run(Programs.Find("cc")!, "-shared", "-fPIC", "-O1", "-o", file, Path.Combine(RepositoryRoot.Path, "tests", "Shared", $"{name}.c"), "-ldl");
    }

    /// <summary>Why tests with such a library do not run; null when they do.</summary>
    public static string? Missing => OperatingSystem.IsLinux() ? Programs.Missing("gcc", "cc") : "Only on Linux can a library stand between a program and the system.";

    /// <summary>A folder that goes with the library.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("preloaded").FullName;

    /// <summary>Lets a process that is to be started have the library before it.</summary>
    public void Under(ProcessStartInfo start) => start.Environment["LD_PRELOAD"] = file;

    public void Dispose() => Directory.Delete(Folder, true);
}

namespace CsaeDataBridge.Tests;

/// <summary>Where programs of the machine are that only some tests need.</summary>
internal static class Programs
{
    // Servers are not on everybody's path; Debian keeps PostgreSQL's below its version.
    private static readonly string[] Folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        "/usr/sbin",
        .. Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")) : [],
    ];

    /// <summary>The program's path, or null where it is not installed.</summary>
    public static string? Find(string name) => Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Why a test that needs programs does not run; null when they are there.</summary>
    public static string? Missing(string package, params string[] names) =>
        Array.Find(names, name => Find(name) is null) is { } missing ? $"{missing} is not there: install the Debian package {package}." : null;
}

namespace CsaeDataBridge.Tests;

/// <summary>Where the checkout and the suites nobody here wrote are.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    /// <summary>The suites' folder, or null where it is absent: such a test skips and says so.</summary>
    public static string? Suites
    {
        get
        {
            string? configured = Environment.GetEnvironmentVariable("BRIDGE_SUITES");
            string path = configured ?? System.IO.Path.Combine(Path, "..", "shared", "suites");
            return Directory.Exists(path) ? System.IO.Path.GetFullPath(path) : null;
        }
    }

    /// <summary>The published code lists' folder beside the suites, or null where it is absent.</summary>
    public static string? Codelists
    {
        get
        {
            string? configured = Environment.GetEnvironmentVariable("BRIDGE_SUITES");
            string path = configured is null ? System.IO.Path.Combine(Path, "..", "shared", "codelists") : System.IO.Path.Combine(configured, "..", "codelists");
            return Directory.Exists(path) ? System.IO.Path.GetFullPath(path) : null;
        }
    }

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "CsaeDataBridge.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("CsaeDataBridge.sln is above no test folder");
    }
}

using System.Diagnostics;

namespace CsaeDataBridge.Store;

/// <summary>Places at which a test kills the program, to see that a run after it ends as if nothing had happened.</summary>
public static class KillPoint
{
    /// <summary>The environment variable that names the point to die at.</summary>
    public const string Variable = "BRIDGE_KILL_AT";

    /// <summary>The points inside this project, in the order in which a first load reaches them.</summary>
    public static IReadOnlyList<string> InStore { get; } =
    [
        "after-key-file", "after-vault-made", "after-store-made", "after-reference-data",
        "before-merge", "after-vault-rows", "after-vault-commit",
        "after-close", "after-persons", "after-events", "after-children", "after-quarantine", "after-ledger-row",
        "after-store-commit", "after-merge",
        "after-link-rows", "after-link-commit",
    ];

    private static readonly string? DieAt = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } point ? point : null;

    /// <summary>What to do instead of dying; for tests inside one process.</summary>
    internal static AsyncLocal<Action<string>?> Instead { get; } = new();

    /// <summary>Kills this process at once, as a power cut would, when the environment names this point.</summary>
    public static void Reach(string name)
    {
        Instead.Value?.Invoke(name);
        if (DieAt == name)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}

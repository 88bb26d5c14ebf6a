using System.Diagnostics;

namespace CsaeDataBridge.Store;

/// <summary>Places at which a test kills the program, to see that a run after it ends as if nothing had happened.</summary>
public static class KillPoint
{
    /// <summary>The environment variable that names the point to die at, <c>name</c> for the first time it is reached or <c>name#n</c> for the nth.</summary>
    public const string Variable = "BRIDGE_KILL_AT";

    private static readonly CommonSchema Schema = CommonSchema.Load();

    /// <summary>The points of opening a new deployment, loading into it and linking, in the order in which a first load reaches them.</summary>
    public static IReadOnlyList<string> InStore { get; } =
    [
        "open/locked", "open/tidied", "open/stamp-read", "open/key-written", "after-key-file", "open/vault-stamped", "open/vault-committed", "open/vault-flushed", "after-vault-made",
        "open/store-stamped", "open/store-committed", "open/store-flushed", "after-store-made",
        "mark/written", "open/ledger-checked", "open/done",
        "reference/agency", "reference/area", "reference/population", "reference/committed", "after-reference-data",
        "before-merge", "merge/store-attached", "merge/checked", "merge/judged", "merge/quarantine-encrypted",
        "merge/vault-attached", "after-vault-rows", "merge/vault-committed", "after-vault-commit",
        .. Schema.MappedTables.Select(table => $"merge/close-{table.Name}"), "after-close",
        .. Schema.MappedTables.Select(table => $"merge/insert-{table.Name}"), "merge/renumberings", "merge/events-restated", "merge/persons-restated", "after-children",
        "merge/rules-added", "merge/breaks-added", "after-quarantine", "after-ledger-row", "after-store-commit", "merge/detached", "after-merge",
        "link/answered", "link/ended", "after-link-rows", "after-link-commit",
        "before-withdrawal", "after-withdrawal-vault-rows", "after-withdrawal-vault-commit",
        "after-withdrawal-close", "after-withdrawal-reopen", "after-withdrawal-row", "after-withdrawal-commit",
    ];

    /// <summary>The points of recording a delivery that was stopped, and what people decide. What a review changes is merged, at the points of a load.</summary>
    public static IReadOnlyList<string> InDeciding { get; } =
    [
        "stop/checks", "stop/ledger-row", "stop/committed", "stop/done", "decide/row", "decide/committed", "decide/earlier-withdrawn", "decide/withdrawn", "review/event-copied",
    ];

    /// <summary>The points of what keeps a store safe: backup, migration, compaction, restore.</summary>
    public static IReadOnlyList<string> InSafekeeping { get; } =
    [
        .. StoreBackup.Points, .. StoreMigration.Points, .. FileRewrite.Points("compact", CommonSchema.Version), "compact/done", .. StoreRestore.Points,
    ];

    private static readonly (string Name, int Time)? DieAt = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } point ? Parse(point) : null;
    private static int reached;

    /// <summary>What to do instead of dying; for tests inside one process.</summary>
    internal static AsyncLocal<Action<string>?> Instead { get; } = new();

    /// <summary>Kills this process at once, as a power cut would, when the environment names this point.</summary>
    public static void Reach(string name)
    {
        Instead.Value?.Invoke(name);
        if (DieAt is { } point && point.Name == name && Interlocked.Increment(ref reached) == point.Time)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }

    private static (string, int) Parse(string point) => point.Split('#') is [var name, var time]
        ? (name, int.Parse(time, System.Globalization.CultureInfo.InvariantCulture))
        : (point, 1);
}

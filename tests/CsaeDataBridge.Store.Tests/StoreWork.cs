namespace CsaeDataBridge.Store.Tests;

/// <summary>Work on a store that a test cuts short: what it starts from, what may be seen then, and how it ends after all.</summary>
internal sealed class StoreWork : IDisposable
{
    public const string Load = "load";
    public const string Decide = "decide";
    public const string Migrate = "migrate";
    public const string BackUp = "back-up";
    public const string Compact = "compact";
    public const string Restore = "restore";

    private readonly TestFolder before;
    private readonly string after;
    private readonly HashSet<string> states = [];
    private readonly HashSet<TableSum> earlier = [];

    /// <param name="name">One of <see cref="Names"/>.</param>
    public StoreWork(string name)
    {
        Name = name;
        before = name == Migrate ? EarlierStore.Make(2) : new TestFolder();
        if (name == Migrate)
        {
            earlier = [.. EarlierStore.Sums(before).Values];
        }

        using var loaded = new TestFolder();
        if (name == Decide)
        {
            using (BridgeStore store = before.Open())
            {
                new TestDelivery { Events = [new("a", UnderReview: true)], Persons = [new("p1")] }.MergeInto(store);
                states.Add(store.ContentHash());
            }

            before.CopyTo(loaded);
            KillHost.Decide(loaded, store => states.Add(store.ContentHash()));
        }
        else
        {
            KillHost.Run(loaded, name == Load ? store => states.Add(store.ContentHash()) : null);
        }

        after = HashOf(loaded);
        states.Add(after);
        if (name is BackUp or Compact or Restore)
        {
            loaded.CopyTo(before);
        }

        if (name == Restore)
        {
            KillHost.Do(BackUp, before);
            using BridgeStore store = before.Open();
            new TestDelivery { AsOf = new(2026, 3, 31), Events = [new("late")], Persons = [new("p9", Family: "Later")] }.MergeInto(store);
            states.Add(store.ContentHash());
        }
    }

    public static IReadOnlyList<string> Names { get; } = [Load, Decide, Migrate, BackUp, Compact, Restore];

    public string Name { get; }

    /// <summary>A deployment of its own for which the work is to be done.</summary>
    public TestFolder Prepare()
    {
        var folder = new TestFolder();
        before.CopyTo(folder);
        return folder;
    }

    /// <summary>Makes such a deployment in a folder that is not there.</summary>
    public void PrepareIn(TestFolder folder)
    {
        Directory.CreateDirectory(folder.Root);
        before.CopyTo(folder);
    }

    /// <summary>Opens what an interruption left and does the work again.</summary>
    /// <returns>What is not as if nothing had happened; null for nothing.</returns>
    /// <exception cref="Issues.BridgeException">The program cannot go on without a person.</exception>
    public string? Wrong(TestFolder folder)
    {
        if (Name != Migrate && !states.Contains(HashOf(folder)))
        {
            return "half of a step can be seen";
        }

        KillHost.Do(Name, folder);
        if (Name == Migrate)
        {
            return earlier.SetEquals(EarlierStore.Sums(folder).Values) && BackupCheck.Find(folder.Options.BackupFolder).Count > 0 ? null : "rows or the backup are missing";
        }

        return HashOf(folder) != after ? "the store holds something else"
            : Name == BackUp && !EveryBackupIsWhole(folder) ? "a backup is not whole"
            : Name == Compact && File.Exists($"{folder.Options.StorePath}.new") ? "a half written file stays"
            : null;
    }

    public void Dispose() => before.Dispose();

    private static bool EveryBackupIsWhole(TestFolder folder) => Directory.GetDirectories(folder.Options.BackupFolder)
        .Where(backup => !backup.EndsWith(StoreBackup.Unfinished, StringComparison.Ordinal))
        .All(backup => BackupCheck.Verify(backup, folder.Options.KeyFile, null, CancellationToken.None).Check.IsSound);

    private static string HashOf(TestFolder folder)
    {
        using BridgeStore store = folder.Open();
        return store.ContentHash();
    }
}

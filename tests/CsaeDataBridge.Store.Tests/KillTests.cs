using System.Diagnostics;

namespace CsaeDataBridge.Store.Tests;

public sealed class KillTests
{
    private static readonly Lazy<string> Expected = new(() =>
    {
        using var folder = new TestFolder();
        KillHost.Run(folder);
        return HashOf(folder);
    });

    public static TheoryData<string> Points => [.. KillPoint.InStore];

    [Theory]
    [MemberData(nameof(Points))]
    public void Run_KilledAtThePointAndRunAgain_EndsAsIfNothingHadHappened(string point)
    {
        using var folder = new TestFolder();
        int exit = RunKilled(folder, point);

        Assert.NotEqual(0, exit);
        KillHost.Run(folder);
        Assert.Equal(Expected.Value, HashOf(folder));
    }

    [Fact]
    public void Open_AfterAKillBetweenVaultAndStore_RemovesTheIdentifiers()
    {
        using var folder = new TestFolder();
        RunKilled(folder, "after-vault-commit");

        using BridgeStore store = folder.Open();

        Assert.Equal(2, store.UnknownIdentifiersRemoved);
        Assert.Empty(store.Loads());
        Assert.Empty(TestFolder.VaultRows(store, "SELECT * FROM vault.main.person"));
    }

    [Theory]
    [InlineData("after-vault-commit")]
    [InlineData("after-events")]
    [InlineData("after-ledger-row")]
    public void Merge_FailedInsideOneProcess_LeavesTheStoreAsBeforeAndCanBeRepeated(string point)
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        KillPoint.Instead.Value = reached => _ = reached == point ? throw new InvalidOperationException(point) : true;
        Assert.Throws<InvalidOperationException>(() => KillHost.Deliveries[0].MergeInto(store));
        KillPoint.Instead.Value = null;
        Assert.Empty(store.Loads());
        Assert.Equal(0, store.CurrentRows()["event"]);

        // Another load takes the number; the first one's identifiers must not become its own.
        KillHost.Deliveries[1].MergeInto(store);

        Assert.Equal(["1|Sample"], TestFolder.VaultRows(store, "SELECT load_id, family_name FROM vault.main.person"));
    }

    private static int RunKilled(TestFolder folder, string point)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(KillHost).Assembly.Location, folder.Root, folder.Clock.Now.ToString("o")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment[KillPoint.Variable] = point;
        using Process process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.DoesNotContain("Unhandled", error, StringComparison.Ordinal);
        return process.ExitCode;
    }

    private static string HashOf(TestFolder folder)
    {
        using BridgeStore store = folder.Open();
        return store.ContentHash();
    }
}

using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary>The commands that keep the store safe, as people run them.</summary>
public sealed class StoreCommandTests : IDisposable
{
    private const string Later = "NSP_CRIME_2025-12-31.csv";
    private readonly SmallArea area = new();

    public StoreCommandTests() => Assert.Equal(0, area.Run("out").Exit);

    public void Dispose() => area.Dispose();

    [Fact]
    public void Backup_ThenDamage_RecoverRestoreAndRun_EndsAsIfNothingHadHappened()
    {
        (int exit, JsonNode backup) = Json("backup");
        Assert.Equal(0, exit);
        string path = (string)backup["backup"]!;
        Assert.Equal(3, (int)backup["lastLoad"]!);
        (exit, string text) = Run("verify", path);
        Assert.Equal(0, exit);
        area.AddPolice(Later);
        Assert.Equal(0, area.Run("out").Exit);
        StoredState whole = area.State("out");

        byte[] bytes = File.ReadAllBytes(area.In("out", "store.duckdb"));
        bytes.AsSpan(0, 8192).Fill(0x5A);
        File.WriteAllBytes(area.In("out", "store.duckdb"), bytes);
        (exit, text) = area.Run("out");
        Assert.Equal(14, exit);
        Assert.Equal(
            $"""
            STO402 error  {area.In("out", "store.duckdb")}
              Found:    a file that is damaged or is no DuckDB database
              Expected: a database file that this version wrote
              Fix:      do not change or remove it; run bridge store recover: it says what can be read, and which backup is sound

            """,
            text);

        (exit, JsonNode report) = Json("recover");
        Assert.Equal(14, exit);
        Assert.Equal((path, 3, 5), ((string)report["backup"]!, (int)report["backupLastLoad"]!, (int)report["committed"]!));
        Assert.Equal(Later, (string)report["toLoadAgain"]!.AsArray().Single()!["file"]!);

        (exit, text) = Run("restore", path);
        Assert.Equal(14, exit);
        Assert.StartsWith("STO475 error", text, StringComparison.Ordinal);
        (exit, text) = Run("restore", path, "--replace");
        Assert.Equal(0, exit);
        Assert.Contains("loads after 3, up to 5, were committed and are missing", text, StringComparison.Ordinal);

        Assert.Equal(0, area.Run("out").Exit);
        Assert.Equal(whole, area.State("out"));
        Assert.Equal(0, Run("recover").Exit);
    }

    [Fact]
    public void DryRuns_ChangeNothing()
    {
        string[] before = Directory.GetFiles(area.In("out"), "*", SearchOption.AllDirectories);
        Assert.Contains("Would copy", Run("backup", "--dry-run").Output, StringComparison.Ordinal);
        Assert.Contains("Would write", Run("compact", "--dry-run").Output, StringComparison.Ordinal);
        Assert.Equal("Nothing to migrate: schema version 3\n", Run("migrate", "--dry-run").Output.ReplaceLineEndings("\n"));
        Assert.Equal(before, Directory.GetFiles(area.In("out"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Compact_Store_KeepsItsContent()
    {
        StoredState before = area.State("out");
        (int exit, string output) = Run("compact");
        Assert.Equal(0, exit);
        Assert.Matches(@"^Compacted [0-9,]+ bytes to [0-9,]+: [0-9,]+ rows, each as before\n$", output.ReplaceLineEndings("\n"));
        Assert.Equal(before, area.State("out"));
    }

    [Fact]
    public void Verify_Store_SaysWhatWasRead()
    {
        (int exit, JsonNode document) = Json("verify");
        Assert.Equal(0, exit);
        Assert.True((bool)document["sound"]!);
        Assert.Equal(area.State("out").ContentHash, (string)document["contentHash"]!);
        Assert.All(document["checks"]!.AsArray(), check => Assert.Equal(0, (long)check!["wrong"]!));
    }

    [Fact]
    public void Restore_NoSuchBackup_SaysSo()
    {
        (int exit, string output) = Run("restore", area.Root);
        Assert.Equal(14, exit);
        Assert.StartsWith("STO474 error", output, StringComparison.Ordinal);
    }

    private (int Exit, string Output) Run(string command, params string[] more) =>
        BridgeProcess.Run(["store", command, .. more, "--config", area.Config, "--out", area.In("out")]);

    private (int Exit, JsonNode Document) Json(string command, params string[] more) =>
        BridgeProcess.Json(["store", command, .. more, "--config", area.Config, "--out", area.In("out"), "--json"]);
}

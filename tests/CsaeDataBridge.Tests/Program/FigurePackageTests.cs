namespace CsaeDataBridge.Tests;

/// <summary>The partnership board's figures from preparing to what the board reads, where the clause asks for two people.</summary>
public sealed class FigurePackageTests : IDisposable
{
    private const string Id = "R-NSP-A-2025-26-1";
    private readonly SmallArea area = new();

    public FigurePackageTests()
    {
        SmallArea.Change(area.In("agreements", "ISA-NS-0007.yaml"), "approvals: { count: 0 }", "approvals: { count: 2, roles: [analyst_lead, caldicott_or_dpo] }");
        TestSignatures.SignWithSampleKeys(area.In("agreements"), "ISA-NS-0007");
        SmallArea.Change(area.Config, "reports:\n  - { release: R-NSP-A, period: 2025-26 }\n", "reports: []\n");
        area.PinRecipients();
        area.RunHere(area.In("out"));
    }

    [Fact]
    public void Package_OfFigures_ReachesTheBoardAsItWasFrozen()
    {
        (int prepared, string said) = ReleaseDeployment.Prepare(area.Config, "R-NSP-A");
        Assert.True(prepared == 0, said);
        (int refused, string missing) = BridgeProcess.Run("release", "send", Id, "--config", area.Config);
        Assert.Equal(12, refused);
        Assert.StartsWith($"SHR772 error  {Id}\n  Found:    0 approvals that count\n", missing, StringComparison.Ordinal);
        foreach (string person in (string[])["eastmoor-siro", "eastmoor-dpo"])
        {
            Assert.Equal(0, BridgeProcess.Run(["release", "approve", Id, .. ReleaseDeployment.Key(area.Config, person), "--config", area.Config]).Exit);
        }

        Assert.Equal(0, BridgeProcess.Run("release", "send", Id, "--config", area.Config).Exit);
        (int opened, string verdict) = BridgeProcess.Run(
            "release", "verify", area.In("out", "outbox", $"{Id}.sealed"), "--key", area.In("agreements", "keys", "recipients", "board-2026-key-1.key.yaml"),
            "--passphrase-file", area.In("agreements", "keys", "passphrase"), "--trusted", area.In("trusted.yaml"), "--to", area.In("received"));
        Assert.True(opened == 0, verdict);
        Assert.Contains("2 of 2 approvals hold.", verdict, StringComparison.Ordinal);

        string frozen = area.In("out", "packages", Id, "files");
        string[] files = Names(frozen);
        Assert.Equal(["release.duckdb", "report.html"], files.Where(file => !file.StartsWith("tables/", StringComparison.Ordinal)));
        Assert.Equal(files, Names(area.In("received", "files")));
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(frozen, file)), File.ReadAllBytes(area.In("received", "files", file))));
        Assert.Equal(
            (0, "id,approved\nR-NSP-A,true\n"),
            BridgeProcess.Run("sql", "SELECT id, approved FROM release", "--csv", "--release", Id, "--purpose", "P1", "--config", area.Config));
    }

    public void Dispose() => area.Dispose();

    private static string[] Names(string folder) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary><c>bridge release</c> over a deployment that was run: one package from preparing to recall, and everything that must not go out.</summary>
public sealed partial class ReleaseCommandTests(ReleaseDeployment deployment) : IClassFixture<ReleaseDeployment>, IDisposable
{
    private const string Id = ReleaseDeployment.Package;
    private readonly string config = deployment.Copy();

    private string Root => Path.GetDirectoryName(config)!;

    private string Sealed => In("out", "outbox", $"{Id}.sealed");

    [Fact]
    public void Package_PreparedApprovedSentVerifiedAndRecalled_IsOnRecordFromEndToEnd()
    {
        var said = new List<string> { $"prepare {deployment.Prepared.Exit}", deployment.Prepared.Output };
        void Say(string command, params string[] more)
        {
            (int exit, string output) = BridgeProcess.Run(["release", command, Id, .. more, "--config", config]);
            said.AddRange([$"{command} {exit}", output]);
        }

        Say("send");
        Say("approve", ReleaseDeployment.Key(config, "eastmoor-siro"));
        Say("approve", ReleaseDeployment.Key(config, "eastmoor-dpo"));
        Say("check");
        Say("send");
        Say("send");
        Say("verify");
        (int opened, string recipient) = Open();
        said.AddRange([$"recipient {opened}", recipient]);
        Say("recall", "--reason", "made from a delivery that was withdrawn");
        Say("show");
        said.Add(BridgeProcess.Run("release", "list", "--config", config).Output);
        said.Add(BridgeProcess.Run("audit", "show", "--config", config, "--last", "13").Output.Replace(Environment.UserName, "officer", StringComparison.Ordinal));
        Assert.Equal(["files"], Directory.GetFileSystemEntries(In("received")).Select(Path.GetFileName));
        Assert.Equal(File.ReadAllBytes(In("out", "packages", Id, "files", "rows.parquet")), File.ReadAllBytes(In("received", "files", "rows.parquet")));
        Assert.Equal(0, BridgeProcess.Run("audit", "verify", "--config", config).Exit);
        string text = string.Join('\n', said).Replace(Root, "<area>", StringComparison.Ordinal);
        Snapshot.Matches(Digest().Replace(SealedBytes().Replace(Folder().Replace(text, "<area>"), "bytes=<size> files"), "<hash>"));
    }

    [Fact]
    public void Prepare_WithoutThePseudonymKey_LeavesNothing()
    {
        Assert.Equal(12, deployment.WithoutKey.Exit);
        Assert.Contains("SHR760 error", deployment.WithoutKey.Output, StringComparison.Ordinal);
        Assert.Contains("Found:    no pseudonym key", deployment.WithoutKey.Output, StringComparison.Ordinal);
        Assert.Equal([Id], Directory.GetFileSystemEntries(In("out", "packages")).Select(Path.GetFileName));
    }

    [Fact]
    public void KeyNew_AfterRowsWereMade_IsNeverAnotherKey()
    {
        File.Delete(In("out", "keys", "pseudonyms.key"));
        Assert.Equal(
            (12, $"""
                SHR760 error  {Id}
                  Found:    rows that were made with a key that is gone
                  Expected: the key that they were made with
                  Fix:      restore it from its copy: with another nobody is the same person any more

                """),
            BridgeProcess.Run("release", "key", "new", "--config", config));
        Assert.False(File.Exists(In("out", "keys", "pseudonyms.key")));
    }

    [Theory]
    [InlineData("2026-04-23T02:00:01+01:00", "SHR774")]
    [InlineData("2026-04-20T01:59:59+01:00", "SHR778")]
    [InlineData("2027-04-02T12:00:00+01:00", "AGR613")]
    public void Send_AtAnotherTime_IsRefused(string clock, string code)
    {
        ReleaseDeployment.Approve(config);
        SmallArea.Change(config, "clock: 2026-04-20T02:00:00+01:00", $"clock: {clock}");
        Assert.Contains(code, Refused());
    }

    [Fact]
    public void Send_AfterThreeDaysToTheSecond_StillCounts()
    {
        ReleaseDeployment.Approve(config);
        SmallArea.Change(config, "clock: 2026-04-20T02:00:00+01:00", "clock: 2026-04-23T02:00:00+01:00");
        Assert.Equal(0, BridgeProcess.Run("release", "send", Id, "--config", config).Exit);
    }

    [Fact]
    public void Send_FilesEditedAfterApproval_IsRefused()
    {
        ReleaseDeployment.Approve(config);
        File.AppendAllText(In("out", "packages", Id, "files", "rows.csv"), "more\n");
        Assert.Equal(["SHR771"], Refused());
        Assert.Equal(12, BridgeProcess.Run("release", "verify", Id, "--config", config).Exit);
    }

    [Fact]
    public void Send_ManifestEditedAfterApproval_IsRefused()
    {
        ReleaseDeployment.Approve(config);
        SmallArea.Change(In("out", "packages", Id, "manifest.json"), "\"period\":\"2025-26\"", "\"period\":\"2024-25\"");
        IReadOnlyList<string> codes = Refused();
        Assert.Contains("SHR772", codes);
        Assert.Contains("SHR775", codes);
        Assert.Contains("SHR776", codes);
    }

    [Fact]
    public void Send_ApprovalTakenBack_IsRefused()
    {
        ReleaseDeployment.Approve(config);
        Assert.Equal(0, BridgeProcess.Run(["release", "approve", Id, "--revoke", .. ReleaseDeployment.Key(config, "eastmoor-dpo"), "--config", config]).Exit);
        Assert.Equal(["SHR772", "SHR780"], Refused());

        // Taking the revocation out of the package does not bring the approval back.
        File.Delete(In("out", "packages", Id, "statements", "0004.json"));
        Assert.Equal(["SHR799"], Refused());
    }

    [Fact]
    public void Send_AgreementSuspendedSinceApproval_IsRefused()
    {
        ReleaseDeployment.Approve(config);
        Assert.Equal(0, BridgeProcess.Run(["agreement", "suspend", "ISA-NS-0007", "--reason", "a breach", .. ReleaseDeployment.Key(config, "eastmoor-dpo"), "--config", config]).Exit);
        Assert.Equal(["AGR614"], Refused());
    }

    [Theory]
    [InlineData("westvale-director", "SHR773")]
    [InlineData("harbour-chief", "SHR777")]
    public void Approve_BySomebodyWhoMayNot_IsRefusedAndLeavesNoStatement(string person, string code)
    {
        (int exit, string output) = BridgeProcess.Run(["release", "approve", Id, .. ReleaseDeployment.Key(config, person), "--config", config]);
        Assert.Equal(12, exit);
        Assert.StartsWith($"{code} error  {Id}, \"{person}\"\n", output, StringComparison.Ordinal);
        AuditRecord last = AuditVerification.Records(In("out", "audit")).Last().Record;
        Assert.Equal((AuditAction.Approve, AuditDecision.Refused, code), (last.Entry.Action, last.Decision, last.Entry.Reason));
        Assert.Single(Directory.GetFiles(In("out", "packages", Id, "statements")));
    }

    [Fact]
    public void Recall_BeforeSending_KeepsItForEver()
    {
        ReleaseDeployment.Approve(config);
        Assert.Equal((0, $"{Id}: withdrawn\n"), BridgeProcess.Run("release", "recall", Id, "--reason", "a mistake", "--config", config));
        Assert.Equal(["SHR782"], Refused());
        Assert.Equal(12, BridgeProcess.Run("release", "recall", Id, "--reason", "again", "--config", config).Exit);
        Assert.Equal(0, ReleaseDeployment.Prepare(config, "R-NSP-ICB").Exit);
        Assert.Equal(["R-NSP-ICB-2025-26-1 withdrawn", "R-NSP-ICB-2025-26-2 prepared"], BridgeProcess.Json("release", "list", "--config", config, "--json").Document.AsArray().Select(one => $"{one!["id"]} {one["state"]}"));
    }

    [Fact]
    public void Prepare_ReleaseThatNamesAPerson_IsRefusedAndOnRecord()
    {
        Assert.Equal(
            (12, """
                SHR703 error  ISA-NS-0007.yaml, line 696, column 5, "R-NSP-SARC"
                  Found:    a release that names a person
                  Expected: figures, or rows about people without names
                  Fix:      send it by the way that the parties use for records of named people, and record that there

                """),
            ReleaseDeployment.Prepare(config, "R-NSP-SARC"));
        Assert.Equal([Id], Directory.GetFileSystemEntries(In("out", "packages")).Select(Path.GetFileName));
        Assert.Contains("SHR703", BridgeProcess.Run("audit", "show", "--config", config, "--last", "1").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sql_OverAPackage_WaitsForItsApprovalsAndEndsWithItsRecall()
    {
        (int Exit, string Output) Ask() => BridgeProcess.Run("sql", "SELECT count(*) > 0 AS some FROM rows", "--csv", "--release", Id, "--purpose", "P1", "--config", config);
        Assert.Equal((12, "SHR772"), Code(Ask()));
        ReleaseDeployment.Approve(config);
        Assert.Equal((0, "some\ntrue\n"), Ask());
        Assert.Contains("month of F-POL-01.recorded (clause 4.40.c)", BridgeProcess.Run("sql", "--release", Id, "--purpose", "P1", "--config", config).Output, StringComparison.Ordinal);
        string parquet = In("out", "packages", Id, "files", "rows.parquet");
        byte[] frozen = File.ReadAllBytes(parquet);
        File.WriteAllBytes(parquet, [.. frozen, 0]);
        Assert.Equal((12, "SHR771"), Code(Ask()));
        File.WriteAllBytes(parquet, frozen);
        Assert.Equal(0, BridgeProcess.Run("release", "recall", Id, "--reason", "a mistake", "--config", config).Exit);
        Assert.Equal((12, "SHR782"), Code(Ask()));
        static (int, string) Code((int Exit, string Output) said) => (said.Exit, said.Output[..6]);
    }

    [Fact]
    public void Send_KilledAnywhere_IsSentOnceWithTheNextTry()
    {
        ReleaseDeployment.Approve(config);
        string[] packages = Directory.GetFiles(In("out", "packages"), "*", SearchOption.AllDirectories);
        foreach (string step in PackageDesk.Steps)
        {
            Assert.NotEqual(0, BridgeProcess.RunKilledAt(step, "release", "send", Id, "--config", config).Exit);
            Assert.Equal(step == PackageDesk.Steps[3], File.Exists(Sealed));
            Assert.All(Directory.GetFiles(In("out", "outbox")), file => Assert.Contains(".sealed", Path.GetFileName(file)[Id.Length..], StringComparison.Ordinal));
            Assert.All(Directory.GetFiles(In("out", "outbox")), file => Assert.DoesNotContain("PK\u0003\u0004", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
            bool sent = step == PackageDesk.Steps[2] || step == PackageDesk.Steps[3];
            Assert.Equal(sent, File.Exists(In("out", "packages", Id, "receipt.json")));
            (int exit, string output) = BridgeProcess.Run("release", "send", Id, "--config", config);
            Assert.True(exit == (step == PackageDesk.Steps[3] ? 12 : 0), $"{step}: {output}");
            Assert.Equal(0, BridgeProcess.Run("release", "verify", Id, "--config", config).Exit);
            Assert.Equal(0, Open().Exit);
            Directory.Delete(In("received"), recursive: true);
            Directory.Delete(In("out", "outbox"), recursive: true);
            foreach (string file in Directory.GetFiles(In("out", "packages"), "*", SearchOption.AllDirectories).Except(packages))
            {
                File.Delete(file);
            }
        }

        Assert.Equal(0, BridgeProcess.Run("audit", "verify", "--config", config).Exit);
    }

    [Theory]
    [InlineData("package/written")]
    [InlineData("package/signed")]
    public void Prepare_KilledBeforeItHasItsName_IsNoPackage(string step)
    {
        Assert.NotEqual(0, ReleaseDeployment.Prepare(config, "R-NSP-UNI", step).Exit);
        Assert.Equal([Id], BridgeProcess.Json("release", "list", "--config", config, "--json").Document.AsArray().Select(one => (string)one!["id"]!));
        Assert.Equal(0, ReleaseDeployment.Prepare(config, "R-NSP-UNI").Exit);
        Assert.Equal([Id, "R-NSP-UNI-2025-26-1"], Directory.GetFileSystemEntries(In("out", "packages")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Verify_SealedFileThatWasChanged_GivesTheRecipientNothing()
    {
        ReleaseDeployment.Approve(config);
        Assert.Equal(0, BridgeProcess.Run("release", "send", Id, "--config", config).Exit);
        byte[] bytes = File.ReadAllBytes(Sealed);
        bytes[^100] ^= 1;
        File.WriteAllBytes(Sealed, bytes);
        (int exit, string output) = Open();
        Assert.Equal(12, exit);
        Assert.StartsWith($"SHR761 error  {Id}.sealed\n", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Root, "received*"));
        Assert.Equal(12, BridgeProcess.Run("release", "verify", Id, "--config", config).Exit);
    }

    [Fact]
    public void Verify_WithKeysOfOtherPeople_SaysThatNobodyApproved()
    {
        ReleaseDeployment.Approve(config);
        Assert.Equal(0, BridgeProcess.Run("release", "send", Id, "--config", config).Exit);
        string trusted = File.ReadAllText(In("trusted.yaml"));
        File.WriteAllText(In("trusted.yaml"), trusted.Replace("eastmoor-dpo:", "somebody-else:", StringComparison.Ordinal));
        (int exit, string output) = Open();
        Assert.Equal(12, exit);
        Assert.Contains("approve eastmoor-dpo 2026-04-20T01:00:00Z: NOT VERIFIED by a trusted key", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_SecondOfTheSameSeries_IsHeldAgainstTheFirst()
    {
        ReleaseDeployment.Approve(config);
        Assert.Equal(0, ReleaseDeployment.Prepare(config, "R-NSP-ICB").Exit);
        Assert.Equal(0, BridgeProcess.Run("release", "send", Id, "--config", config).Exit);

        // The second was made before the first went out.
        Assert.Contains("SHR783", Refused("R-NSP-ICB-2025-26-2"));
        Assert.Equal(0, ReleaseDeployment.Prepare(config, "R-NSP-ICB").Exit);
        JsonNode third = JsonNode.Parse(File.ReadAllText(In("out", "packages", "R-NSP-ICB-2025-26-3", "manifest.json")))!;
        Assert.Equal([Id], third["earlier"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(File.ReadAllBytes(In("out", "packages", Id, "files", "rows.csv")), File.ReadAllBytes(In("out", "packages", "R-NSP-ICB-2025-26-3", "files", "rows.csv")));
    }

    [Fact]
    public void Help_OfTheReleaseCommands_ReadsWell() => Snapshot.Matches(string.Join('\n', ((string[][])[[], ["prepare"], ["check"], ["approve"], ["send"], ["list"], ["show"], ["verify"], ["recall"], ["key", "new"]]).Select(command => BridgeProcess.Run(["release", .. command, "--help"]).Output)));

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private string In(params string[] parts) => Path.Combine([Root, .. parts]);

    private IReadOnlyList<string> Refused(string id = Id)
    {
        (int exit, JsonNode document) = BridgeProcess.Json("release", "send", id, "--config", config, "--json");
        Assert.Equal(12, exit);
        Assert.False(Directory.Exists(In("out", "outbox")) && File.Exists(In("out", "outbox", $"{id}.sealed")));
        return [.. document["issues"]!.AsArray().Select(issue => (string)issue!["code"]!)];
    }

    private (int Exit, string Output) Open() => BridgeProcess.Run(
        "release", "verify", Sealed, "--key", In("agreements", "keys", "recipients", "icb-2026-key-1.key.yaml"), "--passphrase-file", In("agreements", "keys", "passphrase"), "--trusted", In("trusted.yaml"), "--to", In("received"));

    [GeneratedRegex("\\b[0-9a-f]{64}\\b", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();

    [GeneratedRegex("bytes=[0-9]+ files", RegexOptions.CultureInvariant)]
    private static partial Regex SealedBytes();

    [GeneratedRegex("/[^ \\n]*bridge-area[^/]*", RegexOptions.CultureInvariant)]
    private static partial Regex Folder();
}

using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>What people sign about an agreement is on record, and what is on record cannot be taken back by editing a file.</summary>
public sealed class AgreementTrailTests : IDisposable
{
    private const string Id = "ISA-NS-0007";
    private readonly SmallArea area = new();

    private string Book => area.In("agreements", $"{Id}.signatures.yaml");

    private string Audit => area.In("out", "audit");

    public AgreementTrailTests() => area.LeavePoliceAlone();

    public void Dispose() => area.Dispose();

    [Fact]
    public void Suspension_TakenOutOfItsFile_StaysInForceAndIsToldByCode()
    {
        Assert.Equal((0, $"{Id} version 2: suspend, signed by eastmoor-dpo for eastmoor. It is now suspended.\n"), Bridge("suspend", "eastmoor-dpo"));
        Assert.Equal(["suspend begun", "suspend done"], Acts());
        string whole = File.ReadAllText(Book);
        File.WriteAllLines(Book, whole.Split('\n').Where(line => !line.Contains("event: suspend", StringComparison.Ordinal)).Select(line => line == "events:" ? "events: []" : line));
        Assert.Equal(
            $"""
            AGR636 error  {Id}.yaml, "{Id}"
              Found:    a book of signatures without 1 of the entries that the audit has on record
              Expected: every entry that was ever signed under this version
              Fix:      restore {Id}.signatures.yaml from its copy and find out who changed it; 'bridge audit show --object {Id}' says what was signed and when
            """,
            area.RunHere("out").Feeds.Single().Issues.Single().ToString());
        File.Delete(Book);
        Assert.Equal(["AGR636"], Refused());
        Assert.Equal((0, $"{Id} version 2: reinstate, signed by eastmoor-siro for eastmoor. It is now stopped: entries on record are missing from its book of signatures.\n"), Bridge("reinstate", "eastmoor-siro"));
        File.WriteAllText(Book, whole);
        Assert.Equal(["AGR636"], Refused());
    }

    [Fact]
    public void Suspension_WhileTheAuditCannotBeWritten_HoldsAndIsRecordedLater()
    {
        Directory.CreateDirectory(area.In("out"));
        File.WriteAllText(Audit, "");
        (int exit, string output) = Bridge("reinstate", "eastmoor-siro");
        Assert.Equal((14, true), (exit, output.Contains("error", StringComparison.Ordinal)));
        Assert.Contains("events: []", File.ReadAllText(Book), StringComparison.Ordinal);

        (exit, output) = Bridge("suspend", "eastmoor-dpo");
        Assert.Equal(0, exit);
        Assert.StartsWith($"{Id} version 2: suspend, signed by eastmoor-dpo for eastmoor. It is now suspended.\nAGR637 warning  {Audit}, \"{Id}\"\n  Found:    an audit that could not be written (", output, StringComparison.Ordinal);
        Assert.EndsWith(
            """
            ): the event holds and is not on record
              Expected: a record of every event
              Fix:      mend the audit, then run any command that writes to it: it records the event

            """,
            output,
            StringComparison.Ordinal);

        File.Delete(Audit);
        Assert.Equal(["AGR614"], Refused());
        Assert.Equal(["suspend begun", "suspend done AGR637"], Acts().Where(act => act.StartsWith("suspend", StringComparison.Ordinal)));
        Assert.Equal(["AGR614"], Refused());
        Assert.Single(Acts(), act => act.StartsWith("suspend done", StringComparison.Ordinal));
    }

    [Fact]
    public void Sign_AndTerminate_AreOnRecord()
    {
        Assert.Equal(0, BridgeProcess.Run(["agreement", "sign", Id, .. ReleaseDeployment.Key(area.Config, "eastmoor-siro"), "--config", area.Config]).Exit);
        Assert.Equal((0, $"{Id} version 2: terminate, signed by eastmoor-siro for eastmoor. It is now terminated.\n"), Bridge("terminate", "eastmoor-siro"));
        Assert.Equal(["sign begun", "sign done", "terminate begun", "terminate done"], Acts());
        Assert.All(AuditVerification.Records(Audit), record => Assert.Equal((Id, 64, 2L), (record.Record.Entry.Object, record.Record.Entry.Content!.Length, record.Record.Entry.Counts["version"])));
    }

    private string[] Refused() => [.. area.RunHere("out").Feeds.SelectMany(feed => feed.Issues).Select(issue => issue.Code)];

    private string[] Acts() =>
        [.. AuditVerification.Records(Audit).Select(record => $"{AuditWords.Of(record.Record.Entry.Action)} {(record.Record.Decision is { } decision ? AuditWords.Of(decision) : "begun")} {record.Record.Entry.Reason}".TrimEnd())];

    private (int Exit, string Output) Bridge(string what, string person) =>
        BridgeProcess.Run(["agreement", what, Id, "--reason", "a breach is looked into", .. ReleaseDeployment.Key(area.Config, person), "--config", area.Config]);
}

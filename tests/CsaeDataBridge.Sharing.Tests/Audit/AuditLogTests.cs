using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing.Tests;

public sealed class AuditLogTests : IDisposable
{
    private readonly AuditFolder folder = new();

    [Fact]
    public void Begin_IntentAndOutcome_StandInTheChainAsTheyWereGiven()
    {
        folder.Import(1, TimeSpan.Zero);
        (AuditRecord Record, string Hash)[] records = [.. AuditVerification.Records(folder.Records)];
        Assert.Equal(
            """{"body":{"action":"import","actor":"officer","agreement":"ISA-NS-0007/F-POL-01","clause":"4.1","instant":"2026-04-20T09:00:00.000Z","object":"northshire-police/crime","previous":"0000000000000000000000000000000000000000000000000000000000000000","sequence":1,"software":"0.1.0"},"hash":""",
            File.ReadAllLines(Path.Combine(folder.Records, "2026-04-20.jsonl"))[0][..^67]);
        Assert.Equal((1, null, null), (records[0].Record.Sequence, records[0].Record.IntentOf, records[0].Record.Decision));
        Assert.Equal((2, 1, AuditDecision.Done, records[0].Hash), (records[1].Record.Sequence, records[1].Record.IntentOf, records[1].Record.Decision, records[1].Record.Previous));
        Assert.Equal(1000, records[1].Record.Entry.Counts["read"]);
    }

    [Fact]
    public void Verify_ActsThatEnded_HoldsAndNamesNone()
    {
        folder.Import(5, TimeSpan.FromHours(13));
        AuditVerdict verdict = folder.Verify();
        Assert.Equal((10, null, false), (verdict.Records, verdict.Fault, verdict.Torn));
        Assert.Empty(verdict.OpenIntents);
        Assert.Equal(
            ["2026-04-20.jsonl", "2026-04-20.root.json", "2026-04-21.jsonl", "2026-04-21.root.json", "2026-04-22.jsonl", "audit.lock", "head.json"],
            Directory.GetFiles(folder.Records).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Verify_ActThatNobodyEnded_ListsItsIntent()
    {
        using (AuditLog log = folder.Open())
        {
            log.Begin(new AuditEntry(AuditAction.Import, "a/b"));
            log.Begin(new AuditEntry(AuditAction.Release, "R-1")).End(AuditDecision.Refused, "AGR613");
        }

        Assert.Equal([1], folder.Verify().OpenIntents);
    }

    // Another program is waited for; a disk is not.
    [Fact]
    public void Open_GateThatTheDiskDoesNotOpen_IsToldWithoutWaiting()
    {
        string gate = Path.Combine(folder.Records, AuditFiles.Gate);
        Directory.CreateDirectory(folder.Records);
        File.CreateSymbolicLink(gate, gate);
        BridgeException failure = Assert.Throws<BridgeException>(() => folder.Open());
        Assert.Equal(
            $"SHR752 error  {folder.Records}\n"
            + "  Found:    an audit that cannot be written: a disk that is full, read-only or does not answer\n"
            + "  Expected: an audit that takes every record before the act\n"
            + "  Fix:      look at the folder, its owner and the disk, then run again: nothing was done",
            Assert.Single(failure.Issues).ToString());
    }

    [Fact]
    public void End_Twice_RecordsTheFirstAnswer()
    {
        using (AuditLog log = folder.Open())
        {
            AuditAct act = log.Begin(new AuditEntry(AuditAction.Import, "a/b"));
            act.End(AuditDecision.Failed, "EXT201");
            act.End(AuditDecision.Done);
        }

        Assert.Equal([null, AuditDecision.Failed], AuditVerification.Records(folder.Records).Select(record => record.Record.Decision));
    }

    [Theory]
    [InlineData("Jane O'Neill")]
    [InlineData("<script>")]
    [InlineData("")]
    [InlineData("é")]
    public void Begin_TextOutsideTheClosedForm_IsNotWritten(string text)
    {
        using AuditLog log = folder.Open();
        Assert.Throws<ArgumentException>(() => log.Begin(new AuditEntry(AuditAction.Import, text)));
        Assert.Empty(AuditVerification.Records(folder.Records));
    }

    [Fact]
    public void Subject_SamePerson_IsTheSameInOneAuditAndAnotherElsewhere()
    {
        using AuditLog log = folder.Open();
        using var other = new AuditFolder();
        using AuditLog elsewhere = other.Open();
        Assert.Equal(log.Subject("943 476 5919"), log.Subject("943 476 5919"));
        Assert.NotEqual(log.Subject("943 476 5919"), log.Subject("943 476 5870"));
        Assert.NotEqual(log.Subject("943 476 5919"), elsewhere.Subject("943 476 5919"));
    }

    [Fact]
    public void Begin_ClockThatWentBack_SaysSoAndKeepsTheOrder()
    {
        folder.Import(1, TimeSpan.FromDays(-2));
        folder.Import(1, TimeSpan.Zero);
        (AuditRecord Record, string Hash)[] records = [.. AuditVerification.Records(folder.Records)];
        Assert.Equal([AuditAction.Import, AuditAction.Import, AuditAction.ClockStep, AuditAction.Import, AuditAction.Import], records.Select(record => record.Record.Entry.Action));
        Assert.Equal(172_800, records[2].Record.Entry.Counts["seconds_back"]);
        Assert.Equal(["2026-04-20.jsonl"], AuditFiles.Days(folder.Records));
        Assert.Null(folder.Verify().Fault);
    }

    [Fact]
    public void Open_TornRecord_IsSetAsideAndSaidInTheChain()
    {
        folder.Import(2, TimeSpan.Zero);
        string day = Path.Combine(folder.Records, "2026-04-20.jsonl");
        File.AppendAllText(day, "{\"body\":{\"action\":\"imp");
        Assert.Equal((4, null, true), (folder.Verify().Records, folder.Verify().Fault, folder.Verify().Torn));
        folder.Import(1, TimeSpan.Zero);
        AuditRecord said = AuditVerification.Records(folder.Records).ElementAt(4).Record;
        Assert.Equal((AuditAction.TornRecord, 22), (said.Entry.Action, said.Entry.Counts["bytes"]));
        Assert.Equal("{\"body\":{\"action\":\"imp", File.ReadAllText(Path.Combine(folder.Records, "torn", "after-4.bin")));
        Assert.Equal((7, null, false), (folder.Verify().Records, folder.Verify().Fault, folder.Verify().Torn));
    }

    [Fact]
    public void Open_TailThatWasCut_RefusesToGoOn()
    {
        folder.Import(3, TimeSpan.Zero);
        string day = Path.Combine(folder.Records, "2026-04-20.jsonl");
        File.WriteAllLines(day, File.ReadAllLines(day)[..^1]);
        BridgeException refused = Assert.Throws<BridgeException>(() => folder.Open());
        Assert.Equal(
            """
            SHR751 error  head.json
              Found:    an audit that does not go as far as its signed head says, or a head that is not signed with this key
              Expected: every record that was ever written
              Fix:      run bridge audit verify; restore the audit from its copy. Until then nothing is imported or released
            """,
            Assert.Single(refused.Issues).ToString());
    }

    [Fact]
    public void MustHold_RecordOfTheLedger_IsRefusedWhenTheWholeAuditIsAnOlderCopy()
    {
        folder.Import(2, TimeSpan.Zero);
        string copy = Path.Combine(folder.Root, "copy");
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(folder.Records))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        AuditPoint remembered;
        using (AuditLog log = folder.Open())
        {
            AuditAct act = log.Begin(new AuditEntry(AuditAction.Import, "a/b"));
            remembered = act.Intent;
            act.End(AuditDecision.Done);
            log.MustHold(remembered);
        }

        Directory.Delete(folder.Records, recursive: true);
        Directory.Move(copy, folder.Records);
        using AuditLog older = folder.Open();
        Assert.Equal("SHR751", Assert.Single(Assert.Throws<BridgeException>(() => older.MustHold(remembered)).Issues).Code);
        Assert.Null(folder.Verify().Fault);
        Assert.Equal("SHR751", folder.Verify(remembered).Fault!.Code);
    }

    [Fact]
    public void Open_KeyThatIsGone_RefusesToBeginAnother()
    {
        folder.Import(1, TimeSpan.Zero);
        File.Delete(folder.KeyFile);
        Assert.Equal("SHR753", Assert.Single(Assert.Throws<BridgeException>(() => folder.Open()).Issues).Code);
    }

    [Fact]
    public async Task Begin_SeveralProgramsAtOnce_MakeOneChain()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => folder.Import(10, TimeSpan.Zero))));
        Assert.Equal((80, null), (folder.Verify().Records, folder.Verify().Fault));
    }

    public void Dispose() => folder.Dispose();
}

using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary><c>bridge audit</c> over a deployment that was run.</summary>
public sealed class AuditCommandTests : IDisposable
{
    private readonly SmallArea area = new();

    private string Day => area.In("out", "audit", "2026-04-20.jsonl");

    [Fact]
    public void Show_AfterARun_SaysWhatCameInUnderWhichClauseAndWhatWentOut()
    {
        area.Run("out");
        (int exit, string output) = BridgeProcess.Run("audit", "show", "--config", area.Config);
        Assert.Equal(0, exit);
        Assert.Equal(
            """
                 1  2026-04-20T01:00:00.000Z  officer  import  northshire-police/crime  begun  ISA-NS-0007/F-POL-01 clause 4.1
                 2  2026-04-20T01:00:00.000Z  officer  import  northshire-police/crime  done of 1  ISA-NS-0007/F-POL-01 clause 4.1  duplicate=0 excluded=0 held=0 load=2 mapped=79 read=79
                 3  2026-04-20T01:00:00.000Z  officer  import  eastmoor/cin-assessments  begun  ISA-NS-0007/F-EAS-01 clause 4.2
                 4  2026-04-20T01:00:00.000Z  officer  import  eastmoor/cin-assessments  done of 3  ISA-NS-0007/F-EAS-01 clause 4.2  duplicate=0 excluded=0 held=0 load=3 mapped=418 read=418
                 5  2026-04-20T01:00:00.000Z  officer  release  R-NSP-A  begun  ISA-NS-0007 clause 5.1
                 6  2026-04-20T01:00:00.000Z  officer  release  R-NSP-A  done of 5  ISA-NS-0007 clause 5.1

            """,
            output.Replace(Environment.UserName, "officer", StringComparison.Ordinal));
    }

    [Fact]
    public void Verify_RunThatWasNotTouched_HoldsAndPrintsTheHeadForSomebodyOutside()
    {
        area.Run("out");
        (int exit, JsonNode verdict) = BridgeProcess.Json("audit", "verify", "--config", area.Config, "--json");
        string head = (string)verdict["head"]!;
        Assert.Equal((0, 6, "6:"), (exit, (int)verdict["records"]!, head[..2]));
        Assert.Equal((0, $"6 records hold.\nHead: {head}\n"), BridgeProcess.Run("audit", "verify", "--config", area.Config, "--anchor", head));
    }

    [Fact]
    public void Verify_RecordThatSomebodyChanged_NamesTheFirstAndARunRefusesToGoOn()
    {
        area.Run("out");
        SmallArea.Change(Day, "\"mapped\":79", "\"mapped\":78");
        (int exit, string output) = BridgeProcess.Run("audit", "verify", "--config", area.Config);
        Assert.Equal(12, exit);
        Assert.Contains(
            """
            SHR751 error  2026-04-20.jsonl, line 2
              Found:    a record that was changed
              Expected: every record as it was written, each resting on the one before
              Fix:      find out who had access; restore the audit from its copy, and compare it with the roots that were given outside
            """,
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AuditThatIsAnOlderCopy_IsRefusedBeforeAnythingIsRead()
    {
        area.Run("out");
        string audit = area.In("out", "audit");
        string copy = area.In("copy");
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(audit))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        area.AddPolice("NSP_CRIME_2025-12-31.csv");
        area.Run("out");
        Directory.Delete(audit, recursive: true);
        Directory.Move(copy, audit);
        (int exit, string output) = BridgeProcess.Run("run", "--config", area.Config);
        Assert.Equal(12, exit);
        Assert.Contains("an audit without record 7 as the ledger knows it", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_Records_AreASpreadsheetOrJsonLines()
    {
        area.Run("out");
        Assert.Equal((0, ""), BridgeProcess.Run("audit", "export", area.In("audit.csv"), "--config", area.Config, "--action", "release"));
        string[] lines = File.ReadAllLines(area.In("audit.csv"));
        Assert.Equal((3, "sequence,instant,actor,action,object,phase,intent_of,decision,reason,agreement,clause,subject,content,bundle,counts,software,hash,purpose"), (lines.Length, lines[0]));
        Assert.StartsWith($"5,2026-04-20T01:00:00.000Z,{Environment.UserName},release,R-NSP-A,intent,,,,ISA-NS-0007,5.1,", lines[1], StringComparison.Ordinal);
        Assert.Equal((0, ""), BridgeProcess.Run("audit", "export", area.In("audit.jsonl"), "--config", area.Config));
        Assert.Equal(79, (int)JsonNode.Parse(File.ReadLines(area.In("audit.jsonl")).ElementAt(1))!["counts"]!["mapped"]!);
    }

    [Fact]
    public void Run_DeliveryThatIsRefused_IsOnRecordWithItsCode()
    {
        SmallArea.Change(area.In("agreements", "ISA-NS-0007.yaml"), "expires_on: 2027-03-31", "expires_on: 2026-03-31");
        SmallArea.Change(area.In("agreements", "ISA-NS-0007.yaml"), "review_by: 2026-12-31", "review_by: 2026-03-31");
        BridgeProcess.Run("run", "--config", area.Config);
        (_, JsonNode records) = BridgeProcess.Json("audit", "show", "--config", area.Config, "--action", "import", "--json");
        Assert.Contains(records.AsArray(), record => (string?)record!["decision"] == "refused" && (string?)record["reason"] == "AGR613");
        Assert.Contains(BridgeProcess.Json("audit", "show", "--config", area.Config, "--action", "release", "--json").Document.AsArray(), record => (string?)record!["decision"] == "refused" && (string?)record["reason"] == "AGR613");
    }

    public void Dispose() => area.Dispose();
}

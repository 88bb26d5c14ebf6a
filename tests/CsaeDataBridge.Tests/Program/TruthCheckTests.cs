using System.Text.Json.Nodes;
using CsaeDataBridge.Commands;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Store;
using CsaeDataBridge.Truth;
using Spectre.Console;

namespace CsaeDataBridge.Tests;

/// <summary>The comparison with the planted truth finds whatever is altered in a store after the run.</summary>
public sealed class TruthCheckTests(DemoRun demo) : IClassFixture<DemoRun>
{
    private const string OneCurrent = "load_to = 2147483647";

    // Which row is the least differs with the keys of a run: what is altered must be one row whichever it is.
    private const string OneConcern = "(FROM csae.concern_now WHERE event_id IN (SELECT event_id FROM csae.concern_now GROUP BY event_id HAVING count(*) = 1))";
    private const string OneIdentity = "(SELECT min(person_id) FROM csae.person_link_now GROUP BY person_key HAVING count(*) = 1)";
    private const string OneIdentityOfConcern = "csae.concern_now WHERE person_id IN " + OneIdentity;

    [Fact]
    public void Compare_StoreAsItWasWritten_IsRight()
    {
        TruthAnswer answer = Compare("SELECT 1");
        Assert.True(answer.IsRight);
        Assert.True(answer.Figures.Count > 250);
        Assert.True(answer.FactCount > 40_000);
    }

    [Theory]
    [InlineData("M10 offences all all", "UPDATE csae.event SET offence_code = '021/02' WHERE event_id = (SELECT min(event_id) FROM csae.event_now WHERE offence_code = '105/01' AND received_on > DATE '2025-04-01')")]
    [InlineData("M10 offences E06000991 all", "UPDATE csae.event SET event_area = 'E06000991' WHERE event_id = (SELECT min(event_id) FROM csae.event_now WHERE offence_code = '021/02' AND event_area = 'E06000992' AND received_on > DATE '2025-04-01')")]
    [InlineData("M17 completed E06000991 all", "UPDATE csae.event SET ended_on = DATE '2024-06-01' WHERE event_id = (SELECT min(event_id) FROM csae.event_now WHERE kind = 'assessment' AND feed LIKE 'eastmoor%' AND ended_on > DATE '2025-06-01')")]
    [InlineData("M21 sexual all all", "UPDATE csae.event SET category = 'neglect' WHERE event_id = (SELECT min(event_id) FROM csae.event_now WHERE category = 'sexual' AND ended_on IS NULL)")]
    [InlineData("M24 children all all", "UPDATE csae.event_person SET age_at_event = NULL WHERE event_id = (SELECT min(event_id) FROM csae.event_now WHERE kind = 'attendance' AND agency_id = 'northshire-sarc' AND received_on > DATE '2025-04-01')")]
    [InlineData("M25 done all all", "UPDATE csae.event SET examination = 'declined' WHERE event_id = (SELECT min(event_id) FROM csae.event_now WHERE examination = 'done' AND agency_id = 'northshire-sarc' AND received_on > DATE '2025-04-01')")]
    [InlineData("M29 people all all", "UPDATE csae.wait SET started_on = NULL WHERE event_id = (SELECT min(event_id) FROM csae.wait_now WHERE started_on > DATE '2025-06-01' AND referred_on > DATE '2025-04-01')")]
    [InlineData("M30 over all all", "UPDATE csae.wait SET referred_on = DATE '2025-04-02' WHERE event_id = (SELECT min(event_id) FROM csae.wait_now WHERE status = 'waiting' AND referred_on > DATE '2026-03-01')")]
    [InlineData("M01 children E06000992 all", "UPDATE csae.person SET home_area = 'E06000991' WHERE person_id = (SELECT min(person_id) FROM csae.person_now p JOIN csae.concern_now c USING (person_id) JOIN csae.event_now e USING (event_id) JOIN csae.event_person_now ep USING (event_id, person_id) WHERE p.home_area = 'E06000992' AND c.harm = 'csa' AND c.status = 'suspected' AND ep.age_at_event < 18 AND e.received_on > DATE '2025-04-01' AND person_id IN " + OneIdentity + ")")]
    [InlineData("rows mapped all northport/flags", "UPDATE csae.load SET rows_mapped = rows_mapped - 1, rows_held = rows_held + 1 WHERE feed = 'northport/flags'")]
    [InlineData("people joined all all", "UPDATE csae.person_link SET person_key = (SELECT min(person_id) FROM " + OneIdentityOfConcern + ") WHERE person_id = (SELECT max(person_id) FROM " + OneIdentityOfConcern + ")")]
    [InlineData("people split all all", "DELETE FROM csae.person_link WHERE person_id = (SELECT max(person_id) FROM csae.person_link_now JOIN csae.concern_now USING (person_id) WHERE person_id <> person_key AND person_key IN (SELECT person_id FROM csae.concern_now))")]
    public void Compare_AlteredStore_LeavesTheCountUnexplained(string figure, string alteration)
    {
        TruthAnswer answer = Compare(alteration);
        Assert.False(answer.IsRight);
        Assert.Contains(figure, answer.Unexplained.Select(count => $"{count.Key.Table} {count.Key.Column} {count.Key.Area} {count.Key.Breakdown}"));
    }

    [Theory]
    [InlineData("offence", "105/01", "021/02", "UPDATE csae.event SET offence_code = '021/02' WHERE event_id = (SELECT min(event_id) FROM csae.event_now WHERE offence_code = '105/01')")]
    [InlineData("examination", "done", "", "UPDATE csae.event SET examination = NULL WHERE event_id = (SELECT min(event_id) FROM csae.event_now WHERE examination = 'done')")]
    [InlineData("home", "E06000992", "E06000991", "UPDATE csae.person SET home_area = 'E06000991' WHERE person_id = (SELECT min(person_id) FROM csae.person_now WHERE home_area = 'E06000992' AND source = 'northshire-police/crime' AND person_id IN (SELECT person_id FROM csae.event_person_now GROUP BY person_id HAVING count(*) = 1))")]
    [InlineData("factors", "19C", "", "UPDATE csae.factor SET answer = 'no' WHERE event_id = (SELECT min(event_id) FROM (SELECT event_id FROM csae.factor_now GROUP BY event_id HAVING count(*) = 1 AND min(code) = '19C'))")]
    [InlineData("wait_status", "waiting", "closed", "UPDATE csae.wait SET status = 'closed' WHERE event_id = (SELECT min(event_id) FROM csae.wait_now WHERE status = 'waiting')")]
    public void Compare_AlteredFact_IsListedWithItsRow(string fact, string stated, string stored, string alteration)
    {
        TruthAnswer answer = Compare(alteration);
        Assert.False(answer.IsRight);
        FactDifference difference = Assert.Single(answer.Facts);
        Assert.Equal((fact, stated, stored), (difference.Fact, difference.Stated, difference.Stored));
        Assert.True(difference.Place.Line > 0);
    }

    [Theory]
    [InlineData(1, 0, $"DELETE FROM csae.concern WHERE event_id = (SELECT min(event_id) FROM {OneConcern} WHERE harm = 'csa')")]
    [InlineData(0, 1, $"INSERT INTO csae.concern BY NAME SELECT * REPLACE (ordinal + 1 AS ordinal) FROM csae.concern WHERE {OneCurrent} AND event_id = (SELECT min(event_id) FROM {OneConcern} WHERE harm = 'cse')")]
    [InlineData(1, 1, $"UPDATE csae.concern SET status = 'confirmed' WHERE event_id = (SELECT min(event_id) FROM {OneConcern} WHERE status = 'at_risk')")]
    [InlineData(1, 1, $"UPDATE csae.concern SET role = 'experienced' WHERE event_id = (SELECT min(event_id) FROM {OneConcern} WHERE role = 'displayed')")]
    [InlineData(1, 1, $"UPDATE csae.concern SET settings = ['peer'] WHERE event_id = (SELECT min(event_id) FROM {OneConcern} WHERE list_contains(settings, 'online'))")]
    public void Compare_AlteredConcern_IsLostOrInvented(int lost, int invented, string alteration)
    {
        TruthAnswer answer = Compare(alteration);
        Assert.False(answer.IsRight);
        Assert.Equal((lost, invented), (answer.Concerns.Lost.Count, answer.Concerns.Invented.Count));
    }

    [Fact]
    public void Check_ConcernDeletedAfterTheRun_FailsAndSaysWhich()
    {
        string folder = demo.Copy();
        Alter(folder, "DELETE FROM csae.concern WHERE event_id = (SELECT min(event_id) FROM (SELECT event_id FROM csae.concern_now GROUP BY event_id HAVING count(*) = 1 AND min(harm) = 'hsb'))");
        (int exit, JsonNode document) = BridgeProcess.Json("demo", "--check", "--json", "--out", folder);
        Assert.Equal(ExitCode.Unexpected, exit);
        JsonNode lost = Assert.Single(document["lostConcerns"]!.AsArray())!;
        Assert.Equal("hsb", (string)lost["harm"]!);
        string line = Assert.Single(File.ReadLines(Path.Combine(folder, "check", "concerns.csv")).Skip(1));
        Assert.StartsWith($"lost,{lost["feed"]},{lost["file"]},{lost["line"]},hsb,", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_ConfigurationOfRealData_IsRefusedBeforeTheRun()
    {
        string folder = demo.Copy();
        BridgeConfiguration configuration = Sample(folder) with { Synthetic = false, OutFolder = Path.Combine(folder, "new"), FileName = "bridge.yaml" };
        BridgeException failure = Assert.Throws<BridgeException>(() => TruthCheck.Execute(configuration, null, CancellationToken.None));
        Assert.Equal(
            "CFG113 error  bridge.yaml, \"synthetic\"\n"
            + "  Found:    a configuration of real data\n"
            + "  Expected: one with 'synthetic: true': the comparison shows rows\n"
            + "  Fix:      use --check on the sample only",
            Assert.Single(failure.Issues).ToString());
        Assert.False(Directory.Exists(configuration.OutFolder));
    }

    [Fact]
    public void Write_MoreThanTheTerminalTakes_SaysHowManyMoreAndKeepsAllInTheFile()
    {
        string folder = Path.Combine(demo.Copy(), "check");
        TruthRow[] lost = [.. Enumerable.Range(2, 205).Select(line => new TruthRow(new SourcePlace("a/b", "f, g.csv", line), "csa", "suspected", "experienced", ""))];
        var answer = new TruthAnswer(new TruthComparison(lost, [], lost, []), [], 0, []);
        using var output = new StringWriter();
        using var tables = new StringWriter();
        CheckText.Write(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(tables) }), output, answer, folder);
        string[] lines = output.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(200, lines.Count(line => line.StartsWith("lost  a/b", StringComparison.Ordinal)));
        Assert.Contains("lost  and 5 more", lines);
        CheckFiles.Write(answer, folder);
        string[] written = File.ReadAllLines(Path.Combine(folder, "concerns.csv"));
        Assert.Equal(206, written.Length);
        Assert.Equal("lost,a/b,\"f, g.csv\",206,csa,suspected,experienced,,", written[^1]);
        Assert.Equal(205, CheckText.Json(answer)["lostConcerns"]!.AsArray().Count);
    }

    private TruthAnswer Compare(string alteration)
    {
        string folder = demo.Copy();
        Alter(folder, alteration);
        BridgeConfiguration configuration = Sample(folder);
        using BridgeStore store = new BridgeRun(configuration, new RunProgress(null)).OpenStore();
        return TruthJudge.Compare(configuration, store);
    }

    private static BridgeConfiguration Sample(string folder) => ConfigurationReader.Read(Path.Combine(RepositoryRoot.Path, "samples", "northshire", "bridge.yaml"), folder);

    private static void Alter(string folder, string sql)
    {
        using DuckDbSession session = DuckDbSession.OpenFile(Path.Combine(folder, "store.duckdb"), readOnly: false, new DuckDbOptions());
        session.Execute(sql);
    }
}

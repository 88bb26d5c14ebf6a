using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using FsCheck;
using FsCheck.Fluent;

namespace CsaeDataBridge.Tests;

/// <summary>One row that is several events, or one event with several scores: real files through stager and scripts, and the tests inside the mappings.</summary>
public sealed class RepetitionTests : IDisposable
{
    private static readonly DateOnly AsOf = new(2025, 6, 1);
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-repeat").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData("visits.yaml")]
    [InlineData("scores.yaml")]
    [InlineData("enquiries.yaml")]
    public void Run_OwnTests_AllPass(string name) =>
        Assert.Equal("", Fixtures.Message(MappingTests.Run(Fixtures.Compiler, Document(name), null)));

    [Fact]
    public void Check_NumberedFieldOutsideItsBlock_IsNamed() => Assert.Equal(
        """
        MAP313 error  mapping.yaml, line 21, column 68, "taken"
          Found:    the numbered field taken where one value is written
          Expected: a field of one value, or 'each: score' in the block
          Fix:      write it in a block with 'each:', or repeat the event
        """,
        Fixtures.Message(Fixtures.Compiler.Check(Fixtures.Read(Text("scores.yaml").Replace("received_on: opened", "received_on: taken", StringComparison.Ordinal)), null).Where(issue => issue.Code == MappingCodes.WrongKind).ToList()));

    [Fact]
    public void Map_NumberedColumns_GiveAnEventEachAndOneFateEach()
    {
        const string Csv = """
            Case,Client no,DOB,Visit 1 date,Visit 1 CSE,Visit 2 date,Visit 2 CSE,Visit 3 date,Visit 3 CSE,Factor1,Factor2
            A1,P1,01/01/2012,01/04/2025,,02/05/2025,Y,,,19B,10A
            A2,P2,,01/04/2025,,31/02/2025,,,,,
            A3,P3,,,,,,,,,
            A4,P4,,01/04/2025,,01/04/2025,,,,,
            A4,P4,,01/04/2025,,01/04/2025,,,,,
            A5,P5,,,Y,,,,,,

            """;
        Map("visits.yaml", "visits_2025-06-01.csv", Csv, (outcome, session) =>
        {
            Assert.Equal((6, 2, 1, 0, 3), (outcome.Read, outcome.Mapped, outcome.Duplicate, outcome.Excluded, outcome.Held));
            Assert.Equal([(3L, "MAP332"), (4L, "EXT232"), (7L, "EXT232")], outcome.HeldRows.Select(row => (row.Line, row.Code)));
            Assert.Equal(["2 2025-04-01 13", "2 2025-05-02 13", "5 2025-04-01 "], Rows(session, "SELECT concat_ws(' ', e.source_line, e.received_on, coalesce(p.age_at_event::VARCHAR, '')) FROM mapped.main.event e JOIN mapped.main.event_person p USING (event_id) ORDER BY 1"));
            Assert.Equal(["2025-05-02 suspected"], Rows(session, "SELECT e.received_on || ' ' || c.status FROM mapped.main.concern c JOIN mapped.main.event e USING (event_id)"));
            Assert.Equal(["10A", "10A", "19B", "19B"], Rows(session, "SELECT code FROM mapped.main.factor ORDER BY 1"));
            Assert.Equal(2L, outcome.RuleHits["factor/found"] + outcome.RuleHits["cse/flag"]);
            Assert.Equal(2L, session.Scalar<long>("SELECT count(*) FROM mapped.main.person"));
        });
    }

    [Fact]
    public void Map_EventsOfOneRow_HaveHashesOfTheirOwn()
    {
        string[] Hashes(string third)
        {
            string[] found = [];
            Map("visits.yaml", "visits_2025-06-01.csv", $"Case,Client no,DOB,Visit 1 date,Visit 2 date\nA1,P1,,01/04/2025,{third}\n", (_, session) =>
                found = [.. Rows(session, "SELECT content_hash::VARCHAR FROM mapped.main.event ORDER BY received_on")]);
            return found;
        }

        string[] before = Hashes("");
        string[] after = Hashes("02/05/2025");
        Assert.Equal((1, 2), (before.Length, after.Distinct().Count()));
        Assert.Equal(before[0], after[0]);
    }

    [Fact]
    public void Map_ScoresOfOneEpisode_AreRowsOfOneEvent()
    {
        const string Csv = """
            Case,Client,Opened,Score 1,Taken 1,Score 2,Taken 2
            A1,P1,01/04/2025,10,01/04/2025,12,01/05/2025
            A2,P2,01/04/2025,,,7,01/05/2025
            A3,P3,01/04/2025,,,,
            A4,P4,01/04/2025,10,01/04/2025,99,01/05/2025

            """;
        Map("scores.yaml", "scores_2025-06-01.csv", Csv, (outcome, session) =>
        {
            Assert.Equal((4, 3, 0, 0, 1), (outcome.Read, outcome.Mapped, outcome.Duplicate, outcome.Excluded, outcome.Held));
            Assert.Equal(["2", "3", "4"], Rows(session, "SELECT source_line::VARCHAR FROM mapped.main.event ORDER BY 1"));
            Assert.Equal(["2 10.0 2025-04-01", "2 12.0 2025-05-01", "3 7.0 2025-05-01"], Rows(session, "SELECT concat_ws(' ', source_line, score, taken_on) FROM mapped.main.outcome ORDER BY 1"));
            Assert.Equal(["339 5"], Rows(session, "SELECT right(code, 3) || ' ' || line FROM mapped.main.held"));
        });
    }

    [Fact]
    public void Map_ElementsThatRepeat_GiveAnEventEach()
    {
        const string Xml = """
            <Message><Children>
            <Child><LAchildID>C1</LAchildID><Section47><S47ActualStartDate>2025-04-01</S47ActualStartDate></Section47><Section47><S47ActualStartDate>2025-05-02</S47ActualStartDate></Section47></Child>
            <Child><LAchildID>C2</LAchildID></Child>
            </Children></Message>
            """;
        Map("enquiries.yaml", "enquiries_2025-06-01.xml", Xml, (outcome, session) =>
        {
            Assert.Equal((2, 1, 1), (outcome.Read, outcome.Mapped, outcome.Held));
            Assert.Equal(["2025-04-01", "2025-05-02"], Rows(session, "SELECT started_on::VARCHAR FROM mapped.main.event ORDER BY 1"));
        });
    }

    // A clause may keep out some of the events of a row: the others are mapped, and the row counts once.
    [Fact]
    public void Map_ClauseOnOneOfTheEvents_LeavesItOutAlone()
    {
        var flow = Fixtures.Flow("ISA-NS-0007/F-POL-01");
        MappingDocument document = Document("visits.yaml");
        flow = flow with
        {
            Fields = [.. document.Fields.Select(field => new PermittedField(field.Name, "personal", "as_is", null, "C1", [], Place.None))],
            Rows = [new RowCondition("visited", RowOperator.AtLeast, ["2025-05-01"], "C9", Place.None)],
            Never = [],
            RefuseUnlisted = false,
        };
        CompiledMapping mapping = Fixtures.Compiler.Compile(document, flow);
        Map(mapping, "visits_2025-06-01.csv", "Case,Client no,DOB,Visit 1 date,Visit 2 date\nA1,P1,,01/04/2025,02/05/2025\nA2,P2,,01/04/2025,\n", (outcome, session) =>
        {
            Assert.Equal((2, 1, 1, 0), (outcome.Read, outcome.Mapped, outcome.Excluded, outcome.Held));
            Assert.Equal(["2025-05-02"], Rows(session, "SELECT received_on::VARCHAR FROM mapped.main.event"));
            Assert.Equal(["3"], Rows(session, "SELECT line::VARCHAR FROM mapped.main.excluded"));
        });
    }

    // Whatever the rows hold, each has one fate, and a mapped one has as many events as it has different dates.
    [Fact]
    public void Map_AnyRows_HaveOneFateEach() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        cells => MapsOnce([.. cells.Chunk(3).Where(row => row.Length == 3)])).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private void MapsOnce(byte[][] rows)
    {
        string[] dates = ["", "01/04/2025", "02/05/2025", "31/02/2025"];
        string[] lines = [.. rows.Select((row, index) => $"A{index},P{index},,{string.Join(',', row.Select(cell => dates[cell % 4]))}")];
        Map("visits.yaml", "visits_2025-06-01.csv", $"Case,Client no,DOB,Visit 1 date,Visit 2 date,Visit 3 date\n{string.Concat(lines.Select(line => line + "\n"))}", (outcome, session) =>
        {
            string[][] visits = [.. lines.Select(line => line.Split(',')[3..].Where(date => date.Length > 0).Distinct().ToArray())];
            bool[] held = [.. visits.Select(visit => visit.Length == 0 || visit.Contains("31/02/2025"))];
            Assert.Equal((lines.Length, held.Count(row => !row), held.Count(row => row)), (outcome.Read, outcome.Mapped, outcome.Held));
            Assert.Equal(visits.Where((_, index) => !held[index]).Sum(visit => visit.Length), session.Scalar<long>("SELECT count(*) FROM mapped.main.event"));
        });
    }

    private static MappingDocument Document(string name) => Fixtures.Read(Text(name));

    private static string Text(string name) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "CsaeDataBridge.Mapping.Tests", "Repeating", name));

    private static IReadOnlyList<string> Rows(DuckDbSession session, string sql) => session.Query(sql, row => row.GetString(0));

    private void Map(string mapping, string file, string text, Action<MappingOutcome, DuckDbSession> look) => Map(Fixtures.Compiler.Compile(Document(mapping), null), file, text, look);

    private void Map(CompiledMapping mapping, string file, string text, Action<MappingOutcome, DuckDbSession> look)
    {
        string path = Path.Combine(folder, file);
        File.WriteAllText(path, text);
        using var rehearsal = new Rehearsal(mapping, Delivery.Open(path), AsOf);
        (MappingOutcome outcome, _) = rehearsal.Map(() => { }, CancellationToken.None);
        look(outcome, rehearsal.Session);
    }
}

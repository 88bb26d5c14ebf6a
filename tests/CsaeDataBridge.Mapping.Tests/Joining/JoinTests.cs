using System.IO.Compression;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>An episode file with the persons of another file of the same delivery, in a folder and in an archive.</summary>
public sealed class JoinTests : IDisposable
{
    private const string Mapping = """
        mapping: exampleshire/episodes
        format: 1
        version: 1.0.0
        agreement: ISA-EXS-0001/F-EXS-07
        changes: { 1.0.0: First version. }
        file:
          name: "episodes_*.csv"
          as_of: { from: name, pattern: "episodes_(yyyy-MM-dd).csv" }
          join: { people: { name: "people_(yyyy-MM-dd).csv", on: { Client: ID } } }
        load: { kind: changes }
        read:
          ref:    { column: Ref, id: episode, form: "E/[0-9]+", required: true }
          client: { column: Client, id: person, required: true }
          opened: { column: Opened, date: [yyyy-MM-dd] }
          born:   { column: people/DOB, date: [yyyy-MM-dd] }
          sex:    { column: people/Sex, values: { use: sex/any } }
        write:
          event:  { kind: { is: support_episode }, ref: ref, received_on: opened }
          person: { ref: client, born: born, sex: sex }
        tests:
          - name: The person's own columns come from the other file
            given:  { Ref: E/1, Client: P1, Opened: "2025-04-01", people/DOB: "2012-04-01", people/Sex: F }
            expect: { event_person: [{ age_at_event: "13" }], person: [{ sex: female }] }
          - name: A reference of another form waits
            given:  { ref: 1E, client: P1 }
            expect: { held: EXT237 }

        """;

    private const string Episodes = "Ref,Client,Opened\nE/1,P1,2025-04-01\nE/2, p1 ,2025-05-01\nE/3,P9,2025-05-01\nE/4,P3,2025-05-01\nE/5,,2025-05-01\n5,P1,2025-05-01\n";
    private const string People = "ID,DOB,Sex,Name\nP1,2012-04-01,F,CANARY\nP2,2013-01-01,M,CANARY\nP3,2010-01-01,F,CANARY\nP3,2011-01-01,F,CANARY\n,2011-01-01,F,CANARY\n";
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-join").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Run_OwnTests_AllPass() => Assert.Equal("", Fixtures.Message(MappingTests.Run(Fixtures.Compiler, Fixtures.Read(Mapping), null)));

    [Fact]
    public void Map_TwoFilesOfAFolder_MatchOrWaitAndTheOthersAreNoted()
    {
        Write("people_2025-05-31.csv", "ID,DOB,Sex,Name\nP1,1999-01-01,M,CANARY\n");
        Write("people_2025-06-01.csv", People);
        Look(Delivery.Open(Write("episodes_2025-06-01.csv", Episodes)));
    }

    [Fact]
    public void Map_TwoFilesOfAnArchive_AreTheSame()
    {
        string path = Path.Combine(folder, "episodes_2025-06-01.csv.zip");
        using (ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach ((string name, string text) in ((string, string)[])[("people_2025-06-01.csv", People), ("episodes_2025-06-01.csv", Episodes)])
            {
                using var entry = new StreamWriter(archive.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        Look(Delivery.Open(path, main: Fixtures.Read(Mapping).MainFile));
    }

    [Fact]
    public void Map_UnmatchedAsBlank_IsMapped()
    {
        Write("people_2025-06-01.csv", People);
        Map(Mapping.Replace("{ Client: ID } }", "{ Client: ID }, unmatched: blank }", StringComparison.Ordinal), Delivery.Open(Write("episodes_2025-06-01.csv", Episodes)), (outcome, _, session) =>
        {
            Assert.Equal((6, 3, 3), (outcome.Read, outcome.Mapped, outcome.Held));
            Assert.Equal("not_recorded", session.Scalar<string>("SELECT sex::VARCHAR FROM mapped.main.person WHERE source_line = 4"));
        });
    }

    [Fact]
    public void Map_NumberedColumnsOfTheOtherFile_AreRead()
    {
        const string Numbered = "{ column: \"people/Factor (n)\", numbers: 1..2, repeats: true, values: { missing: [MISSING], drugs: [DRUGS] } }";
        Write("people_2025-06-01.csv", "ID,DOB,Sex,Factor 1,Factor 2\nP1,2012-04-01,F,missing,drugs\n");
        string mapping = Mapping.Replace("write:\n", $"  factors: {Numbered}\nwrite:\n  factor: {{ found: {{ each: factors, factor: factors, answer: \"yes\" }} }}\n", StringComparison.Ordinal);
        Map(mapping, Delivery.Open(Write("episodes_2025-06-01.csv", "Ref,Client,Opened\nE/1,P1,2025-04-01\n")), (_, _, session) =>
            Assert.Equal(["drugs", "missing"], session.Query("SELECT factor::VARCHAR FROM mapped.main.factor ORDER BY ALL", row => row.GetString(0))));
    }

    [Fact]
    public void With_AnotherPersonFile_IsAnotherDelivery()
    {
        string path = Write("episodes_2025-06-01.csv", Episodes);
        string Hash(string people)
        {
            Write("people_2025-06-01.csv", people);
            return Delivery.Open(path).With(Fixtures.Read(Mapping).Joins).ContentHash;
        }

        Assert.Equal(Hash(People), Hash(People));
        Assert.NotEqual(Hash(People), Hash(People + "P7,2013-01-01,M,x\n"));
    }

    [Fact]
    public void With_NoFileBeside_IsNamed() => Assert.Equal(
        """
        EXT222 error  episodes_2025-06-01.csv
          Found:    no file people_2025-06-01.csv beside it
          Expected: each file of the delivery once, in its archive or its folder, with the same date
          Fix:      ask the agency for the whole delivery, or correct 'join:' in the mapping
        """,
        Assert.Throws<BridgeException>(() => Delivery.Open(Write("episodes_2025-06-01.csv", Episodes)).With(Fixtures.Read(Mapping).Joins)).Message);

    // What an agreement forbids is not read by another way, nor is what it does not list let in.
    [Theory]
    [InlineData("dob", false, "EXT206")]
    [InlineData("x", true, "EXT207")]
    public void Map_ColumnOfTheOtherFileThatTheClauseForbids_IsRefused(string never, bool refuseUnlisted, string code)
    {
        Write("people_2025-06-01.csv", People);
        Delivery delivery = Delivery.Open(Write("episodes_2025-06-01.csv", Episodes));
        CompiledMapping compiled = Fixtures.Compiler.Compile(Fixtures.Read(Mapping), null);
        using var rehearsal = new Rehearsal(compiled with { StagePlan = compiled.StagePlan with { Never = [never], RefuseUnlisted = refuseUnlisted } }, delivery, new DateOnly(2025, 6, 1));
        Assert.Equal([code], Assert.Throws<BridgeException>(() => rehearsal.Map(() => { }, CancellationToken.None)).Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void Map_NoKeyInTheOtherFile_IsNamed()
    {
        Write("people_2025-06-01.csv", People.Replace("ID,", "Number,", StringComparison.Ordinal));
        Delivery delivery = Delivery.Open(Write("episodes_2025-06-01.csv", Episodes));
        Assert.Equal(
            """
            EXT205 error  people_2025-06-01.csv
              Found:    no column "ID", on which two files are joined
              Expected: the columns of the key in both files
              Fix:      correct 'on:' in the mapping, or ask the agency
            """,
            Assert.Throws<BridgeException>(() => Map(Mapping, delivery, (_, _, _) => { })).Message);
    }

    [Theory]
    [InlineData("name: \"people_(yyyy-MM-dd).csv\"", "name: people.csv", "a file whose name does not tell the delivery's date")]
    [InlineData("on: { Client: ID }", "on: { Client: [ID] }", "a key of another shape")]
    [InlineData("name: \"episodes_*.csv\"", "name: \"episodes_*.csv\"\n  format: fixed\n  widths: { Ref: 3 }", "a join of files that have no columns")]
    [InlineData("on: { Client: ID }", "on: { Client: ID }, unmatched: drop", "another word")]
    public void Read_FaultOfAJoin_IsNamed(string old, string edited, string found) => Assert.Contains(
        $"  Found:    {found}\n",
        Assert.Throws<BridgeException>(() => Fixtures.Read(Mapping.Replace(old, edited, StringComparison.Ordinal))).Message,
        StringComparison.Ordinal);

    private static void Look(Delivery delivery) => Map(Mapping, delivery, (outcome, staged, session) =>
    {
        Assert.Equal((6, 2, 0, 0, 4), (outcome.Read, outcome.Mapped, outcome.Duplicate, outcome.Excluded, outcome.Held));
        Assert.Equal([(4L, "EXT238"), (5L, "EXT239"), (6L, "EXT238"), (7L, "EXT237")], outcome.HeldRows.Select(row => (row.Line, row.Code)));
        Assert.Equal([("EXT244", 2L)], staged.Notes.Select(note => (note.Code, note.Count)));
        Assert.Equal(["13 female", "13 female"], session.Query("SELECT concat_ws(' ', age_at_event, sex) FROM mapped.main.event_person JOIN mapped.main.person USING (person_id)", row => row.GetString(0)));
        Assert.Equal(["people/ID", "people/Name"], staged.ExtraColumns);
    });

    private static void Map(string mapping, Delivery delivery, Action<MappingOutcome, StageSummary, DuckDbSession> look)
    {
        using var rehearsal = new Rehearsal(Fixtures.Compiler.Compile(Fixtures.Read(mapping), null), delivery, new DateOnly(2025, 6, 1));
        (MappingOutcome outcome, StageSummary staged) = rehearsal.Map(() => { }, CancellationToken.None);
        look(outcome, staged, rehearsal.Session);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}

using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>Two ways to say that a person got another number: a column beside the one since, and a file of nothing else.</summary>
public sealed class RenumberingTests : IDisposable
{
    private static readonly DateOnly AsOf = new(2025, 6, 1);
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-numbers").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData("column.yaml")]
    [InlineData("numbers.yaml")]
    public void Run_OwnTests_AllPass(string name) =>
        Assert.Equal("", Fixtures.Message(MappingTests.Run(Fixtures.Compiler, Fixtures.Read(Text(name)), null)));

    [Fact]
    public void Map_FileOfNumbersAlone_HasPersonsAndNoEvents() =>
        Map("numbers.yaml", "numbers_2025-06-01.csv", "Old,New\nN1,N2\nN2,N3\nN4,\nN5,N5\nN1,N3\n", (outcome, session) =>
        {
            Assert.Equal((5, 4, 0, 1), (outcome.Read, outcome.Mapped, outcome.Excluded, outcome.Held));
            Assert.Equal([(4L, "EXT232")], outcome.HeldRows.Select(row => (row.Line, row.Code)));
            Assert.Equal((0L, 0L, 3L), (Count(session, "event"), Count(session, "event_person"), Count(session, "person")));

            // N1 is said twice, the last row counts; N5 says that it stayed.
            Assert.Equal(["3 false", "5 true", "6 false"], session.Query("SELECT source_line || ' ' || (previous_id = person_id) FROM mapped.main.renumbering ORDER BY source_line", row => row.GetString(0)));
            Assert.Equal(1L, session.Scalar<long>("SELECT count(DISTINCT person_id) FROM mapped.main.renumbering WHERE previous_id <> person_id"));
        });

    [Fact]
    public void Map_ColumnWithTheEarlierNumber_GivesTheIdThatTheNumberHadAsItsOwn() =>
        Map("column.yaml", "flags_2025-06-01.csv", "Ref,Child,Was,Seen\nE1,N1,,01/04/2025\nE2,N2,N1,02/04/2025\n", (outcome, session) =>
        {
            Assert.Equal((2, 2, 2L), (outcome.Read, outcome.Mapped, Count(session, "event")));
            Assert.Equal(
                ["3"],
                session.Query("SELECT said.source_line::VARCHAR FROM mapped.main.renumbering AS said JOIN mapped.main.person AS was ON was.person_id = said.previous_id AND was.source_line = 2 JOIN mapped.main.person AS is_now ON is_now.person_id = said.person_id AND is_now.source_line = 3", row => row.GetString(0)));
        });

    [Fact]
    public void Check_EarlierNumberOfSomethingElse_IsNamed() => Assert.Equal(
        """
        MAP313 error  mapping.yaml, line 18, column 39, "previous_ref"
          Found:    an earlier number without the one since, or read as the id of something else
          Expected: 'ref:' and 'previous_ref:' with the same 'id:'
          Fix:      read both columns with the same 'id:', for example person
        """,
        Faults("column.yaml", "Was, id: person", "Was, id: case"));

    [Fact]
    public void Check_FileOfNumbersWhoseOldOneMayBeBlank_IsNamed() => Assert.Equal(
        """
        MAP314 error  mapping.yaml, line 16, column 37, "previous_ref"
          Found:    a mapping of changed numbers alone in which one of the two may be blank
          Expected: 'ref:' and 'previous_ref:' with fields that are 'required: true'
          Fix:      add it: a row without either is then held
        """,
        Faults("numbers.yaml", "Old, id: person, required: true", "Old, id: person"));

    private static string Faults(string name, string text, string other) => Fixtures.Message(
        [.. Fixtures.Compiler.Check(Fixtures.Read(Text(name).Replace(text, other, StringComparison.Ordinal)), null).Where(issue => issue.Severity == IssueSeverity.Error)]);

    private static string Text(string name) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "CsaeDataBridge.Mapping.Tests", "Renumbering", name));

    private static long Count(DuckDbSession session, string table) => session.Scalar<long>($"SELECT count(*) FROM mapped.main.{table}");

    private void Map(string mapping, string file, string text, Action<MappingOutcome, DuckDbSession> look)
    {
        string path = Path.Combine(folder, file);
        File.WriteAllText(path, text);
        using var rehearsal = new Rehearsal(Fixtures.Compiler.Compile(Fixtures.Read(Text(mapping)), null), Delivery.Open(path), AsOf);
        (MappingOutcome outcome, _) = rehearsal.Map(() => { }, CancellationToken.None);
        look(outcome, rehearsal.Session);
    }
}

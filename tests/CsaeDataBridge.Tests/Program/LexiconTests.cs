using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary><c>bridge lexicon read</c>: flag cells of any source read from a file.</summary>
public sealed class LexiconTests : IDisposable
{
    private const string Cells = """
        row,source_agency,field_example,raw_value
        1,CSC,CSE_Flag,Y
        2,police,Flags,"CSA|CSE, online"
        3,VCS,Notes,"said ""no"" to contact"
        4,CSC,Flag type,CSE maybe later
        5,CSC,CSE_Flag,N/K

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("flags").FullName;

    [Fact]
    public void Read_File_GivesEachRowItsPartsOrItsWords() => Assert.Equal(
        (0, """
            row,source_agency,field_example,raw_value,harm_type,status,status_precision,role,recency,flag_state,setting,risk_level,tags,held,unread,why
            1,CSC,CSE_Flag,Y,CSE,suspected,undifferentiated,victim,not_recorded,active,not_recorded,not_recorded,,,,
            2,police,Flags,"CSA|CSE, online",CSA|CSE,suspected,undifferentiated,victim,not_recorded,not_recorded,online,not_recorded,,,,
            3,VCS,Notes,"said ""no"" to contact",,,,,,,,,,Y,,free text: a person must read it
            4,CSC,Flag type,CSE maybe later,,,,,,,,,,Y,maybe; later,words that the lexicon does not know
            5,CSC,CSE_Flag,N/K,UNSPECIFIED,unknown,exact,not_recorded,not_recorded,not_recorded,not_recorded,not_recorded,,,,

            """),
        BridgeProcess.Run("lexicon", "read", Write("flags.csv", Cells)));

    [Fact]
    public void Read_ToAFile_SaysHowManyWait()
    {
        string output = Path.Combine(folder, "read.csv");
        Assert.Equal((0, "Read 3 of 5 cells, held 2; see read.csv\n"), BridgeProcess.Run("lexicon", "read", Write("flags.csv", Cells), "--out", output));
        Assert.Equal(6, File.ReadAllLines(output).Length);
    }

    [Fact]
    public void Read_AsJson_IsOneDocument()
    {
        (int exit, JsonNode document) = BridgeProcess.Json("lexicon", "read", Write("flags.csv", Cells.Replace(',', ';')), "--json");
        Assert.Equal((0, 5, 2), (exit, (int)document["cells"]!, (int)document["held"]!));
        Assert.Equal(("CSE", false), ((string)document["rows"]![0]!["harm_type"]!, (bool)document["rows"]![0]!["held"]!));
    }

    [Fact]
    public void Check_ReadingThatIsNotAsExpected_FailsWithTheCounts()
    {
        string file = Write("flags.csv", """
            source_agency,field_example,raw_value,harm_type,status,status_precision,role,recency,flag_state,setting,risk_level,tags,review
            CSC,CSE_Flag,Y,CSE,suspected,undifferentiated,victim,not_recorded,active,not_recorded,not_recorded,,N
            CSC,CSE_Flag,Yes,CSE,confirmed,exact,victim,not_recorded,active,not_recorded,not_recorded,,N
            CSC,Flag type,CE,CSE,suspected,undifferentiated,victim,not_recorded,not_recorded,not_recorded,not_recorded,,Y

            """);
        (int exit, JsonNode document) = BridgeProcess.Json("lexicon", "read", file, "--check", "--json");
        Assert.Equal(13, exit);
        Assert.Equal("""{"needNoPerson":{"right":1,"held":0,"wrong":1},"needAPerson":{"right":0,"held":1,"wrong":0},"readShare":0.5}""", document.ToJsonString());
    }

    [Fact]
    public void Read_WithoutTheColumns_NamesThem() => Assert.Equal(
        (11, """
            EXT205 error  flags.csv, line 1, "field_example"
              Found:    no such column
              Expected: the columns source_agency, field_example, raw_value
              Fix:      add the column, or correct its name

            """),
        BridgeProcess.Run("lexicon", "read", Write("flags.csv", "source_agency,raw_value\nCSC,Y\n")));

    [Fact]
    public void Read_RaggedRow_NamesTheLineAndShowsNoCell() => Assert.Equal(
        (11, """
            EXT230 error  flags.csv, line 3
              Found:    more or fewer cells than the header has
              Expected: 3 cells, quoted where they hold the delimiter
              Fix:      correct the row

            """),
        BridgeProcess.Run("lexicon", "read", Write("flags.csv", "source_agency,field_example,raw_value\nCSC,Flag type,CSE\nCSC,Flag type,CSE,high\n")));

    [Fact]
    public void Read_NoSuchFileOrLexicon_IsSaid()
    {
        Assert.StartsWith("EXT201 error  nowhere.csv", BridgeProcess.Run("lexicon", "read", "nowhere.csv").Output, StringComparison.Ordinal);
        Assert.StartsWith("CFG111 error", BridgeProcess.Run("lexicon", "read", Write("flags.csv", Cells), "--lexicon", Path.Combine(folder, "none")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_OfTheLexiconCommands_ReadsWell() => Snapshot.Matches(string.Join('\n', ((string[][])[["lexicon"], ["lexicon", "read"]]).Select(command => BridgeProcess.Run([.. command, "--help"]).Output)));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}

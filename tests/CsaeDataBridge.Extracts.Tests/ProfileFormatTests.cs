using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>Layouts found out for files that are no CSV: JSON, NDJSON and fixed widths.</summary>
public sealed class ProfileFormatTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-profile").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData("""[{"ref":1,"child":{"sex":"F"},"flags":["CSA","CSE"]},{"ref":2,"child":{"sex":"M","born":"2010-01-02"}}]""", "Json", null, "ref child/sex flags child/born", 2)]
    [InlineData("""{"sent":"2026-03-31","data":{"cases":[{"ref":1},{"ref":2},{"ref":3,"flag":null}]}}""", "Json", "data/cases", "ref flag", 3)]
    [InlineData("{\"ref\":1}\n{\"ref\":2,\"flag\":\"CSE\"}\n", "JsonLines", null, "ref flag", 2)]
    public void Profile_Json_FindsRecordsAndTheirPaths(string text, string format, string? rows, string columns, long count)
    {
        ExtractProfile profile = Profile(text, new ProfileOptions());
        Assert.Equal((format, rows, count), (profile.Layout.Format.ToString(), profile.Layout.Rows, profile.Rows));
        Assert.Equal(columns, string.Join(' ', profile.Columns.Select(column => column.Name)));
    }

    [Fact]
    public void Profile_RecordsInRecords_AreChoices_AndReadWhatStandsAboveThem()
    {
        const string Text = """{"cases":[{"ref":"A","flags":[{"code":"CSE"},{"code":"CSA"}],"notes":[{"text":"x"}]},{"ref":"B","flags":[{"code":"HSB"}]}]}""";
        Assert.Equal(["cases/flags", "cases/notes"], Profile(Text, new ProfileOptions()).Choices);
        ExtractProfile flags = Profile(Text, new ProfileOptions { Rows = "cases/flags", SmallestCount = 1 });
        Assert.Equal(3, flags.Rows);
        Assert.Equal(["../ref", "code"], flags.Columns.Select(column => column.Name));
        Assert.Equal([3L, 3L], flags.Columns.Select(column => column.Filled));
    }

    [Theory]
    [InlineData("Crime extract; made 01/04/2026\n\nRef,Born,Flag\n1,2010-01-02,CSE\n2,2011-12-31,\n", 3, "Ref Born Flag")]
    [InlineData("Ref,Flag\n1,CSE,,,,\n2,N,,,,\n3,,,,,\n", 1, "Ref Flag")]
    public void Profile_Csv_FindsTheHeaderBelowAPreamble(string text, int headerRow, string columns)
    {
        ExtractProfile profile = Profile(text, new ProfileOptions());
        Assert.Equal((headerRow, columns), (profile.Layout.HeaderRow, string.Join(' ', profile.Columns.Select(column => column.Name))));
    }

    [Fact]
    public void Profile_FixedWidths_FindsColumnsByTheBlanksThatAllLinesHave()
    {
        ExtractProfile profile = Profile("Ref   Born       Flag\nA1    2010-01-02 CSE - at risk\nA2    2011-12-31 \nA3    2012-06-15 CSA\n", new ProfileOptions());
        Assert.Equal(SourceFormat.FixedWidth, profile.Layout.Format);
        Assert.Equal([("Ref", 6), ("Born", 11), ("Flag", 13)], profile.Layout.Widths);
        Assert.Equal((3, 0), (profile.Rows, profile.Broken));
        Assert.Equal(["Ref"], profile.Layout.Trailers);
    }

    [Fact]
    public void Profile_FixedWidths_KeepsTheWordsOfANameAboveShorterCellsTogether()
    {
        ExtractProfile profile = Profile("Ref No CSE Flag Born\n1      Y        2010-01-02\n2      N        2011-12-31\n", new ProfileOptions());
        Assert.Equal([("Ref No", 7), ("CSE Flag", 9), ("Born", 10)], profile.Layout.Widths);
    }

    // Codes that fill their column to the last letter stand as near to the next cell as the halves of a postcode do.
    [Fact]
    public void Profile_FixedWidths_TellsFullColumnsFromHalvesOfACell()
    {
        ExtractProfile profile = Profile("Vic URN Sus URN Vic Postcode\nV900911         NS7 6RV\nV904795 S521442 NS8 9QN\nV905538 S534923\n", new ProfileOptions());
        Assert.Equal([("Vic URN", 8), ("Sus URN", 8), ("Vic Postcode", 12)], profile.Layout.Widths);
    }

    [Fact]
    public void Profile_FhirResourcesWithoutAView_AsksForOne() => Assert.Equal(
        ExtractCodes.NoView, Assert.Throws<BridgeException>(() => Profile("""{"resourceType":"Bundle","type":"collection","entry":[]}""", new ProfileOptions())).Issues[0].Code);

    [Fact]
    public void Profile_FixedWidthsWithoutNames_NumbersTheColumns()
    {
        ExtractProfile profile = Profile("A1  2010\nA2  2011\nA3  2012\n", new ProfileOptions());
        Assert.Equal([("column_1", 4), ("column_2", 4)], profile.Layout.Widths);
        Assert.Equal(3, profile.Rows);
    }

    [Fact]
    public void Profile_OneColumnOfWords_IsNotCutAtItsBlanks()
    {
        ExtractProfile profile = Profile("Answer\nnot known\nno\nyes\n", new ProfileOptions());
        Assert.Equal(SourceFormat.Delimited, profile.Layout.Format);
    }

    [Fact]
    public void Profile_JsonWithoutRecords_SaysSo() => Assert.Equal("""
        EXT216 error  extract
          Found:    no array of objects near the beginning
          Expected: records
          Fix:      name the path of the array with --rows, for example data/cases
        """, Assert.Throws<BridgeException>(() => Profile("""{"a":1,"b":[1,2]}""", new ProfileOptions())).Message);

    private ExtractProfile Profile(string text, ProfileOptions options)
    {
        string path = Path.Combine(folder, "extract");
        File.WriteAllText(path, text);
        return ExtractProfiler.Profile(Delivery.Open(path), options, CancellationToken.None);
    }
}

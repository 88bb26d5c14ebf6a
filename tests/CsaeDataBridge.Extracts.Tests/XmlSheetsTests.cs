using System.IO.Compression;
using System.Text;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>Workbooks of XML, read as spreadsheet programs show them.</summary>
public sealed class XmlSheetsTests : IDisposable
{
    private const string Head = """<row r="1"><c r="A1" t="inlineStr"><is><t>Ref</t></is></c><c r="B1" t="inlineStr"><is><t>Value</t></is></c></row>""";
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-xlsx").FullName;

    public static TheoryData<string> Workbooks => [.. ((string[])["samples", "mappings"]).SelectMany(top => Directory.GetFiles(Path.Combine(RepositoryRoot.Path, top), "*.xlsx", SearchOption.AllDirectories)).Select(file => Path.GetRelativePath(RepositoryRoot.Path, file)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, true);

    // The library reads each sheet twice and slowly, and agrees on every cell.
    [Theory]
    [MemberData(nameof(Workbooks))]
    public void Read_EveryCellOfAWorkbook_IsWhatTheLibraryReads(string workbook)
    {
        string path = Path.Combine(RepositoryRoot.Path, workbook);
        using var own = SheetReader.Open(Delivery.Open(path));
        Assert.IsType<XmlSheets>(own);
        using var library = new LibrarySheets(new MemoryStream(File.ReadAllBytes(path)));
        Assert.Equal(Cells(library), Cells(own));
    }

    [Theory]
    [InlineData("""<c r="B2" t="s"><v>0</v></c>""", "plain")]
    [InlineData("""<c r="B2" t="s"><v>1</v></c>""", "bold and not")]
    [InlineData("""<c r="B2" t="s"><v>2</v></c>""", "東京")]
    [InlineData("""<c r="B2" t="s"><v>3</v></c>""", "two\nlines")]
    [InlineData("""<c r="B2" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>""", " a ")]
    [InlineData("""<c r="B2" t="str"><f>A1&amp;"x"</f><v>of a formula</v></c>""", "of a formula")]
    [InlineData("""<c t="str"><v>no reference</v></c>""", "no reference")]
    [InlineData("""<c r="B2" t="b"><v>1</v></c>""", "TRUE")]
    [InlineData("""<c r="B2" t="b"><v>0</v></c>""", "FALSE")]
    [InlineData("""<c r="B2" t="e"><v>#N/A</v></c>""", "")]
    [InlineData("""<c r="B2"><v>0012</v></c>""", "12")]
    [InlineData("""<c r="B2"><v>0.30000000000000004</v></c>""", "0.30000000000000004")]
    [InlineData("""<c r="B2"><v>1E3</v></c>""", "1000")]
    [InlineData("""<c r="B2"><v>-7</v></c>""", "-7")]
    [InlineData("""<c r="B2" s="1"><v>45811</v></c>""", "2025-06-03")]
    [InlineData("""<c r="B2" s="1"><v>45811.5</v></c>""", "2025-06-03 12:00:00")]
    [InlineData("""<c r="B2" s="1"><v>59</v></c>""", "1900-02-28")]
    [InlineData("""<c r="B2" s="1"><v>61</v></c>""", "1900-03-01")]
    [InlineData("""<c r="B2" s="2"><v>45811</v></c>""", "2025-06-03")]
    [InlineData("""<c r="B2" s="3"><v>45811</v></c>""", "45811")]
    [InlineData("""<c r="B2" s="4"><v>1.5</v></c>""", "1.12:00:00")]
    [InlineData("""<c r="B2" s="5"><v>7</v></c>""", "7")]
    [InlineData("""<c r="B2" t="d"><v>2025-06-03T00:00:00</v></c>""", "2025-06-03")]
    public void Read_Cell_IsAsItIsShown(string cell, string expected)
    {
        Records read = Records.Of(Write($"""{Head}<row r="2"><c r="A2"><v>1</v></c>{cell}</row>"""), new SourceLayout { Format = SourceFormat.Workbook }, "Ref", "Value");
        Assert.Equal(["Ref", "Value"], read.Headers);
        Assert.Equal(["1", expected], Assert.Single(read.Rows));
    }

    [Fact]
    public void Read_DaysFrom1904_AreCountedFromThere()
    {
        Records read = Records.Of(Write($"""{Head}<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>44349</v></c></row>""", "<workbookPr date1904=\"1\"/>"), new SourceLayout { Format = SourceFormat.Workbook }, "Ref", "Value");
        Assert.Equal(["1", "2025-06-03"], Assert.Single(read.Rows));
    }

    // Rows and cells that hold nothing are left out of the file; what stands below or beside them keeps its place.
    [Fact]
    public void Read_GapsOfRowsAndCells_KeepTheirPlaces()
    {
        string sheet = """<row r="3"><c r="A3" t="str"><v>Client</v></c></row><row r="4"><c r="A4" t="str"><v>Ref</v></c><c r="B4" t="str"><v>Name</v></c><c r="D4" t="str"><v>Sex</v></c></row><row r="7"><c r="D7" t="str"><v>F</v></c></row><row><c r="A8"><v>2</v></c></row>""";
        using var reader = new WorkbookReader(Delivery.Open(Write(sheet)), new SourceLayout { Format = SourceFormat.Workbook, HeaderRow = 3, HeaderRows = 2 });
        Assert.Equal(["Client / Ref", "Client / Name", "Client", "Client / Sex"], reader.Headers);
        Assert.True(reader.Read());
        Assert.Equal((7, ",,,F"), (reader.Line, reader.Raw().Replace('\u001E', ',')));
        Assert.True(reader.Read());
        Assert.Equal((8, "2,,,"), (reader.Line, reader.Raw().Replace('\u001E', ',')));
        Assert.False(reader.Read());
    }

    [Fact]
    public void Read_HeaderRowThatIsLeftOut_LosesNoRow()
    {
        Records read = Records.Of(Write("""<row r="1"><c r="A1" t="str"><v>Ref</v></c></row><row r="3"><c r="A3"><v>1</v></c></row>"""), new SourceLayout { Format = SourceFormat.Workbook, HeaderRows = 2 }, "Ref");
        Assert.Equal(["1"], Assert.Single(read.Rows));
    }

    [Theory]
    [InlineData("""<row r="2"><c r="A2" t="s"><v>99</v></c></row>""")]
    [InlineData("""<row r="2"><c r="XFE2"><v>1</v></c></row>""")]
    [InlineData("""<row r="2000000"><c r="A2000000"><v>1</v></c></row>""")]
    [InlineData("""<row r="2"><c r="A2"><v>1</v></row>""")]
    public void Read_WhatNoSpreadsheetWrites_IsNoWholeWorkbook(string row)
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Records.Of(Write(Head + row), new SourceLayout { Format = SourceFormat.Workbook }, "Ref"));
        Assert.Equal(["EXT209"], failure.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void Read_SheetWithAnotherChecksum_IsNoWholeWorkbook()
    {
        byte[] bytes = File.ReadAllBytes(Write(Head + """<row r="2"><c r="A2"><v>1</v></c></row>""", compression: CompressionLevel.NoCompression));
        int at = bytes.AsSpan().IndexOf("<v>1</v></c></row>"u8) + 3;
        bytes[at] = (byte)'2';
        string path = Path.Combine(folder, "flipped.xlsx");
        File.WriteAllBytes(path, bytes);
        BridgeException failure = Assert.Throws<BridgeException>(() => Records.Of(path, new SourceLayout { Format = SourceFormat.Workbook }, "Ref"));
        Assert.Equal(["EXT209"], failure.Issues.Select(issue => issue.Code));
    }

    private static List<string> Cells(SheetReader sheets)
    {
        var cells = new List<string>();
        do
        {
            while (sheets.Read())
            {
                for (int column = 0; column < sheets.Columns; column++)
                {
                    if (!sheets.Cell(column).IsEmpty)
                    {
                        cells.Add($"{sheets.Name} {sheets.Row} {column} {sheets.IsText(column)} {Encoding.UTF8.GetString(sheets.Cell(column))}");
                    }
                }
            }
        }
        while (sheets.NextSheet());
        return cells;
    }

    private string Write(string rows, string properties = "", CompressionLevel compression = CompressionLevel.Fastest)
    {
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        string path = Path.Combine(folder, "book.xlsx");
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string name, string text) in new Dictionary<string, string>
        {
            ["_rels/.rels"] = $"""<Relationships><Relationship Id="r1" Type="{Office}/officeDocument" Target="/xl/workbook.xml"/></Relationships>""",
            ["xl/_rels/workbook.xml.rels"] = $"""<Relationships><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="r3" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>""",
            ["xl/workbook.xml"] = $"""<workbook {Main} xmlns:r="{Office}">{properties}<sheets><sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>""",
            ["xl/styles.xml"] = $"""<styleSheet {Main}><numFmts><numFmt numFmtId="164" formatCode="[$-809]dd mmmm yyyy;@"/><numFmt numFmtId="165" formatCode="&quot;days&quot; #,##0"/><numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="0 \d\a\y\s"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>""",
            ["xl/sharedStrings.xml"] = $"""<sst {Main}><si><t>plain</t></si><si><r><rPr><b/></rPr><t>bold</t></r><r><t xml:space="preserve"> and not</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>two_x000A_lines</t></si></sst>""",
            ["xl/worksheets/sheet1.xml"] = $"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>",
        })
        {
            using var part = new StreamWriter(archive.CreateEntry(name, compression).Open());
            part.Write(text);
        }

        return path;
    }
}

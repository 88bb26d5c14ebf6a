using System.Text;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>Files as agencies send them: preambles, trailers, pages, fixed widths, JSON and NDJSON.</summary>
public sealed class FormatTests : IDisposable
{
    private static readonly SourceLayout Csv = new() { Format = SourceFormat.Delimited };

    private readonly string folder = Directory.CreateTempSubdirectory("bridge-formats").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Csv_PreamblePagesAndTrailer_AreNoRows()
    {
        string text = "Crime report; made 01/04/2026\n\nForce:,Northshire\nRef,Flag\n1,CSE\nRef,Flag\n2,\nTotal rows: 2,\nEND OF FILE\n";
        var read = Records.Of(Write("a.csv", text), Csv with { HeaderRow = 4, Trailers = ["total rows*", "end of file"] });
        Assert.Equal(["Ref", "Flag"], read.Headers);
        Assert.Equal([["1", "CSE"], ["2", ""]], read.Rows);
        Assert.Empty(read.Faults);
        Assert.Equal(["EXT242 1: 6", "EXT243 2: 8 9"], read.Notes.Select(Line));
    }

    [Fact]
    public void Csv_TwoHeaderRows_AreJoined()
    {
        var read = Records.Of(Write("b.csv", "Client,,Referral\nRef,Born,No\n1,2,3\n"), Csv with { HeaderRows = 2 });
        Assert.Equal(["Client / Ref", "Client / Born", "Referral / No"], read.Headers);
        Assert.Equal([["1", "2", "3"]], read.Rows);
    }

    [Fact]
    public void Csv_BlankCellsAtTheEnd_AreMendedAndOthersHeld()
    {
        var read = Records.Of(Write("c.csv", "a,b\n1,2,,\n3,4,x\n5\n6,7\n"), Csv);
        Assert.Equal([["1", "2"], ["6", "7"]], read.Rows.Select(row => row[..2]));
        Assert.Equal([(3L, "EXT230"), (4L, "EXT230")], read.Faults);
        Assert.Equal(["EXT241 1: 2"], read.Notes.Select(Line));
    }

    [Fact]
    public void Csv_TextAfterAClosingQuote_IsHeld()
    {
        var read = Records.Of(Write("d.csv", "a,b\n\"he said \"no\" then\",2\n3,4\n"), Csv);
        Assert.Equal([["3", "4"]], read.Rows);
        Assert.Equal([(2L, "EXT231")], read.Faults);
    }

    [Fact]
    public void FixedWidth_ShortAndLongLines_AreReadOrHeld()
    {
        var read = Records.Of(
            Write("e.txt", "AB01  2010-05-06Y\nAB02  2011-01-01\nAB03é 2012-02-02N\nAB04  2013-03-03YZ\n"),
            new SourceLayout { Format = SourceFormat.FixedWidth, Widths = [("Ref", 6), ("Born", 10), ("Flag", 1)] });
        Assert.Equal(["Ref", "Born", "Flag"], read.Headers);
        Assert.Equal([["AB01", "2010-05-06", "Y"], ["AB02", "2011-01-01", ""], ["AB03é", "2012-02-02", "N"]], read.Rows);
        Assert.Equal([(4L, "EXT230")], read.Faults);
    }

    [Fact]
    public void Json_RecordsBelowAnArray_LookUpToWhatHoldsThem()
    {
        const string Json = """
            {"meta": {"clients": [1], "made": "2026"},
             "clients": [
               {"referrals": [{"no": 1, "flags": ["CSE", "CSA"]}, {"no": 2.50, "flags": null}], "id": "A"},
               {"id": "B", "born": {"date": "2010-01-02"}, "referrals": {"no": 3, "open": true}},
               {"id": "C"}
             ], "end": []}
            """;
        var read = Records.Of(Write("f.json", Json), new SourceLayout { Format = SourceFormat.Json, Rows = "clients/referrals" }, "../id", "../born/date", "no", "flags", "open");
        Assert.Equal([["A", "", "1", "CSE\u001FCSA", ""], ["A", "", "2.50", "", ""], ["B", "2010-01-02", "3", "", "true"]], read.Rows);
        Assert.Empty(read.Faults);
    }

    [Fact]
    public void Paths_WithSeveralWritings_TakeTheFirstThatHasAValue()
    {
        var plan = new StagePlan(new SourceLayout { Format = SourceFormat.JsonLines }, [new StageField("ref", ["Ref", "Reference"], StageKind.Cell, true, null), new StageField("id", ["id"], StageKind.Cell, false, null)], false, [], false);
        using IRecordReader json = RecordReaders.Open(Delivery.Open(Write("p.ndjson", "{\"Ref\": \"1\", \"id\": \"a\"}\n{\"Reference\": \"2\"}\n{\"Ref\": \"\", \"Reference\": \"3\"}\n")), plan, true);
        Assert.Equal(["Ref", "id"], json.Headers);
        Assert.Equal(["1|a", "2|", "3|"], Lines(json));
        plan = plan with { Layout = new SourceLayout { Format = SourceFormat.Xml, Rows = "M/C" } };
        using IRecordReader xml = RecordReaders.Open(Delivery.Open(Write("p.xml", "<M><C><Ref>1</Ref><id>a</id></C><C><Reference>2</Reference></C><C><Reference>3</Reference><Ref/></C></M>")), plan, true);
        Assert.Equal(["Ref", "id"], xml.Headers);
        Assert.Equal(["1|a", "2|", "3|"], Lines(xml));

        static IEnumerable<string> Lines(IRecordReader reader)
        {
            while (reader.Read())
            {
                yield return $"{Encoding.UTF8.GetString(reader.Cell(0))}|{Encoding.UTF8.GetString(reader.Cell(1))}";
            }
        }
    }

    [Fact]
    public void Json_LongerThanTheBuffer_IsReadItemByItem()
    {
        string items = string.Join(",\n", Enumerable.Range(1, 5_000).Select(number => $"{{\"id\": {number}, \"text\": \"{new string('x', number % 97)}\"}}"));
        var read = Records.Of(Write("g.json", "\uFEFF[" + items + "]"), new SourceLayout { Format = SourceFormat.Json }, "id", "text");
        Assert.Equal(Enumerable.Range(1, 5_000).Select(number => $"{number}"), read.Rows.Select(row => row[0]));
        Assert.All(read.Rows, row => Assert.Equal(int.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture) % 97, row[1].Length));
    }

    [Fact]
    public void Json_BrokenItems_AreHeldWithTheirLine()
    {
        var read = Records.Of(Write("h.json", "[{\"id\": 1},\n{\"id\": 2, \"id\": 3},\n4,\n{\"id\": \"\\ud800\"}]"), new SourceLayout { Format = SourceFormat.Json }, "id");
        Assert.Equal([["1"]], read.Rows);
        Assert.Equal([(2L, "EXT234"), (3L, "EXT234"), (4L, "EXT234")], read.Faults);
    }

    [Theory]
    [InlineData("[{\"id\": 1},", "EXT211")]
    [InlineData("[{\"id\": 1}] x", "EXT211")]
    [InlineData("{\"rows\": [{\"id\": 1}]", "EXT211")]
    [InlineData("{\"rows\": 1}", "EXT216")]
    [InlineData("{\"other\": []}", "EXT216")]
    [InlineData("\"text\"", "EXT216")]
    public void Json_DamagedOrAnotherShape_IsRefused(string text, string code)
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Records.Of(Write("i.json", text), new SourceLayout { Format = SourceFormat.Json, Rows = "rows" }, "id"));
        Assert.Equal(code, failure.Issues[0].Code);
    }

    [Fact]
    public void NdJson_BrokenLines_AreHeldAndTheOthersGoOn()
    {
        var read = Records.Of(Write("j.ndjson", "{\"id\": 1, \"who\": {\"sex\": \"F\"}}\r\n\n{\"id\": 2\n[3]\n{\"id\": 4}"), new SourceLayout { Format = SourceFormat.JsonLines }, "id", "who/sex");
        Assert.Equal([["1", "F"], ["4", ""]], read.Rows);
        Assert.Equal([(3L, "EXT234"), (4L, "EXT234")], read.Faults);
    }

    [Fact]
    public void Json_PathThatClimbsOut_SaysSo()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Records.Of(Write("k.json", "[]"), new SourceLayout { Format = SourceFormat.Json }, "../id"));
        Assert.Equal(
            "EXT216 error  k.json, \"../id\"\n"
            + "  Found:    a path that climbs out of the array's items\n"
            + "  Expected: at most 0 times .. in this file\n"
            + "  Fix:      correct the field's 'column:', or 'rows:'",
            failure.Message);
    }

    [Fact]
    public void Xml_NotOfItsSchema_IsRefusedWithItsPlace()
    {
        string schema = Write("m.xsd", """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="M"><xs:complexType><xs:sequence>
            <xs:element name="C" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="Born" type="xs:date"/></xs:sequence></xs:complexType></xs:element>
            </xs:sequence></xs:complexType></xs:element></xs:schema>
            """);
        var layout = new SourceLayout { Format = SourceFormat.Xml, Rows = "M/C", Schema = schema };
        Assert.Equal([["2010-01-02"]], Records.Of(Write("m.xml", "<M><C><Born>2010-01-02</Born></C></M>"), layout, "Born").Rows);
        BridgeException failure = Assert.Throws<BridgeException>(() => Records.Of(Write("n.xml", "<M><C>\n<Born>SECRET</Born></C></M>"), layout, "Born"));
        Assert.Equal(
            "EXT215 error  n.xml, line 2, column 15\n"
            + "  Found:    an element, attribute or text that does not follow the schema\n"
            + "  Expected: XML that follows m.xsd\n"
            + "  Fix:      ask the agency to send it again, or remove 'schema:' from the mapping to load what can be read",
            failure.Message);
    }

    private static string Line(ReaderNote note) => $"{note.Code} {note.Count}: {string.Join(' ', note.FirstLines)}";

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }
}

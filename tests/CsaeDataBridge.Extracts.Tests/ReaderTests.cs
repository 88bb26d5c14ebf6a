using System.IO.Compression;
using System.Text;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

public sealed class ReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-readers").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Xml_ParentsAndRepeatedElements_AreJoinedAndDoNotLeakIntoTheNextRecord()
    {
        string xml = "<M><C><Id>1</Id><U>x</U><D><Src>6</Src><A>\n<F>19B</F><F>10A</F></A></D><D><A><F>21</F></A></D></C>\n<C><Id>2</Id><D><A/></D></C></M>";
        using IRecordReader reader = Xml(xml, ["../../Id", "../../U", "../Src", "F"]);
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, 4).Select(column => Encoding.UTF8.GetString(reader.Cell(column)).Replace('\u001F', '+'))));
        }

        Assert.Equal(["1|x|6|19B+10A", "1|x||21", "2|||"], rows);
    }

    [Fact]
    public void Xml_CutOff_SaysWhereWithoutContent()
    {
        using IRecordReader reader = Xml("<M><C>\n<Id>SECRET</Id>", ["../../Id"]);
        BridgeException failure = Assert.Throws<BridgeException>(() => reader.Read());
        Assert.Equal("EXT210", failure.Issues[0].Code);
        Assert.DoesNotContain("SECRET", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Workbook_MergedHeaderRows_AreJoined()
    {
        Delivery delivery = Delivery.Open(Path.Combine(RepositoryRoot.Path, "samples", "northshire", "extracts", "harbour", "Harbour_referrals_2026-03-31.xlsx"));
        using var reader = new WorkbookReader(delivery, new SourceLayout { Format = SourceFormat.Workbook, Sheet = "referrals", HeaderRows = 2 });
        Assert.Equal(["Client / Ref", "Client / Date of birth", "Client / Gender", "Client / Lives in", "Referral / Number", "Referral / Received", "Referral / First seen", "What brings you here / Sexual abuse", "What brings you here / Exploitation", "Notes / Worker"], reader.Headers);
        Assert.True(reader.Read());
        Assert.Equal(3, reader.Line);
        Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", Encoding.UTF8.GetString(reader.Cell(1)));
    }

    [Fact]
    public void Workbook_MissingSheet_NamesTheOnesThereAre()
    {
        Delivery delivery = Delivery.Open(Path.Combine(RepositoryRoot.Path, "samples", "northshire", "extracts", "westvale", "Annex_A_2025-03-31.xlsx"));
        BridgeException failure = Assert.Throws<BridgeException>(() => new WorkbookReader(delivery, new SourceLayout { Format = SourceFormat.Workbook, Sheet = "List 9" }));
        Assert.Equal(
            "EXT209 error  Annex_A_2025-03-31.xlsx\n"
            + "  Found:    no sheet \"List 9\"\n"
            + "  Expected: one of \"List 1\", \"List 4\", \"List 7\"\n"
            + "  Fix:      correct 'sheet:' in the mapping, or ask the agency",
            failure.Message);
    }

    [Fact]
    public void Delivery_PackedCopy_IsTheSameDelivery()
    {
        string plain = Write("d.csv", "a,b\n1,2\n"u8.ToArray());
        string packed = Path.Combine(folder, "other.zip");
        using (ZipArchive archive = ZipFile.Open(packed, ZipArchiveMode.Create))
        {
            archive.CreateEntryFromFile(plain, "d.csv");
        }

        Assert.Equal(Delivery.Open(plain).ContentHash, Delivery.Open(packed).ContentHash);
        Assert.Equal("d.csv", Delivery.Open(packed).Name);
    }

    [Fact]
    public void Delivery_TruncatedZip_IsRefused()
    {
        string path = Write("cut.zip", [0x50, 0x4B, 3, 4, 0, 0]);
        Assert.Equal("EXT203", Assert.Throws<BridgeException>(() => Delivery.Open(path)).Issues[0].Code);
    }

    [Theory]
    [InlineData("", "EXT202")]
    [InlineData(null, "EXT201")]
    public void Delivery_EmptyOrMissing_IsRefused(string? text, string code)
    {
        string path = text is null ? Path.Combine(folder, "none.csv") : Write("e.csv", Encoding.UTF8.GetBytes(text));
        Assert.Equal(code, Assert.Throws<BridgeException>(() => Delivery.Open(path)).Issues[0].Code);
    }

    [Theory]
    [InlineData("  CSE \u2013  Suspected\u00A0", "cse - suspected")]
    [InlineData("ＣＳＥ", "cse")]
    [InlineData("Zoë ŁØ", "zoe lo")]
    [InlineData("O’Carrick", "o'carrick")]
    [InlineData("\u200B\t", "")]
    public void NormalForm_OddWritings_AreOne(string cell, string normal)
    {
        Assert.Equal(normal, NormalForm.Of(cell));
        Assert.Equal(normal, NormalForm.Of(normal));
    }

    private IRecordReader Xml(string text, string[] paths) => new XmlRecordReader(
        Delivery.Open(Write("d.xml", Encoding.UTF8.GetBytes(text))),
        new StagePlan(new SourceLayout { Format = SourceFormat.Xml, Rows = "M/C/D/A" }, [.. paths.Select(path => new StageField(path, [path], StageKind.Cell, false, null))], false, [], false));

    private string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}

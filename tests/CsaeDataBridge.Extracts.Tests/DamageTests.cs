using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using FsCheck;
using FsCheck.Fluent;

namespace CsaeDataBridge.Tests;

/// <summary>Damaged and hostile files give records or a coded error: no crash, no hang, no word of what they hold.</summary>
public sealed class DamageTests : IDisposable
{
    private const string Canary = "CANARY";
    private static readonly string Sample = Path.Combine(RepositoryRoot.Path, "samples", "northshire", "extracts");

    private readonly string folder = Directory.CreateTempSubdirectory("bridge-damage").FullName;

    public static TheoryData<string, string, SourceFormat, string?> Files => new()
    {
        { "northshire-police/NSP_CRIME_2026-03-31.csv", "a.txt", SourceFormat.FixedWidth, null },
        { "southmere/children_2026-03-31.csv", "a.csv", SourceFormat.Delimited, null },
        { "westvale/Annex_A_2025-03-31.xlsx", "a.xlsx", SourceFormat.Workbook, null },
        { "eastmoor/CIN_2025-03-31.xml", "a.xml", SourceFormat.Xml, "Message/Children/Child" },
        { "northshire-sarc/SARC_bundle_2025-06-30.json", "a.json", SourceFormat.Json, "entry" },
        { "northshire-sarc/SARC_bundle_2025-06-30.json", "a.fhir.json", SourceFormat.Fhir, null },
        { "southmere/panel_2026-03-31.csv", "a.zip", SourceFormat.Delimited, null },
        { "southmere/panel_2026-03-31.csv", "a.csv.gz", SourceFormat.Delimited, null },
    };

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [MemberData(nameof(Files))]
    public void Reader_FlippedAndCutFiles_GiveRecordsOrACodedError(string sample, string name, SourceFormat format, string? rows)
    {
        byte[] whole = Packed(File.ReadAllBytes(Path.Combine(Sample, sample)), name);
        int copies = Math.Max(120, Endurance.Count(300));
        foreach (byte[] damaged in Damage.OfBytes(whole, copies))
        {
            ReadsOrSaysWhy(name, damaged, new SourceLayout { Format = format, Rows = rows, Widths = [("a", 12), ("b", 30)], View = format == SourceFormat.Fhir ? FhirRecordReaderTests.Sarc : null });
        }

        Endurance.Record($"damaged copies of an extract: {name}", copies, []);
    }

    [Fact]
    public void Reader_FlippedAndCutOldWorkbooks_GiveRecordsOrACodedError()
    {
        string path = Path.Combine(folder, "whole.xls");
        XlsFile.Write(path, Sheet.OfTexts("rows", ["Ref", "Born", "Flag"], ["1", "2010-01-02", "CSE"], ["2", "2011-12-31", "CSA"]) with { Merged = [(1, 2, 2, 2)] });
        byte[] whole = File.ReadAllBytes(path);

        // What the file consists of, without what fills its last sector up.
        int length = Array.FindLastIndex(whole, value => value != 0) + 1;
        foreach (byte[] damaged in Damage.OfBytes(whole[..length], 600))
        {
            ReadsOrSaysWhy("a.xls", [.. damaged, .. whole[length..]], new SourceLayout { Format = SourceFormat.Workbook });
        }
    }

    [Theory]
    [InlineData("b.csv", SourceFormat.Delimited)]
    [InlineData("b.txt", SourceFormat.FixedWidth)]
    [InlineData("b.xlsx", SourceFormat.Workbook)]
    [InlineData("b.xml", SourceFormat.Xml)]
    [InlineData("b.json", SourceFormat.Json)]
    [InlineData("b.ndjson", SourceFormat.JsonLines)]
    [InlineData("c.json", SourceFormat.Fhir)]
    [InlineData("b.zip", SourceFormat.Delimited)]
    [InlineData("b.csv.gz", SourceFormat.Delimited)]
    public void Reader_AnyBytes_GiveRecordsOrACodedError(string name, SourceFormat format) =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => ReadsOrSaysWhy(name, bytes, new SourceLayout { Format = format, Rows = format == SourceFormat.Xml ? "a/b" : null, Widths = [("a", 2), ("b", 3)], View = format == SourceFormat.Fhir ? FhirRecordReaderTests.Sarc : null }))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Zip_Bomb_IsRefusedBeforeItUnpacks()
    {
        string path = Path.Combine(folder, "bomb.zip");
        using (ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using Stream entry = archive.CreateEntry("rows.csv").Open();
            WriteZeros(entry, 1L << 30);
        }

        Assert.Equal("EXT214", Quickly(() => Delivery.Open(path)));
    }

    [Fact]
    public void Gzip_Bomb_IsRefusedBeforeItUnpacks()
    {
        string path = Path.Combine(folder, "bomb.csv.gz");
        using (var packed = new GZipStream(File.Create(path), CompressionLevel.Optimal))
        {
            WriteZeros(packed, 1L << 30);
        }

        Assert.Equal("EXT214", Quickly(() => Delivery.Open(path)));
    }

    [Fact]
    public void Workbook_Bomb_IsRefusedBeforeItUnpacks()
    {
        string path = Path.Combine(folder, "bomb.xlsx");
        File.Copy(Path.Combine(Sample, "westvale", "Annex_A_2025-03-31.xlsx"), path);
        using (ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            archive.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using Stream entry = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            WriteZeros(entry, 256L << 20);
        }

        Assert.Equal("EXT214", Quickly(() => Records.Of(path, new SourceLayout { Format = SourceFormat.Workbook })));
    }

    [Fact]
    public void Zip_OfAZip_OfTwoFiles_OrOfAFileElsewhere_UnpacksNothing()
    {
        Assert.Equal("EXT203", Quickly(() => Delivery.Open(Zip("nested.zip", "inner.zip"))));
        Assert.Equal("EXT203", Quickly(() => Delivery.Open(Zip("two.zip", "a.csv", "b.csv"))));
        Assert.Equal("escaped.csv", Delivery.Open(Zip("traversal.zip", "../../escaped.csv")).Name);
        Assert.Empty(Directory.GetFiles(folder, "escaped.csv", SearchOption.AllDirectories));
        Assert.False(File.Exists(Path.Combine(folder, "..", "..", "escaped.csv")));
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a><b>&x;</b></a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"CANARY\"><!ENTITY y \"&x;&x;&x;&x;\">]><a><b>&y;</b></a>")]
    public void Xml_EntitiesAndDoctypes_AreRefused(string xml)
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Records.Of(Write("d.xml", Encoding.UTF8.GetBytes(xml)), new SourceLayout { Format = SourceFormat.Xml, Rows = "a" }, "b"));
        Assert.Equal("EXT210", failure.Issues[0].Code);
        Assert.DoesNotContain(Canary, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Xml_Bottomless_IsRefused()
    {
        string path = Write("deep.xml", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 1_000_000))));
        Assert.Equal("EXT213", Quickly(() => Records.Of(path, new SourceLayout { Format = SourceFormat.Xml, Rows = "a/b" }, "c")));
    }

    [Theory]
    [InlineData("e.csv", SourceFormat.Delimited, "a,b\n\"", "", "EXT213")]
    [InlineData("e.xml", SourceFormat.Xml, "<a><b>", "</b></a>", "EXT213")]
    [InlineData("e.json", SourceFormat.Json, "[{\"b\": \"", "\"}]", "EXT213")]
    [InlineData("e.ndjson", SourceFormat.JsonLines, "{\"b\": \"", "\"}", "EXT213")]
    public void Reader_CellOfAGigabyte_IsRefused(string name, SourceFormat format, string before, string after, string code)
    {
        string path = Path.Combine(folder, name);
        using (FileStream file = File.Create(path))
        {
            file.Write(Encoding.UTF8.GetBytes(before));
            byte[] letters = [.. Enumerable.Repeat((byte)'x', 1 << 20)];
            for (int megabyte = 0; megabyte < 1024; megabyte++)
            {
                file.Write(letters);
            }

            file.Write(Encoding.UTF8.GetBytes(after));
        }

        var plan = new StagePlan(new SourceLayout { Format = format, Rows = format == SourceFormat.Xml ? "a" : null }, [new StageField("b", ["b"], StageKind.Cell, false, null)], false, [], false);
        var delivery = Delivery.Open(path);
        Assert.Equal(code, Quickly(() =>
        {
            using IRecordReader reader = RecordReaders.Open(delivery, plan, lineBreaksInQuotes: true);
            reader.Read();
        }));
    }

    [Fact]
    public void Csv_MillionColumns_IsRefused()
    {
        string path = Write("wide.csv", Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 1_000_000))));
        Assert.Equal("EXT213", Quickly(() => Records.Of(path, new SourceLayout { Format = SourceFormat.Delimited })));
    }

    [Theory]
    [InlineData(0, 1_000_000)]
    [InlineData(0, 300_000_000)]
    [InlineData(2_000_000_000, 0)]
    public void Workbook_OfMoreThanASpreadsheetHolds_IsRefused(int row, int column)
    {
        string path = Path.Combine(folder, "wide.xlsx");
        XlsxFile.Write(path, new Sheet("rows", [new SheetCell(0, 0, "Ref"), new SheetCell(row, column, "x")]));
        Assert.Equal("EXT209", Quickly(() => Records.Of(path, new SourceLayout { Format = SourceFormat.Workbook })));
        Assert.Equal("EXT209", Quickly(() => ExtractProfiler.Profile(Delivery.Open(path), new ProfileOptions(), CancellationToken.None)));
    }

    [Fact]
    public void Json_MillionMembers_AreReadOrRefused()
    {
        string json = $"[{{{string.Join(',', Enumerable.Range(0, 1_000_000).Select(number => $"\"m{number}\":{number}"))}}}]";
        Assert.Equal([["7"]], Records.Of(Write("wide.json", Encoding.UTF8.GetBytes(json)), new SourceLayout { Format = SourceFormat.Json }, "m7").Rows);
        Assert.Equal("EXT217", Quickly(() => ExtractProfiler.Profile(Delivery.Open(Write("wide.json", Encoding.UTF8.GetBytes(json))), new ProfileOptions(), CancellationToken.None)));
    }

    private bool ReadsOrSaysWhy(string name, byte[] bytes, SourceLayout layout)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            string[] columns = layout.Format switch
            {
                SourceFormat.Xml => ["ChildIdentifiers/LAchildID", "b"],
                SourceFormat.Json or SourceFormat.JsonLines => ["resource/id", "b"],
                SourceFormat.Fhir => ["encounter_id"],
                _ => [],
            };
            Records.Of(Write(name, bytes), layout, columns);
        }
        catch (BridgeException failure)
        {
            Assert.All(failure.Issues, issue => Assert.Matches("^(EXT2[012][0-9]|FHR9[01][0-9])$", issue.Code));
        }

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
        return true;
    }

    // In bounded memory and time; a machine may be busy, so that the bound on time is wide.
    private static string Quickly(Action work)
    {
        long started = Stopwatch.GetTimestamp();
        long before = GC.GetTotalAllocatedBytes();
        BridgeException failure = Assert.Throws<BridgeException>(work);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20), "took too long");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 512L << 20, "took too much memory");
        return failure.Issues[0].Code;
    }

    private static byte[] Packed(byte[] bytes, string name)
    {
        if (!name.EndsWith(".zip", StringComparison.Ordinal) && !name.EndsWith(".gz", StringComparison.Ordinal))
        {
            return bytes;
        }

        using var memory = new MemoryStream();
        if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            using (var packed = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
            {
                packed.Write(bytes);
            }

            return memory.ToArray();
        }

        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("a.csv").Open();
            entry.Write(bytes);
        }

        return memory.ToArray();
    }

    private string Zip(string name, params string[] entries)
    {
        string path = Path.Combine(folder, name);
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (string entry in entries)
        {
            using Stream stream = archive.CreateEntry(entry).Open();
            stream.Write("a,b\n1,2\n"u8);
        }

        return path;
    }

    private static void WriteZeros(Stream stream, long count)
    {
        byte[] zeros = new byte[1 << 20];
        for (long written = 0; written < count; written += zeros.Length)
        {
            stream.Write(zeros);
        }
    }

    private string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}

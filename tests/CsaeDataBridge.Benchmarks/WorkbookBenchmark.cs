using System.Globalization;
using System.IO.Compression;
using System.Xml;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Benchmarks;

/// <summary>Reading every cell of an .xlsx sheet against unzipping it and reading its XML, which no reader can do without.</summary>
internal static class WorkbookBenchmark
{
    private static readonly string[] Columns = ["Ref", "Client", "Received", "Born", "Sex", "Ethnicity", "Area", "CSA", "CSE", "HSB", "Age", "Notes"];

    /// <param name="rows">Rows of the sheet.</param>
    /// <param name="repeats">How often each is measured, in turn; the fastest counts.</param>
    public static RatioResult Run(int rows, int repeats)
    {
        string folder = Directory.CreateTempSubdirectory("bridge-benchmark").FullName;
        try
        {
            string path = Path.Combine(folder, "list.xlsx");
            Write(path, rows);
            double own = double.MaxValue;
            double other = double.MaxValue;
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                other = Math.Min(other, ProcessorTime.Seconds(() => ReadXml(path)));
                own = Math.Min(own, ProcessorTime.Seconds(() => ReadCells(path, rows)));
            }

            return new RatioResult("xlsx", string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows of {Columns.Length} columns, {new FileInfo(path).Length / 1e6:N1} MB packed"), "every cell read, processor time", own, "unzipped, its XML read, processor time", other, 2);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static void ReadCells(string path, int rows)
    {
        var plan = new StagePlan(new SourceLayout { Format = SourceFormat.Workbook }, [.. Columns.Select(column => new StageField(column, [column], StageKind.Cell, false, null))], true, [], false);
        using IRecordReader reader = RecordReaders.Open(Delivery.Open(path), plan, lineBreaksInQuotes: true);
        int read = 0;
        long length = 0;
        for (; reader.Read(); read++)
        {
            for (int column = 0; column < Columns.Length; column++)
            {
                length += reader.Cell(column).Length;
            }
        }

        if (read != rows || length == 0)
        {
            throw new InvalidOperationException($"{read} rows of {rows} read");
        }
    }

    private static void ReadXml(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream part = entry.Open();
            using var xml = XmlReader.Create(part);
            while (xml.Read())
            {
            }
        }
    }

    // As spreadsheet programs write it: words in a table of their own, dates as numbers with a format.
    private static void Write(string path, int rows)
    {
        string[] words = ["F", "M", "White British", "Indian", "Caribbean", "Eastmoor", "Westvale", "Y", "N", "", "CSE - Suspected", "At risk of CSE", "HSB - displaying"];
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Part(archive, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""");
        Part(archive, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(archive, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>""");
        Part(archive, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>""");
        Part(archive, "xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>""");
        using (StreamWriter sheet = Open(archive, "xl/worksheets/sheet1.xml"))
        {
            sheet.Write("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">""");
            for (int column = 0; column < Columns.Length; column++)
            {
                sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + column)}1\" t=\"s\"><v>{words.Length + column}</v></c>"));
            }

            sheet.Write("</row>");
            for (int row = 2; row < rows + 2; row++)
            {
                sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>{words.Length + Columns.Length + row - 2}</v></c><c r=\"B{row}\"><v>{100_000 + (row * 7)}</v></c><c r=\"C{row}\" s=\"1\"><v>{45_000 + (row % 700)}</v></c><c r=\"D{row}\" s=\"1\"><v>{39_000 + (row % 6000)}</v></c>"));
                for (int column = 4; column < 10; column++)
                {
                    sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + column)}{row}\" t=\"s\"><v>{(row * column) % words.Length}</v></c>"));
                }

                sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"K{row}\"><v>{row % 18}</v></c><c r=\"L{row}\" t=\"s\"><v>{row % words.Length}</v></c></row>"));
            }

            sheet.Write("</sheetData></worksheet>");
        }

        using StreamWriter strings = Open(archive, "xl/sharedStrings.xml");
        strings.Write("""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""");
        foreach (string word in words.Concat(Columns).Concat(Enumerable.Range(0, rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"R/{row:000000}"))))
        {
            strings.Write($"<si><t>{word}</t></si>");
        }

        strings.Write("</sst>");
    }

    private static StreamWriter Open(ZipArchive archive, string name) => new(archive.CreateEntry(name).Open());

    private static void Part(ZipArchive archive, string name, string text)
    {
        using StreamWriter part = Open(archive, name);
        part.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text);
    }
}

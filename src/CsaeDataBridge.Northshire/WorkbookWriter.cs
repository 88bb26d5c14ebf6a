using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace CsaeDataBridge.Northshire;

/// <summary>Writes small .xlsx workbooks with fixed times inside, so that their bytes repeat. Text cells, dates as numbers.</summary>
internal sealed class WorkbookWriter
{
    private static readonly DateTimeOffset Fixed = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly List<(string Name, StringBuilder Rows, List<string> Merged)> sheets = [];
    private int row;

    public void Sheet(string name)
    {
        sheets.Add((name, new StringBuilder(), []));
        row = 0;
    }

    /// <summary>Merges cells of the row just written, for example <c>B1:D1</c>.</summary>
    public void Merge(string range) => sheets[^1].Merged.Add(range);

    /// <summary>Writes a row: strings as text, dates as Excel dates, null as no cell.</summary>
    /// <returns>The row's number in the sheet.</returns>
    public int Row(params object?[] cells)
    {
        row++;
        StringBuilder rows = sheets[^1].Rows;
        rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">");
        for (int column = 0; column < cells.Length; column++)
        {
            string place = Column(column) + row.ToString(CultureInfo.InvariantCulture);
            switch (cells[column])
            {
                case null or "":
                    break;
                case DateOnly day:
                    rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>");
                    break;
                case int number:
                    rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\"><v>{number}</v></c>");
                    break;
                case var text:
                    rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text.ToString())}</t></is></c>");
                    break;
            }
        }

        rows.Append("</row>");
        return row;
    }

    public void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        IEnumerable<int> numbers = Enumerable.Range(1, sheets.Count);
        Put(archive, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>{string.Concat(numbers.Select(number => $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))}</Types>");
        Put(archive, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Put(archive, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{string.Concat(numbers.Select(number => $"<sheet name=\"{SecurityElement.Escape(sheets[number - 1].Name)}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"))}</sheets></workbook>");
        Put(archive, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(numbers.Select(number => $"<Relationship Id=\"rId{number}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"))}<Relationship Id=\"rId{sheets.Count + 1}\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
        Put(archive, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
        foreach (int number in numbers)
        {
            (_, StringBuilder rows, List<string> merged) = sheets[number - 1];
            string merges = merged.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"<mergeCells count=\"{merged.Count}\">{string.Concat(merged.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>");
            Put(archive, $"xl/worksheets/sheet{number}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData>{merges}</worksheet>");
        }
    }

    private static string Column(int index) => index < 26 ? ((char)('A' + index)).ToString() : Column((index / 26) - 1) + (char)('A' + (index % 26));

    private static void Put(ZipArchive archive, string name, string text)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = Fixed;
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        writer.Write(text);
    }
}

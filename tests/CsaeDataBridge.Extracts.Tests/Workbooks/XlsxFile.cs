using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace CsaeDataBridge.Tests;

/// <summary>Writes a workbook as an .xlsx file, from nothing but its format.</summary>
internal static class XlsxFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static void Write(string path, params Sheet[] sheets)
    {
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Part(archive, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
        Part(archive, "_rels/.rels", $"""<Relationships xmlns="{Package}"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(archive, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{string.Concat(sheets.Select((sheet, index) => $"""<sheet name="{sheet.Name}" sheetId="{index + 1}" r:id="s{index}"/>"""))}</sheets></workbook>""");
        Part(archive, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}"><Relationship Id="styles" Type="{Office}/styles" Target="styles.xml"/>{string.Concat(sheets.Select((_, index) => $"""<Relationship Id="s{index}" Type="{Office}/worksheet" Target="worksheets/sheet{index}.xml"/>"""))}</Relationships>""");
        Part(archive, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>""");
        for (int index = 0; index < sheets.Length; index++)
        {
            Part(archive, $"xl/worksheets/sheet{index}.xml", Text(sheets[index]));
        }
    }

    private static string Text(Sheet sheet)
    {
        var text = new StringBuilder($"""<worksheet xmlns="{Main}"><sheetData>""");
        foreach (IGrouping<int, SheetCell> row in sheet.Cells.GroupBy(cell => cell.Row))
        {
            text.Append(CultureInfo.InvariantCulture, $"""<row r="{row.Key + 1}">""");
            foreach (SheetCell cell in row)
            {
                (string type, string value) = cell.Value switch
                {
                    string words when cell.IsFormula => ("t=\"str\"", $"<v>{SecurityElement.Escape(words)}</v>"),
                    string words => ("t=\"inlineStr\"", $"<is><t>{SecurityElement.Escape(words)}</t></is>"),
                    bool truth => ("t=\"b\"", $"<v>{(truth ? 1 : 0)}</v>"),
                    DateTime => ("s=\"1\"", string.Create(CultureInfo.InvariantCulture, $"<v>{cell.Serial:R}</v>")),
                    double number => ("", string.Create(CultureInfo.InvariantCulture, $"<v>{number:R}</v>")),
                    _ => ("t=\"e\"", "<v>#N/A</v>"),
                };
                text.Append($"""<c r="{Place(cell.Row, cell.Column)}" {type}>{(cell.IsFormula ? "<f>NA()</f>" : "")}{value}</c>""");
            }

            text.Append("</row>");
        }

        text.Append("</sheetData>");
        return text.Append(sheet.Merged.Length == 0 ? "" : $"<mergeCells>{string.Concat(sheet.Merged.Select(area => $"""<mergeCell ref="{Place(area.FirstRow, area.FirstColumn)}:{Place(area.LastRow, area.LastColumn)}"/>"""))}</mergeCells>").Append("</worksheet>").ToString();
    }

    private static string Place(int row, int column)
    {
        string letters = "";
        for (int left = column + 1; left > 0; left = (left - 1) / 26)
        {
            letters = (char)('A' + ((left - 1) % 26)) + letters;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row + 1}");
    }

    private static void Part(ZipArchive archive, string name, string text)
    {
        using Stream stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}

using System.Text;
using CsaeDataBridge.Issues;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CsaeDataBridge.Extracts;

/// <summary>Finds the sheet and the header rows of a workbook.</summary>
internal static class WorkbookSniffer
{
    private const int RowsLookedAt = 20;

    /// <summary>The layout with sheet and header rows, and the other sheets that hold something.</summary>
    public static (SourceLayout Layout, IReadOnlyList<string> OtherSheets) Sniff(Delivery delivery, SourceLayout layout)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            using var memory = new MemoryStream();
            using (Stream content = delivery.OpenContent())
            {
                content.CopyTo(memory);
            }

            memory.Position = 0;
            using IExcelDataReader reader = ExcelReaderFactory.CreateReader(memory);
            var sheets = new List<(string Name, bool[][] Filled, bool[][] Text)>();
            do
            {
                sheets.Add(Look(reader));
            }
            while (reader.NextResult());

            // Without a name, the first sheet that has rows below its header.
            (string name, bool[][] filled, bool[][] text) = sheets.FirstOrDefault(
                sheet => layout.Sheet is null ? sheet.Filled.Length > 1 : NormalForm.Of(sheet.Name) == NormalForm.Of(layout.Sheet),
                sheets[0]);
            (int first, int count) = Headers(filled, text);
            return (layout with { Sheet = layout.Sheet ?? name, HeaderRow = first, HeaderRows = count }, [.. sheets.Where(sheet => sheet.Name != name && sheet.Filled.Length > 1).Select(sheet => sheet.Name)]);
        }
        catch (Exception failure) when (failure is ExcelReaderException or InvalidDataException or System.Xml.XmlException or IOException or FormatException or NullReferenceException or IndexOutOfRangeException or ArgumentException)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.NotAWorkbook, new Place(delivery.Name), "a file that is not a whole workbook", "an .xlsx or .xls workbook without a password", "ask the agency to send it again"));
        }
    }

    private static (string Name, bool[][] Filled, bool[][] Text) Look(IExcelDataReader reader)
    {
        var filled = new List<bool[]>();
        var text = new List<bool[]>();
        while (filled.Count < RowsLookedAt && reader.Read())
        {
            object?[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)];
            filled.Add([.. cells.Select(cell => cell is not null && cell.ToString() is { Length: > 0 })]);
            text.Add([.. cells.Select(cell => cell is string { Length: > 0 })]);
        }

        return (reader.Name, [.. filled], [.. text]);
    }

    // The header is the first row that fills nearly every column with text; a row of text above it with gaps holds names of merged cells.
    private static (int First, int Count) Headers(bool[][] filled, bool[][] text)
    {
        int width = filled.Length == 0 ? 0 : filled.Max(row => row.Count(cell => cell));
        for (int row = 0; row < filled.Length; row++)
        {
            int cells = filled[row].Count(cell => cell);
            if (cells < 2 || cells * 10 < width * 8 || text[row].Count(cell => cell) < cells)
            {
                continue;
            }

            bool merged = row > 0 && filled[row - 1].Count(cell => cell) >= 2 && filled[row - 1][0] && text[row - 1].Count(cell => cell) == filled[row - 1].Count(cell => cell);
            return merged ? (row, 2) : (row + 1, 1);
        }

        return (1, 1);
    }
}

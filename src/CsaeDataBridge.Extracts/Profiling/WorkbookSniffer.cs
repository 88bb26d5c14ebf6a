namespace CsaeDataBridge.Extracts;

/// <summary>Finds the sheet and the header rows of a workbook.</summary>
internal static class WorkbookSniffer
{
    private const int RowsLookedAt = 20;

    /// <summary>The layout with sheet and header rows, and the other sheets that hold something.</summary>
    public static (SourceLayout Layout, IReadOnlyList<string> OtherSheets) Sniff(Delivery delivery, SourceLayout layout)
    {
        using SheetReader reader = WorkbookReader.Guard(delivery.Name, () => SheetReader.Open(delivery));
        return WorkbookReader.Guard(delivery.Name, () => Sniff(reader, layout));
    }

    private static (SourceLayout Layout, IReadOnlyList<string> OtherSheets) Sniff(SheetReader reader, SourceLayout layout)
    {
        var sheets = new List<(string Name, bool[][] Filled, bool[][] Text)>();
        do
        {
            sheets.Add(Look(reader));
        }
        while (reader.NextSheet());

        // Without a name, the first sheet that has rows below its header.
        (string name, bool[][] filled, bool[][] text) = sheets.FirstOrDefault(
            sheet => layout.Sheet is null ? sheet.Filled.Length > 1 : NormalForm.Of(sheet.Name) == NormalForm.Of(layout.Sheet),
            sheets[0]);
        (int first, int count) = Headers(filled, text);
        return (layout with { Sheet = layout.Sheet ?? name, HeaderRow = first, HeaderRows = count }, [.. sheets.Where(sheet => sheet.Name != name && sheet.Filled.Length > 1).Select(sheet => sheet.Name)]);
    }

    private static (string Name, bool[][] Filled, bool[][] Text) Look(SheetReader reader)
    {
        var filled = new List<bool[]>();
        var text = new List<bool[]>();
        while (filled.Count < RowsLookedAt && reader.Read())
        {
            while (filled.Count < Math.Min(reader.Row - 1, RowsLookedAt))
            {
                filled.Add([]);
                text.Add([]);
            }

            filled.Add([.. Enumerable.Range(0, reader.Columns).Select(column => !reader.Cell(column).IsEmpty)]);
            text.Add([.. Enumerable.Range(0, reader.Columns).Select(column => reader.IsText(column) && !reader.Cell(column).IsEmpty)]);
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

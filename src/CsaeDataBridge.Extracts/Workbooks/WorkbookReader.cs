using System.Text;
using System.Xml;
using CsaeDataBridge.Issues;
using ExcelDataReader.Exceptions;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads one sheet of a workbook: header rows joined. Empty rows are no rows.</summary>
internal sealed class WorkbookReader : IRecordReader
{
    private readonly SheetReader sheets;
    private readonly NoRow noRow;
    private readonly ReaderNotes notes = new();
    private readonly string file;
    private bool ahead;

    public WorkbookReader(Delivery delivery, SourceLayout layout)
    {
        file = delivery.Name;
        sheets = Guard(file, () => SheetReader.Open(delivery));
        Guard(file, () => FindSheet(layout));
        Headers = Guard(file, () => ReadHeaders(layout));
        noRow = new NoRow(Headers, layout.Trailers);
    }

    public IReadOnlyList<string> Headers { get; }

    public long Line => sheets.Row;

    public string? Fault => null;

    public IReadOnlyList<ReaderNote> Notes => notes.All;

    public bool Read()
    {
        while (ahead || Guard(file, sheets.Read))
        {
            ahead = false;
            if (!Any())
            {
                continue;
            }

            if (noRow.Code(this, Headers.Count) is { } code)
            {
                notes.Add(code, Line);
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    public ReadOnlySpan<byte> Cell(int column) => column < sheets.Columns ? sheets.Cell(column) : default;

    public string Raw() => string.Join('\u001E', Enumerable.Range(0, Headers.Count).Select(column => Encoding.UTF8.GetString(Cell(column))));

    public void Dispose() => sheets.Dispose();

    /// <summary>Reissues what a workbook's library says of a damaged one.</summary>
    /// <exception cref="BridgeException">EXT209.</exception>
    public static T Guard<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is ExcelReaderException or InvalidDataException or XmlException or IOException or FormatException or OverflowException or NullReferenceException or IndexOutOfRangeException or ArgumentException)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.NotAWorkbook, new Place(file), "a file that is not a whole workbook", "an .xlsx or .xls workbook without a password", "ask the agency to send it again"));
        }
    }

    private bool Any()
    {
        for (int column = 0; column < Math.Min(sheets.Columns, Headers.Count); column++)
        {
            if (!sheets.Cell(column).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private bool FindSheet(SourceLayout layout)
    {
        if (layout.Sheet is null)
        {
            return true;
        }

        var names = new List<string>();
        do
        {
            if (NormalForm.Of(sheets.Name) == NormalForm.Of(layout.Sheet))
            {
                return true;
            }

            names.Add(sheets.Name);
        }
        while (sheets.NextSheet());
        throw new BridgeException(Issue.Error(ExtractCodes.NotAWorkbook, new Place(file), $"no sheet \"{layout.Sheet}\"", $"one of {string.Join(", ", names.Select(name => $"\"{name}\""))}", "correct 'sheet:' in the mapping, or ask the agency"));
    }

    private string[] ReadHeaders(SourceLayout layout)
    {
        string[][] rows = [.. Enumerable.Repeat<string[]>([], layout.HeaderRows)];
        int last = layout.HeaderRow + layout.HeaderRows - 1;
        while (sheets.Row < last)
        {
            if (!sheets.Read())
            {
                throw new BridgeException(Issue.Error(ExtractCodes.Empty, new Place(file, sheets.Row + 1), "the end of the sheet", "header rows", "check 'header_row:' in the mapping, or ask the agency to send the file again"));
            }

            if (sheets.Row >= layout.HeaderRow && sheets.Row <= last)
            {
                rows[sheets.Row - layout.HeaderRow] = [.. Enumerable.Range(0, sheets.Columns).Select(column => Encoding.UTF8.GetString(sheets.Cell(column)))];
            }
        }

        // Rows without a cell may be left out, those of the header too.
        ahead = sheets.Row > last;
        int width = rows.Max(row => row.Length);
        return HeaderNames.Join([.. rows.Select(row => (string[])[.. row, .. Enumerable.Repeat("", width - row.Length)])]);
    }
}

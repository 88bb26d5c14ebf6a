using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsaeDataBridge.Issues;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads one sheet of a workbook: header rows joined, dates as yyyy-MM-dd, numbers without culture. Empty rows are no rows.</summary>
internal sealed class WorkbookReader : IRecordReader
{
    private readonly IExcelDataReader reader;
    private readonly CellBuffer buffer;
    private readonly NoRow noRow;
    private readonly ReaderNotes notes = new();
    private readonly string file;

    public WorkbookReader(Delivery delivery, SourceLayout layout)
    {
        file = delivery.Name;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        reader = Guard(() => Open(delivery));
        Guard(() => FindSheet(layout));
        Headers = Guard(() => ReadHeaders(layout));
        buffer = new CellBuffer(Headers.Count);
        noRow = new NoRow(Headers, layout.Trailers);
    }

    public IReadOnlyList<string> Headers { get; }

    public long Line { get; private set; }

    public string? Fault => null;

    public IReadOnlyList<ReaderNote> Notes => notes.All;

    public bool Read()
    {
        while (Guard(reader.Read))
        {
            Line++;
            buffer.Clear();
            bool any = false;
            for (int column = 0; column < Math.Min(reader.FieldCount, Headers.Count); column++)
            {
                string text = Text(reader.GetValue(column));
                if (text.Length > 0)
                {
                    any = true;
                    buffer.Add(column, text);
                }
            }

            if (any && noRow.Code(this, Headers.Count) is { } code)
            {
                notes.Add(code, Line);
            }
            else if (any)
            {
                return true;
            }
        }

        return false;
    }

    public ReadOnlySpan<byte> Cell(int column) => buffer.Cell(column);

    public string Raw() => buffer.Raw();

    public void Dispose() => reader.Dispose();

    private static IExcelDataReader Open(Delivery delivery)
    {
        // A workbook is an archive with its index at the end: it is read from memory, never from a temporary file.
        var memory = new MemoryStream();
        using (Stream content = delivery.OpenContent())
        {
            content.CopyTo(memory);
        }

        memory.Position = 0;
        CheckParts(memory, delivery.Name);
        memory.Position = 0;
        return ExcelReaderFactory.CreateReader(memory);
    }

    // An .xlsx is a zip archive: each part is unpacked once here, for its size and its checksum. An .xls is not one.
    private static void CheckParts(MemoryStream memory, string name)
    {
        byte[] piece = new byte[1 << 16];
        if (memory.GetBuffer().AsSpan(0, (int)Math.Min(memory.Length, 4)).SequenceEqual("PK\u0003\u0004"u8))
        {
            using var archive = new ZipArchive(memory, ZipArchiveMode.Read, leaveOpen: true);
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                using var part = new UnpackedStream(entry.Open(), name, entry.CompressedLength, entry.Crc32);
                while (part.Read(piece, 0, piece.Length) > 0)
                {
                }
            }
        }
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
            if (NormalForm.Of(reader.Name) == NormalForm.Of(layout.Sheet))
            {
                return true;
            }

            names.Add(reader.Name);
        }
        while (reader.NextResult());
        throw new BridgeException(Issue.Error(ExtractCodes.NotAWorkbook, new Place(file), $"no sheet \"{layout.Sheet}\"", $"one of {string.Join(", ", names.Select(name => $"\"{name}\""))}", "correct 'sheet:' in the mapping, or ask the agency"));
    }

    private string[] ReadHeaders(SourceLayout layout)
    {
        string[][] rows = new string[layout.HeaderRows][];
        for (int row = 1; row < layout.HeaderRow + layout.HeaderRows; row++)
        {
            if (!reader.Read())
            {
                throw new BridgeException(Issue.Error(ExtractCodes.Empty, new Place(file, row), "the end of the sheet", "header rows", "check 'header_row:' in the mapping, or ask the agency to send the file again"));
            }

            Line++;
            if (row >= layout.HeaderRow)
            {
                rows[row - layout.HeaderRow] = [.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))];
            }
        }

        return HeaderNames.Join(rows);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool truth => truth ? "TRUE" : "FALSE",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is ExcelReaderException or InvalidDataException or System.Xml.XmlException or IOException or FormatException or NullReferenceException or IndexOutOfRangeException or ArgumentException)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.NotAWorkbook, new Place(file), "a file that is not a whole workbook", "an .xlsx or .xls workbook without a password", "ask the agency to send it again"));
        }
    }
}

using System.Text;
using CsaeDataBridge.Issues;
using CsvHelper;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads CSV, TSV, fixed widths and their like. A broken record is held by itself and never swallows the lines after it.</summary>
internal sealed class DelimitedReader : IRecordReader
{
    private const int LargestRecord = 16 << 20;

    private readonly CsvReader reader;
    private readonly string file;
    private readonly bool isFixed;
    private readonly int width;
    private readonly NoRow noRow;
    private readonly ReaderNotes notes = new();
    private readonly Func<bool> readRecord;
    private CsvMalformedReason? malformed;

    /// <param name="lineBreaksInQuotes">False takes every line as a record; used when an open quote has been met.</param>
    /// <exception cref="BridgeException">EXT202 no header; EXT204 wrong encoding; EXT213 too many columns.</exception>
    public DelimitedReader(Stream stream, string file, SourceLayout layout, bool lineBreaksInQuotes)
    {
        this.file = file;
        isFixed = layout.Format == SourceFormat.FixedWidth;
        width = layout.Widths.Sum(column => column.Width);
        readRecord = ReadRecord;
        Encoding? encoding = Encodings.Find(layout.Encoding, file);
        Stream? utf8 = encoding is null ? null : SingleByteStream.Over(stream, encoding, file);
        var options = new CsvReaderOptions
        {
            Separator = layout.Delimiter ?? ',',
            HasHeader = false,
            Encoding = utf8 is null ? encoding : null,
            TrackLineNumbers = true,
            MaxRecordSize = LargestRecord,
            IncludeValuesInExceptions = false,
            AllowLineBreaksInQuotes = lineBreaksInQuotes,
            MalformedData = CsvMalformedDataHandling.Recover,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            OnMalformedRecord = record => malformed = record.Reason,
        };
        if (isFixed)
        {
            options = options with { Mode = CsvMode.FixedWidth, FieldWidths = [.. layout.Widths.Select(column => column.Width)] };
        }

        reader = CsvReader.Create(utf8 ?? stream, options);
        Headers = isFixed ? FixedHeaders(layout) : ReadHeaders(layout);
        noRow = new NoRow(Headers, layout.Trailers);
    }

    public IReadOnlyList<string> Headers { get; }

    public long Line => reader.LineNumber;

    public string? Fault { get; private set; }

    public IReadOnlyList<ReaderNote> Notes => notes.All;

    /// <summary>True when a broken record may have swallowed the start of the next.</summary>
    public bool Swallowed { get; private set; }

    public bool Read()
    {
        while (true)
        {
            malformed = null;
            if (!Guard(readRecord))
            {
                return false;
            }

            if (noRow.Code(this, reader.FieldCount) is { } code)
            {
                notes.Add(code, Line);
                continue;
            }

            bool isWhole = reader.FieldCount == Headers.Count && malformed is null && !isFixed;
            Fault = isWhole ? null : Judge();
            Swallowed = Fault is not null && reader.RawRecord.TrimEnd("\r\n"u8).Contains((byte)'\n');
            return true;
        }
    }

    public ReadOnlySpan<byte> Cell(int column) => reader.GetSpan(column);

    public string Raw() => Encoding.UTF8.GetString(reader.RawRecord);

    public void Dispose() => reader.Dispose();

    // What can only be meant one way is mended and noted; all else waits for a person.
    private string? Judge()
    {
        if (isFixed)
        {
            return Encoding.UTF8.GetCharCount(reader.RawRecord.TrimEnd("\r\n "u8)) > width ? ExtractCodes.RaggedRow : null;
        }

        if (malformed is not (null or CsvMalformedReason.StrayQuote))
        {
            return ExtractCodes.BrokenQuote;
        }

        if (reader.FieldCount != Headers.Count && !HasBlankCellsAtEnd())
        {
            return malformed is null ? ExtractCodes.RaggedRow : ExtractCodes.BrokenQuote;
        }

        if (reader.FieldCount != Headers.Count)
        {
            notes.Add(ExtractCodes.BlankCellsAtEnd, Line);
        }

        if (malformed is not null)
        {
            notes.Add(ExtractCodes.StrayQuote, Line);
        }

        return null;
    }

    private bool HasBlankCellsAtEnd()
    {
        for (int column = Headers.Count; column < reader.FieldCount; column++)
        {
            if (!reader.GetSpan(column).Trim(" \t"u8).IsEmpty)
            {
                return false;
            }
        }

        return reader.FieldCount > Headers.Count;
    }

    private string[] FixedHeaders(SourceLayout layout) => [.. layout.Widths.Select(column => column.Name)];

    private string[] ReadHeaders(SourceLayout layout)
    {
        var rows = new List<string[]>();
        while (rows.Count < layout.HeaderRows)
        {
            if (!Guard(readRecord))
            {
                throw new BridgeException(Issue.Error(ExtractCodes.Empty, new Place(file), "no header", "a header row with the column names", "ask the agency to send the file again, with its header"));
            }

            if (Line < layout.HeaderRow)
            {
                continue;
            }

            if (reader.FieldCount > HeaderNames.Most)
            {
                throw new BridgeException(Issue.Error(ExtractCodes.TooLarge, new Place(file, Line), $"more than {HeaderNames.Most} columns", "a header row with the column names", "check 'delimiter:' and 'header_row:' in the mapping, or ask the agency to send the file again"));
            }

            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Encoding.UTF8.GetString(reader.GetSpan(column)))]);
        }

        return HeaderNames.Join(rows);
    }

    private bool ReadRecord() => reader.Read();

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.WrongEncoding, new Place(file), "bytes that are not in the mapping's encoding", "the encoding that 'encoding:' names", "find out the file's encoding, and name it in the mapping"));
        }
        catch (CsvFormatException)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.TooLarge, new Place(file), $"a record of more than {LargestRecord >> 20} MB", "rows as people and systems write them", "look for a quote that stays open, or ask the agency to send the file again"));
        }
        catch (Exception failure) when (BrokenOff.Is(failure))
        {
            throw BrokenOff.Of(file);
        }
    }
}

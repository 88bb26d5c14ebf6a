using System.Text;
using CsaeDataBridge.Issues;
using CsvHelper;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads CSV, TSV and their like. A broken record is held by itself and never swallows the lines after it.</summary>
internal sealed class DelimitedReader : IRecordReader
{
    private readonly CsvReader reader;
    private readonly string file;
    private readonly Func<bool> readRecord;
    private CsvMalformedReason? malformed;

    /// <param name="lineBreaksInQuotes">False takes every line as a record; used when an open quote has been met.</param>
    public DelimitedReader(Stream stream, string file, SourceLayout layout, bool lineBreaksInQuotes)
    {
        this.file = file;
        readRecord = ReadRecord;
        Encoding? encoding = Encodings.Find(layout.Encoding, file);
        Stream? utf8 = encoding is null ? null : SingleByteStream.Over(stream, encoding, file);
        reader = CsvReader.Create(utf8 ?? stream, new CsvReaderOptions
        {
            Separator = layout.Delimiter ?? ',',
            HasHeader = true,
            Encoding = utf8 is null ? encoding : null,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            AllowLineBreaksInQuotes = lineBreaksInQuotes,
            MalformedData = CsvMalformedDataHandling.Recover,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            OnMalformedRecord = record => malformed = record.Reason,
        });
        Headers = Guard(() =>
        {
            reader.ReadHeader();
            return (string[])[.. reader.Headers];
        });
        if (Headers.Count == 0)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.Empty, new Place(file), "no header", "a header row with the column names", "ask the agency to send the file again, with its header"));
        }
    }

    public IReadOnlyList<string> Headers { get; }

    public long Line => reader.LineNumber;

    public string? Fault { get; private set; }

    /// <summary>True when a broken record may have swallowed the start of the next.</summary>
    public bool Swallowed { get; private set; }

    public bool Read()
    {
        malformed = null;
        if (!Guard(readRecord))
        {
            return false;
        }

        Fault = malformed switch
        {
            null => reader.FieldCount == Headers.Count ? null : ExtractCodes.RaggedRow,
            _ => ExtractCodes.BrokenQuote,
        };
        Swallowed = Fault is not null && reader.RawRecord.TrimEnd("\r\n"u8).Contains((byte)'\n');
        return true;
    }

    public ReadOnlySpan<byte> Cell(int column) => reader.GetSpan(column);

    public string Raw() => Encoding.UTF8.GetString(reader.RawRecord);

    public void Dispose() => reader.Dispose();

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
        catch (Exception failure) when (failure is CsvFormatException or IOException or InvalidDataException)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.Unreadable, new Place(file), "a file that breaks off or cannot be read", "a whole file", "ask the agency to send it again"));
        }
    }
}

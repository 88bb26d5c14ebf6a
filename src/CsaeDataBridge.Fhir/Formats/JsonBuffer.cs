using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>The part of a JSON file that is in work: filled at its end, consumed at its start, and counting lines.</summary>
/// <param name="unreadable">The code for a stream that breaks off.</param>
/// <param name="tooLarge">The code for one piece of more than 64 MB.</param>
internal sealed class JsonBuffer(Stream stream, string? file, string unreadable, string tooLarge) : IDisposable
{
    private const int Largest = 64 << 20;

    private byte[] bytes = new byte[1 << 16];
    private int start;
    private int end;
    private long line = 1;
    private long consumed;
    private long lineStart;
    private bool begun;

    public bool IsFinal { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(start, end - start);

    public ReadOnlyMemory<byte> Memory => bytes.AsMemory(start, end - start);

    public void Dispose() => stream.Dispose();

    /// <summary>Line of a place in <see cref="Span"/>, from 1.</summary>
    public long LineAt(int offset) => line + Span[..offset].Count((byte)'\n');

    /// <summary>Column of a place in <see cref="Span"/>, in bytes from 1.</summary>
    public int ColumnAt(int offset)
    {
        int newline = Span[..offset].LastIndexOf((byte)'\n');
        return (int)Math.Min(newline >= 0 ? offset - newline : consumed + offset - lineStart + 1, int.MaxValue);
    }

    /// <summary>Bytes of the file before a place in <see cref="Span"/>.</summary>
    public long OffsetAt(int offset) => consumed + offset;

    /// <summary>Gives up what has been read; a slice of <see cref="Memory"/> lives until the next <see cref="Fill"/>.</summary>
    public void Consume(int count)
    {
        ReadOnlySpan<byte> passed = Span[..count];
        if (passed.LastIndexOf((byte)'\n') is >= 0 and int newline)
        {
            line += passed.Count((byte)'\n');
            lineStart = consumed + newline + 1;
        }

        consumed += count;
        start += count;
    }

    /// <summary>Reads more of the file behind what is there; at its end <see cref="IsFinal"/> becomes true.</summary>
    /// <exception cref="BridgeException">The stream breaks off, or more than 64 MB stand in one piece.</exception>
    public void Fill()
    {
        if (start > 0)
        {
            Span.CopyTo(bytes);
            (start, end) = (0, end - start);
        }

        if (end == bytes.Length)
        {
            if (bytes.Length >= Largest)
            {
                throw new BridgeException(Issue.Error(tooLarge, new Place(file, line), $"a record of more than {Largest >> 20} MB", "records as systems write them", "ask the agency to send the file again"));
            }

            Array.Resize(ref bytes, bytes.Length * 2);
        }

        int read = Read(begun ? 1 : ByteOrderMark.Length);
        IsFinal = read == 0;
        end += read;
        if (!begun)
        {
            begun = true;
            start = Span.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
            (consumed, lineStart) = (start, start);
        }
    }

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private int Read(int atLeast)
    {
        try
        {
            return stream.ReadAtLeast(bytes.AsSpan(end), atLeast, throwOnEndOfStream: false);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            // An archive that is cut says it is invalid.
            throw new BridgeException(Issue.Error(unreadable, new Place(file), "a file that breaks off or cannot be read", "a whole file", "ask the agency to send it again"));
        }
    }
}

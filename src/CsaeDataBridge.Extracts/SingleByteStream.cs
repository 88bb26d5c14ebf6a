using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Gives a file of a single-byte encoding, such as windows-1252, as UTF-8. Runs of ASCII, nearly all of an extract, are copied as they are.</summary>
internal sealed class SingleByteStream : ForwardStream
{
    private readonly Stream source;
    private readonly string file;
    private readonly byte[]?[] letters;
    private readonly byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private long offset;

    private SingleByteStream(Stream source, string file, byte[]?[] letters)
    {
        this.source = source;
        this.file = file;
        this.letters = letters;
    }

    /// <summary>Null when the encoding is not one that writes ASCII as it is and every letter in one byte.</summary>
    public static SingleByteStream? Over(Stream source, Encoding encoding, string file) =>
        encoding.IsSingleByte && encoding.GetBytes("\t\r\n \"',;0Az~").AsSpan().SequenceEqual("\t\r\n \"',;0Az~"u8) ? new SingleByteStream(source, file, Letters(encoding)) : null;

    /// <exception cref="BridgeException">EXT204: a byte that the encoding does not have.</exception>
    public override int Read(Span<byte> target)
    {
        // A letter may become four bytes; less room than that is only asked for by mistake.
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, 4);
        if (start == end)
        {
            offset += end;
            start = 0;
            end = source.Read(buffer);
        }

        int written = 0;
        while (start < end && written < target.Length)
        {
            ReadOnlySpan<byte> rest = buffer.AsSpan(start, Math.Min(end - start, target.Length - written));
            int ascii = rest.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            ascii = ascii < 0 ? rest.Length : ascii;
            rest[..ascii].CopyTo(target[written..]);
            start += ascii;
            written += ascii;
            if (ascii == rest.Length)
            {
                continue;
            }

            byte[] letter = letters[rest[ascii]] ?? throw new BridgeException(Issue.Error(
                ExtractCodes.WrongEncoding,
                new Place(file),
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a byte at offset {offset + start} that is not in the mapping's encoding"),
                "the encoding that 'encoding:' names",
                "find out the file's encoding, and name it in the mapping"));
            if (written + letter.Length > target.Length)
            {
                break;
            }

            letter.CopyTo(target[written..]);
            start++;
            written += letter.Length;
        }

        return written;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[]?[] Letters(Encoding encoding)
    {
        var letters = new byte[]?[256];
        for (int value = 0; value < letters.Length; value++)
        {
            try
            {
                letters[value] = Encoding.UTF8.GetBytes(encoding.GetString([(byte)value]));
            }
            catch (DecoderFallbackException)
            {
                // Left without a letter: reading such a byte is the fault.
            }
        }

        return letters;
    }
}

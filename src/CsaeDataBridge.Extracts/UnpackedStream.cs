using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>What comes out of an archive, until it is far more than any real file packs to: then the archive is a bomb.</summary>
/// <remarks>Extracts pack to a fifth or a twentieth of their size. What an archive says of its own size may be a lie, so what comes out is counted.</remarks>
internal sealed class UnpackedStream(Stream inner, string name, long packedLength) : Stream
{
    private const long AlwaysAllowed = 64L << 20;
    private const int HighestRatio = 200;

    private long length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="BridgeException">EXT214.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        length += read;
        Check(length, packedLength, name);
        return read;
    }

    /// <exception cref="BridgeException">EXT214: so much cannot be a real file.</exception>
    public static void Check(long length, long packedLength, string name)
    {
        if (length > AlwaysAllowed && length / HighestRatio > packedLength)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.Bomb, new Place(name), $"an archive that unpacks to more than {HighestRatio} times its size", "an archive of a real file", "ask the agency what this file is; if it is real, have it sent unpacked"));
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

using CsaeDataBridge.Issues;
using ICSharpCode.SharpZipLib.Checksum;

namespace CsaeDataBridge.Extracts;

/// <summary>What comes out of an archive, until it is far more than any real file packs to: then the archive is a bomb. At its end the checksum must fit.</summary>
/// <remarks>
/// Extracts pack to a fifth or a twentieth of their size. What an archive says of its own size may be a lie, so what comes out is counted.
/// The framework does not compare the checksums of .zip entries, so that a flipped bit would pass as another value.
/// </remarks>
/// <param name="checksum">CRC-32 of the whole content; null where the format's own reader compares it.</param>
/// <param name="archive">What holds the file open; closed together with the content.</param>
internal sealed class UnpackedStream(Stream inner, string name, long packedLength, uint? checksum, IDisposable? archive = null) : ForwardStream
{
    private const long AlwaysAllowed = 64L << 20;
    private const int HighestRatio = 200;

    private readonly Crc32 crc = new();
    private long length;

    /// <exception cref="BridgeException">EXT214: so much cannot be a real file.</exception>
    /// <exception cref="InvalidDataException">The whole content is not what its checksum says.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = inner.Read(buffer, offset, count);
        if (checksum is { } expected)
        {
            crc.Update(new ArraySegment<byte>(buffer, offset, read));
            if (read == 0 && count > 0 && crc.Value != expected)
            {
                throw new InvalidDataException();
            }
        }

        length += read;
        CheckRatio(name, length, packedLength);
        return read;
    }

    /// <summary>Refuses what unpacks to far more than any real file.</summary>
    /// <exception cref="BridgeException">EXT214.</exception>
    public static void CheckRatio(string name, long length, long packedLength)
    {
        if (length > AlwaysAllowed && length / HighestRatio > packedLength)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.Bomb, new Place(name), $"an archive that unpacks to more than {HighestRatio} times its size", "an archive of a real file", "ask the agency what this file is; if it is real, have it sent unpacked"));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            archive?.Dispose();
        }

        base.Dispose(disposing);
    }
}

using System.Buffers.Binary;
using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads the fields of a reply, after its number.</summary>
/// <exception cref="BridgeException">EXT255: a reply that ends before its fields do.</exception>
internal sealed class SftpReader(byte[] packet, SftpSource source)
{
    private const uint HasSize = 1;
    private const uint HasOwner = 2;
    private const uint HasPermissions = 4;
    private const uint HasTimes = 8;
    private const uint HasMore = 0x8000_0000;
    private const uint KindOfFile = 0xF000;
    private const uint RegularFile = 0x8000;

    private int at = 4;

    public uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public ReadOnlySpan<byte> Bytes() => Take(UInt32());

    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>Size and time of change of a file; both null of anything else, such as a folder.</summary>
    public (long? Size, long? Changed) Attributes()
    {
        uint has = UInt32();
        long? size = (has & HasSize) == 0 ? null : (long)(((ulong)UInt32() << 32) | UInt32());
        if ((has & HasOwner) != 0)
        {
            Take(8);
        }

        bool isFile = (has & HasPermissions) == 0 || (UInt32() & KindOfFile) == RegularFile;
        long? changed = null;
        if ((has & HasTimes) != 0)
        {
            Take(4);
            changed = UInt32();
        }

        for (uint more = (has & HasMore) == 0 ? 0 : UInt32(); more > 0; more--)
        {
            Bytes();
            Bytes();
        }

        return isFile ? (size, changed) : (null, null);
    }

    private ReadOnlySpan<byte> Take(uint count)
    {
        if (count > packet.Length - at)
        {
            throw SourceFaults.Lost(source);
        }

        at += (int)count;
        return packet.AsSpan(at - (int)count, (int)count);
    }
}

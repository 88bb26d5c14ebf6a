using System.Buffers.Binary;
using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>The fields of a request, one after the other.</summary>
internal sealed class SftpFields
{
    private readonly List<byte> bytes = [];

    public SftpFields Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    public SftpFields Bytes(ReadOnlySpan<byte> value)
    {
        UInt32((uint)value.Length);
        bytes.AddRange(value);
        return this;
    }

    public SftpFields UInt32(uint number)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(four, number);
        bytes.AddRange(four);
        return this;
    }

    public SftpFields UInt64(ulong number) => UInt32((uint)(number >> 32)).UInt32((uint)number);

    public byte[] ToArray() => [.. bytes];
}

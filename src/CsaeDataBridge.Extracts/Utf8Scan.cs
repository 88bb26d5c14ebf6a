using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace CsaeDataBridge.Extracts;

/// <summary>Tells of bytes that come in pieces whether all of them are ASCII, or UTF-8.</summary>
internal sealed class Utf8Scan
{
    private readonly byte[] broken = new byte[4];
    private int length;
    private bool isUtf8 = true;

    public bool IsAscii { get; private set; } = true;

    /// <summary>Call it when the last piece was taken: a letter may not break off at the end.</summary>
    public bool IsUtf8 => isUtf8 && length == 0;

    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (!isUtf8 || (length == 0 && Ascii.IsValid(bytes)))
        {
            return;
        }

        IsAscii = false;
        while (length > 0 && !bytes.IsEmpty && isUtf8)
        {
            broken[length++] = bytes[0];
            bytes = bytes[1..];
            OperationStatus status = Rune.DecodeFromUtf8(broken.AsSpan(0, length), out _, out _);
            isUtf8 = status != OperationStatus.InvalidData;
            length = status == OperationStatus.Done ? 0 : length;
        }

        int cut = BrokenOff(bytes);
        isUtf8 = isUtf8 && Utf8.IsValid(bytes[..^cut]);
        if (cut > 0)
        {
            bytes[^cut..].CopyTo(broken);
            length = cut;
        }
    }

    // Bytes at the end that begin a letter which is not whole.
    private static int BrokenOff(ReadOnlySpan<byte> bytes)
    {
        for (int back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            byte lead = bytes[^back];
            if (lead >= 0xC0)
            {
                return back < (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2) ? back : 0;
            }

            if (lead < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }
}

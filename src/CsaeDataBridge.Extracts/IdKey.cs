using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>The key that turns references into ids: HMAC-SHA256 over scope and normal reference, first 16 bytes.</summary>
/// <remarks>Kept outside both files and used for nothing else. Rule: the common schema's "Identity".</remarks>
public sealed class IdKey : IDisposable
{
    private readonly IncrementalHash hmac;

    /// <param name="key">32 bytes.</param>
    public IdKey(ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, 32);
        hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
    }

    /// <summary>The id of a reference: the same for any writing of it that has the same normal form.</summary>
    /// <param name="scope">UTF-8 scope with its closing bar, for example <c>event|northshire-police|crime|</c>.</param>
    /// <param name="reference">UTF-8 reference, not blank.</param>
    public UInt128 Id(ReadOnlySpan<byte> scope, ReadOnlySpan<byte> reference)
    {
        Span<byte> normal = stackalloc byte[128];
        int length = AsciiNormal(reference, normal);
        hmac.AppendData(scope);
        if (length >= 0)
        {
            hmac.AppendData(normal[..length]);
        }
        else
        {
            hmac.AppendData(Encoding.UTF8.GetBytes(NormalForm.Of(Encoding.UTF8.GetString(reference))));
        }

        Span<byte> hash = stackalloc byte[32];
        hmac.GetHashAndReset(hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    public void Dispose() => hmac.Dispose();

    // References are nearly always plain ASCII: their normal form needs no string. -1 sends the rest the long way.
    private static int AsciiNormal(ReadOnlySpan<byte> reference, Span<byte> normal)
    {
        if (reference.Length > normal.Length)
        {
            return -1;
        }

        int length = 0;
        bool gap = false;
        foreach (byte letter in reference)
        {
            if (letter >= 0x7F || letter == (byte)'`')
            {
                return -1;
            }

            if (letter <= 0x20)
            {
                gap = length > 0;
                continue;
            }

            if (gap)
            {
                normal[length++] = (byte)' ';
                gap = false;
            }

            normal[length++] = letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;
        }

        return length;
    }
}

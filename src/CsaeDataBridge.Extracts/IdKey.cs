using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>The key that turns references into ids: HMAC-SHA256 over scope and normal reference, first 16 bytes.</summary>
/// <remarks>Kept outside both files and used for nothing else. Rule: the common schema's "Identity".</remarks>
public sealed class IdKey : IDisposable
{
    // What fits into one block after the key's own, with the padding's nine bytes.
    private const int Short = Sha256Lanes.BlockBytes - 9;

    private readonly IncrementalHash hmac;
    private readonly Vector256<uint>[] inner;
    private readonly Vector256<uint>[] outer;

    /// <param name="key">32 bytes.</param>
    public IdKey(ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, 32);
        hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        inner = Keyed(key, 0x36);
        outer = Keyed(key, 0x5C);
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

    /// <summary>The ids of a batch of references, eight at a time; a blank one leaves its place as it is.</summary>
    /// <param name="scope">As for <see cref="Id"/>.</param>
    /// <param name="references">The references.</param>
    /// <param name="ids">As many places or more.</param>
    internal void Ids(ReadOnlySpan<byte> scope, TextBatch references, Span<UInt128> ids)
    {
        Span<byte> blocks = stackalloc byte[Sha256Lanes.Lanes * Sha256Lanes.BlockBytes];
        Span<int> rows = stackalloc int[Sha256Lanes.Lanes];
        Span<byte> normal = stackalloc byte[128];
        int lanes = 0;
        for (int row = 0; row < references.Count; row++)
        {
            ReadOnlySpan<byte> reference = references[row];
            if (reference.IsEmpty)
            {
                continue;
            }

            int length = AsciiNormal(reference, normal);
            if (length < 0 || scope.Length + length > Short)
            {
                ids[row] = Id(scope, reference);
                continue;
            }

            Span<byte> block = blocks.Slice(lanes * Sha256Lanes.BlockBytes, Sha256Lanes.BlockBytes);
            block.Clear();
            scope.CopyTo(block);
            normal[..length].CopyTo(block[scope.Length..]);
            block[scope.Length + length] = 0x80;
            BinaryPrimitives.WriteUInt16BigEndian(block[^2..], (ushort)((Sha256Lanes.BlockBytes + scope.Length + length) * 8));
            rows[lanes++] = row;
            if (lanes == Sha256Lanes.Lanes)
            {
                Hash(blocks, rows, ids);
                lanes = 0;
            }
        }

        if (lanes > 0)
        {
            Hash(blocks, rows[..lanes], ids);
        }
    }

    public void Dispose() => hmac.Dispose();

    // RFC 2104: the hash of the outer key and the hash of the inner key and the text; the states after the keys are made once.
    private void Hash(ReadOnlySpan<byte> blocks, ReadOnlySpan<int> rows, Span<UInt128> ids)
    {
        Span<Vector256<uint>> state = stackalloc Vector256<uint>[8];
        Span<Vector256<uint>> words = stackalloc Vector256<uint>[16];
        inner.CopyTo(state);
        Load(blocks, words);
        Sha256Lanes.Compress(state, words);
        state.CopyTo(words);
        words[8] = Vector256.Create(0x80000000);
        words[9..15].Clear();
        words[15] = Vector256.Create((uint)(Sha256Lanes.BlockBytes + 32) * 8);
        outer.CopyTo(state);
        Sha256Lanes.Compress(state, words);
        for (int lane = 0; lane < rows.Length; lane++)
        {
            ids[rows[lane]] = new UInt128(((ulong)state[0][lane] << 32) | state[1][lane], ((ulong)state[2][lane] << 32) | state[3][lane]);
        }
    }

    private static Vector256<uint>[] Keyed(ReadOnlySpan<byte> key, byte pad)
    {
        Span<byte> blocks = stackalloc byte[Sha256Lanes.Lanes * Sha256Lanes.BlockBytes];
        blocks.Fill(pad);
        for (int index = 0; index < Sha256Lanes.Lanes * Sha256Lanes.BlockBytes; index++)
        {
            int at = index % Sha256Lanes.BlockBytes;
            blocks[index] ^= at < key.Length ? key[at] : (byte)0;
        }

        Vector256<uint>[] state = Sha256Lanes.NewState();
        Span<Vector256<uint>> words = stackalloc Vector256<uint>[16];
        Load(blocks, words);
        Sha256Lanes.Compress(state, words);
        blocks.Clear();
        return state;
    }

    // Word t of every lane side by side.
    private static void Load(ReadOnlySpan<byte> blocks, Span<Vector256<uint>> words)
    {
        Span<uint> lanes = MemoryMarshal.Cast<Vector256<uint>, uint>(words);
        for (int lane = 0; lane < Sha256Lanes.Lanes; lane++)
        {
            for (int word = 0; word < 16; word++)
            {
                lanes[(word * Sha256Lanes.Lanes) + lane] = BinaryPrimitives.ReadUInt32BigEndian(blocks[((lane * Sha256Lanes.BlockBytes) + (word * 4))..]);
            }
        }
    }

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

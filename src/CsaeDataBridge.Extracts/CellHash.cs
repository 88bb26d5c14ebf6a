using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CsaeDataBridge.Extracts;

/// <summary>A fast 64-bit hash of a cell, the same on every machine and in every run.</summary>
/// <remarks>Folded 128-bit products of 8-byte words, as wyhash does. Not for keys: a person who knows it can make collisions.</remarks>
internal static class CellHash
{
    /// <summary>Cells up to this length are compared as two words, without their bytes.</summary>
    public const int Short = 16;

    private const ulong First = 0xA0761D6478BD642F;
    private const ulong Second = 0xE7037ED1A0B428DB;

    /// <summary>The hash of a cell of any length.</summary>
    /// <param name="cell">Not empty.</param>
    /// <param name="low">The first eight bytes of a short cell, padded with zeros.</param>
    /// <param name="high">The next eight of a short cell.</param>
    public static ulong Of(ReadOnlySpan<byte> cell, out ulong low, out ulong high)
    {
        if (cell.Length <= Short)
        {
            low = Words(cell, out high);
            return Fold(low ^ First ^ (ulong)cell.Length, high ^ Second);
        }

        (low, high) = (0, 0);
        ulong hash = First ^ (ulong)cell.Length;
        while (cell.Length >= 8)
        {
            hash = Fold(hash ^ MemoryMarshal.Read<ulong>(cell), Second);
            cell = cell[8..];
        }

        return cell.IsEmpty ? hash : Fold(hash ^ Words(cell, out _), First);
    }

    /// <summary>A row's digest with one more cell; the order of cells matters.</summary>
    public static UInt128 Combine(UInt128 digest, ulong cell)
    {
        ulong lower = Fold((ulong)digest ^ cell, Second);
        ulong upper = Fold((ulong)(digest >> 64) ^ (cell + First), First ^ lower);
        return new UInt128(upper, lower);
    }

    // One to sixteen bytes as two words, by reads that may overlap but not leave the cell.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Words(ReadOnlySpan<byte> cell, out ulong high)
    {
        int length = cell.Length;
        if (length > 8)
        {
            high = MemoryMarshal.Read<ulong>(cell[^8..]) >> ((16 - length) * 8);
            return MemoryMarshal.Read<ulong>(cell);
        }

        high = 0;
        if (length >= 4)
        {
            return MemoryMarshal.Read<uint>(cell) | ((ulong)MemoryMarshal.Read<uint>(cell[^4..]) << ((length - 4) * 8));
        }

        return cell[0] | ((ulong)cell[length >> 1] << ((length >> 1) * 8)) | ((ulong)cell[length - 1] << ((length - 1) * 8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }
}

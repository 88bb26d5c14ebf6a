using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CsaeDataBridge.Extracts;

/// <summary>A fast 64-bit hash of a cell, the same on every machine and in every run.</summary>
/// <remarks>Folded 128-bit products of 8-byte words, as wyhash does. Not for keys: a person who knows it can make collisions.</remarks>
internal static class CellHash
{
    private const ulong First = 0xA0761D6478BD642F;
    private const ulong Second = 0xE7037ED1A0B428DB;

    public static ulong Of(ReadOnlySpan<byte> cell)
    {
        ulong hash = First ^ (ulong)cell.Length;
        while (cell.Length >= 8)
        {
            hash = Fold(hash ^ MemoryMarshal.Read<ulong>(cell), Second);
            cell = cell[8..];
        }

        ulong tail = 0;
        for (int index = 0; index < cell.Length; index++)
        {
            tail |= (ulong)cell[index] << (8 * index);
        }

        return Fold(hash ^ tail, First);
    }

    /// <summary>Adds one cell's hash to a row's digest; the order of cells matters.</summary>
    public static UInt128 Combine(UInt128 digest, ulong cell)
    {
        ulong lower = Fold((ulong)digest ^ cell, Second);
        ulong upper = Fold((ulong)(digest >> 64) ^ (cell + First), First ^ lower);
        return new UInt128(upper, lower);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }
}

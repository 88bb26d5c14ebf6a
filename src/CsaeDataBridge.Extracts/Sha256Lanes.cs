using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CsaeDataBridge.Extracts;

/// <summary>The compression function of SHA-256 over eight blocks at once, one in each lane.</summary>
/// <remarks>
/// Rule: FIPS 180-4, 6.2.2. The framework hashes one message at a time and spends most of a short one on getting in and out;
/// ids of references were most of an import's time. Tests hold it to the framework's own results.
/// </remarks>
internal static class Sha256Lanes
{
    public const int Lanes = 8;
    public const int BlockBytes = 64;

    private static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    private static readonly uint[] Start = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    /// <summary>The state before the first block, in every lane.</summary>
    public static Vector256<uint>[] NewState() => [.. Start.Select(Vector256.Create)];

    /// <summary>Takes one block into each lane.</summary>
    /// <param name="state">Eight words for each lane.</param>
    /// <param name="words">The blocks as sixteen words for each lane; used up as working room.</param>
    public static void Compress(Span<Vector256<uint>> state, Span<Vector256<uint>> words)
    {
        Vector256<uint> a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (int round = 0; round < 64; round++)
        {
            int at = round & 15;
            if (round >= 16)
            {
                Vector256<uint> early = words[(round + 1) & 15];
                Vector256<uint> late = words[(round + 14) & 15];
                words[at] += (Right(early, 7) ^ Right(early, 18) ^ (early >>> 3)) + words[(round + 9) & 15] + (Right(late, 17) ^ Right(late, 19) ^ (late >>> 10));
            }

            Vector256<uint> first = h + (Right(e, 6) ^ Right(e, 11) ^ Right(e, 25)) + ((e & f) ^ Vector256.AndNot(g, e)) + Vector256.Create(Constants[round]) + words[at];
            Vector256<uint> second = (Right(a, 2) ^ Right(a, 13) ^ Right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Right(Vector256<uint> words, int bits) => (words >>> bits) | (words << (32 - bits));
}

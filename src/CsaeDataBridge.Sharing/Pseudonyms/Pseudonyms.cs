using System.Security.Cryptography;
using System.Text;

namespace CsaeDataBridge.Sharing;

/// <summary>Names that stand for persons, events and cases within one scope.</summary>
/// <remarks>The first 26 letters (130 bits) of base32 of HMAC-SHA256(K, "bridge1|" + type + "|" + id); RFC 4648 letters in lower case, without padding.</remarks>
public sealed class Pseudonyms : IDisposable
{
    /// <summary>Letters of a pseudonym.</summary>
    public const int Length = 26;

    private readonly IncrementalHash hash;

    internal Pseudonyms(byte[] key)
    {
        hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        CryptographicOperations.ZeroMemory(key);
    }

    /// <summary>The pseudonym of an id.</summary>
    /// <param name="type">What it stands for: person, event or case. The same id of two types has two pseudonyms.</param>
    /// <param name="id">The store's id.</param>
    public string Of(string type, Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        id.TryFormat(text, out _);
        hash.AppendData("bridge1|"u8);
        hash.AppendData(Encoding.UTF8.GetBytes(type));
        hash.AppendData("|"u8);
        hash.AppendData(text);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Base32(digest);
    }

    public void Dispose() => hash.Dispose();

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        Span<char> letters = stackalloc char[Length];
        for (int letter = 0; letter < Length; letter++)
        {
            int bit = letter * 5;
            int pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
            letters[letter] = "abcdefghijklmnopqrstuvwxyz234567"[(pair >> (11 - (bit % 8))) & 31];
        }

        return new string(letters);
    }
}

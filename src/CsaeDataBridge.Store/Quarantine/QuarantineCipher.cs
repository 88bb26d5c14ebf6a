using System.Buffers.Binary;
using System.Security.Cryptography;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Encrypts held rows with AES-256-GCM, each bound to its load and line, so that a row cannot be moved to another place unseen.</summary>
/// <remarks>A body is nonce (12 bytes, random), ciphertext, tag (16 bytes).</remarks>
internal sealed class QuarantineCipher : IDisposable
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int PlaceLength = 12;

    private readonly AesGcm aes;

    /// <param name="key">32 bytes.</param>
    public QuarantineCipher(ReadOnlySpan<byte> key) => aes = new AesGcm(key, TagLength);

    public byte[] Encrypt(int loadId, long line, ReadOnlySpan<byte> row)
    {
        byte[] body = new byte[NonceLength + row.Length + TagLength];
        Span<byte> nonce = body.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        Span<byte> place = stackalloc byte[PlaceLength];
        WritePlace(place, loadId, line);
        aes.Encrypt(nonce, row, body.AsSpan(NonceLength, row.Length), body.AsSpan(NonceLength + row.Length), place);
        return body;
    }

    /// <exception cref="BridgeException">STO450: another key, another place, or a damaged body.</exception>
    public byte[] Decrypt(int loadId, long line, ReadOnlySpan<byte> body)
    {
        if (body.Length >= NonceLength + TagLength)
        {
            byte[] row = new byte[body.Length - NonceLength - TagLength];
            Span<byte> place = stackalloc byte[PlaceLength];
            WritePlace(place, loadId, line);
            try
            {
                aes.Decrypt(body[..NonceLength], body.Slice(NonceLength, row.Length), body[^TagLength..], row, place);
                return row;
            }
            catch (AuthenticationTagMismatchException)
            {
            }
        }

        throw new BridgeException(Issue.Error(
            StoreCodes.QuarantineUnreadable,
            new Place(null, line),
            $"a quarantined row of load {loadId} that the key does not open",
            "the row as it was encrypted, and the key file that the store was made with",
            "restore the key file or the store from the last backup"));
    }

    public void Dispose() => aes.Dispose();

    private static void WritePlace(Span<byte> place, int loadId, long line)
    {
        BinaryPrimitives.WriteInt32LittleEndian(place, loadId);
        BinaryPrimitives.WriteInt64LittleEndian(place[4..], line);
    }
}

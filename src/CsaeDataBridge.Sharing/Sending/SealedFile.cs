using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>A file that one recipient alone can open: AES-256-GCM in chunks, its key wrapped for their P-256 key.</summary>
/// <remarks>
/// A line of canonical JSON, then chunks of 64 KiB with their tags. The nonce of a chunk is its number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar,
/// Rogaway and Vizár), so that none can be left out, moved, doubled or cut off; the header stands under the payload's key, so that it cannot be changed either.
/// The wrapping key is HKDF-SHA256 over ECDH with a key made for this file alone.
/// </remarks>
public static class SealedFile
{
    private const string Format = "bridge-sealed-1";
    private const int Chunk = 64 * 1024;
    private const int TagLength = 16;
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int LongestHeader = 4096;

    /// <summary>Seals what a stream holds from here on.</summary>
    /// <param name="plain">Read to its end.</param>
    /// <param name="target">Is not closed.</param>
    /// <param name="recipient">Whose key opens it.</param>
    /// <exception cref="OperationCanceledException">Somebody asked to stop; what was written cannot be opened.</exception>
    public static void Seal(Stream plain, Stream target, VerificationKey recipient, CancellationToken token)
    {
        byte[] fileKey = RandomNumberGenerator.GetBytes(KeyLength);
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        byte[] ownPublic = own.ExportSubjectPublicKeyInfo();
        byte[] wrapped = new byte[KeyLength + TagLength];
        using (ECDiffieHellman other = Public(recipient))
        using (var wrapping = new AesGcm(WrappingKey(own, other.PublicKey, ownPublic), TagLength))
        {
            // The wrapping key serves once, so that its nonce may stand still.
            wrapping.Encrypt(new byte[NonceLength], fileKey, wrapped.AsSpan(..KeyLength), wrapped.AsSpan(KeyLength..));
        }

        byte[] header = CanonicalJson.Of(JsonSerializer.SerializeToElement(new { format = Format, key = Convert.ToBase64String(ownPublic), recipient = recipient.Text, wrapped = Convert.ToBase64String(wrapped) }));
        target.Write(header);
        target.WriteByte((byte)'\n');
        using AesGcm payload = Payload(fileKey, header);
        byte[] clear = new byte[Chunk + 1];
        byte[] crypt = new byte[Chunk + TagLength];
        int held = plain.ReadAtLeast(clear, clear.Length, throwOnEndOfStream: false);
        for (long number = 0; ; number++)
        {
            token.ThrowIfCancellationRequested();
            bool isLast = held <= Chunk;
            int length = Math.Min(held, Chunk);
            payload.Encrypt(Nonce(number, isLast), clear.AsSpan(0, length), crypt.AsSpan(0, length), crypt.AsSpan(length, TagLength));
            target.Write(crypt, 0, length + TagLength);
            if (isLast)
            {
                break;
            }

            clear[0] = clear[Chunk];
            held = 1 + plain.ReadAtLeast(clear.AsSpan(1), Chunk, throwOnEndOfStream: false);
        }

        CryptographicOperations.ZeroMemory(clear);
        CryptographicOperations.ZeroMemory(fileKey);
    }

    /// <summary>Opens a sealed file. No byte is written before the chunk that it stands in is known to be whole.</summary>
    /// <param name="name">The file as messages name it.</param>
    /// <exception cref="BridgeException">SHR761: it was changed, is cut, or is for somebody else. What was written until then is the beginning of the file, and must not be used.</exception>
    public static void Open(Stream file, string name, Stream target, ECDiffieHellman recipient, CancellationToken token)
    {
        byte[] header = Header(file, name);
        byte[] fileKey = Unwrap(header, name, recipient);
        using AesGcm payload = Payload(fileKey, header);
        byte[] crypt = new byte[Chunk + TagLength + 1];
        byte[] clear = new byte[Chunk];
        int held = file.ReadAtLeast(crypt, crypt.Length, throwOnEndOfStream: false);
        for (long number = 0; ; number++)
        {
            token.ThrowIfCancellationRequested();
            bool isLast = held < crypt.Length;
            int length = Math.Min(held, crypt.Length - 1) - TagLength;
            if (length < 0 || (length == 0 && number > 0))
            {
                throw Fault(name);
            }

            try
            {
                payload.Decrypt(Nonce(number, isLast), crypt.AsSpan(0, length), crypt.AsSpan(length, TagLength), clear.AsSpan(0, length));
            }
            catch (CryptographicException)
            {
                throw Fault(name);
            }

            target.Write(clear, 0, length);
            if (isLast)
            {
                break;
            }

            crypt[0] = crypt[^1];
            held = 1 + file.ReadAtLeast(crypt.AsSpan(1), crypt.Length - 1, throwOnEndOfStream: false);
        }

        CryptographicOperations.ZeroMemory(clear);
        CryptographicOperations.ZeroMemory(fileKey);
    }

    private static byte[] Header(Stream file, string name)
    {
        var header = new List<byte>();
        for (int read = file.ReadByte(); read != '\n'; read = file.ReadByte())
        {
            if (read < 0 || header.Count == LongestHeader)
            {
                throw Fault(name);
            }

            header.Add((byte)read);
        }

        return [.. header];
    }

    private static byte[] Unwrap(byte[] header, string name, ECDiffieHellman recipient)
    {
        try
        {
            using var document = JsonDocument.Parse(header);
            JsonElement root = document.RootElement;
            byte[] ownPublic = root.GetProperty("key").GetBytesFromBase64();
            byte[] wrapped = root.GetProperty("wrapped").GetBytesFromBase64();
            using var other = ECDiffieHellman.Create();
            other.ImportSubjectPublicKeyInfo(ownPublic, out _);
            if (root.GetProperty("format").GetString() != Format || wrapped.Length != KeyLength + TagLength || !CanonicalJson.Of(root).AsSpan().SequenceEqual(header))
            {
                throw Fault(name);
            }

            byte[] fileKey = new byte[KeyLength];
            using var wrapping = new AesGcm(WrappingKey(recipient, other.PublicKey, ownPublic), TagLength);
            wrapping.Decrypt(new byte[NonceLength], wrapped.AsSpan(..KeyLength), wrapped.AsSpan(KeyLength..), fileKey);
            return fileKey;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or CryptographicException or BridgeException)
        {
            throw Fault(name);
        }
    }

    private static byte[] WrappingKey(ECDiffieHellman mine, ECDiffieHellmanPublicKey other, byte[] filePublic) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, mine.DeriveRawSecretAgreement(other), KeyLength, filePublic, Encoding.ASCII.GetBytes($"{Format} wrap"));

    private static AesGcm Payload(byte[] fileKey, byte[] header) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, fileKey, KeyLength, SHA256.HashData(header), Encoding.ASCII.GetBytes($"{Format} payload")), TagLength);

    private static byte[] Nonce(long number, bool isLast)
    {
        byte[] nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3), number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    private static ECDiffieHellman Public(VerificationKey recipient)
    {
        var key = ECDiffieHellman.Create();
        key.ImportSubjectPublicKeyInfo(recipient.Bytes(), out _);
        return key;
    }

    private static BridgeException Fault(string name) => new(Issue.Error(
        SharingCodes.SealedFile, new Place(name), "a sealed file that was changed, is cut, or is for somebody else's key", "the file as it was sent, and the key that it was sealed for", "have it sent again; what was written of it must not be used"));
}

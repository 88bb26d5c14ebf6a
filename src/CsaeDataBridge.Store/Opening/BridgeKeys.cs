using System.Security.Cryptography;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>The two secret keys of a deployment, from one file of 64 random bytes that only its owner may read.</summary>
public sealed class BridgeKeys : IDisposable
{
    private const int KeyLength = 32;
    private const int FileLength = 2 * KeyLength;

    private readonly byte[] bytes;

    private BridgeKeys(byte[] bytes) => this.bytes = bytes;

    /// <summary>Turns references into ids; 32 bytes.</summary>
    public ReadOnlySpan<byte> IdKey => bytes.AsSpan(0, KeyLength);

    /// <summary>Encrypts held rows; 32 bytes.</summary>
    internal ReadOnlySpan<byte> QuarantineKey => bytes.AsSpan(KeyLength, KeyLength);

    /// <summary>What a store remembers of its keys, to tell them from others: 64 hexadecimal digits.</summary>
    internal string Check => Convert.ToHexStringLower(HMACSHA256.HashData(bytes, "CsaeDataBridge key check"u8));

    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);

    /// <param name="path">The key file.</param>
    /// <param name="create">True makes the file when it is absent; false, for a store that exists, refuses.</param>
    internal static BridgeKeys Open(string path, bool create)
    {
        if (!File.Exists(path))
        {
            if (!create)
            {
                throw Fault(StoreCodes.KeyMissing, path, "no key file for a store that exists", "the key file that the store was made with", "restore the key file; without it no id can be made again and no quarantined row be read");
            }

            Create(path);
        }

        OwnerOnly.Refuse(path);
        byte[] bytes = FileGuard.Run(path, () => File.ReadAllBytes(path));
        return bytes.Length == FileLength
            ? new BridgeKeys(bytes)
            : throw Fault(StoreCodes.KeyMalformed, path, $"a key file of {bytes.Length} bytes", $"{FileLength} bytes", "restore the key file; for a new deployment remove it, and one is made");
    }

    internal static BridgeException Wrong(string path) =>
        Fault(StoreCodes.KeyWrong, path, "another key than the store was made with", "the key file that the store was made with", "restore the key file, or correct keys: in the configuration");

    private static void Create(string path)
    {
        string part = DurableFile.WritePart(path, RandomNumberGenerator.GetBytes(FileLength));
        KillPoint.Reach("open/key-written");
        DurableFile.Move(part, path);
    }

    private static BridgeException Fault(string code, string path, string found, string expected, string fix) =>
        new(Issue.Error(code, new Place(path), found, expected, fix));
}

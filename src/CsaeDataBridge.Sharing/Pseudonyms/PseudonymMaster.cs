using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>The secret from which the keys of all scopes are derived; without it there is no pseudonym and so no release.</summary>
/// <remarks>A file of 32 random bytes for its owner alone, kept apart from the store's keys. HKDF: RFC 5869.</remarks>
public sealed class PseudonymMaster : IDisposable
{
    private const int Length = 32;
    private readonly byte[] secret;

    private PseudonymMaster(byte[] secret) => this.secret = secret;

    /// <exception cref="BridgeException">SHR760: there is no such file, or it holds no key. STO427: others may read it.</exception>
    public static PseudonymMaster Open(string path)
    {
        if (!File.Exists(path))
        {
            throw Fault(path, "no pseudonym key");
        }

        OwnerOnly.Refuse(path);
        byte[] bytes = FileGuard.Run(path, () => File.ReadAllBytes(path));
        return bytes.Length == Length ? new PseudonymMaster(bytes) : throw Fault(path, $"a file of {bytes.Length} bytes");
    }

    /// <summary>Makes the file of a deployment's first pseudonymised release.</summary>
    /// <exception cref="BridgeException">SHR760: it is there already; a key that pseudonyms were made with is never replaced.</exception>
    public static void Create(string path)
    {
        if (File.Exists(path))
        {
            throw Fault(path, "a pseudonym key that is there already");
        }

        DurableFile.Write(path, RandomNumberGenerator.GetBytes(Length));
    }

    /// <summary>The pseudonyms of one scope.</summary>
    public Pseudonyms For(PseudonymScope scope) => new(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Length, [], Encoding.UTF8.GetBytes(scope.Info)));

    public void Dispose() => CryptographicOperations.ZeroMemory(secret);

    private static BridgeException Fault(string path, string found) => new(Issue.Error(
        SharingCodes.PseudonymKey, new Place(path), found, $"a pseudonym key of {Length} bytes that only its owner may read", "restore it from its copy; without it nothing pseudonymised is released"));
}

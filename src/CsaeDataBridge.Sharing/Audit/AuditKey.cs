using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>The deployment's own key for its audit: signs how far the chain goes, and hides whom a record concerns.</summary>
/// <remarks>One file for its owner alone: 32 random bytes for subjects, then a P-256 key in PKCS #8. Its public half is pinned wherever the audit is verified.</remarks>
public sealed class AuditKey : IDisposable
{
    private const int SubjectKeyLength = 32;
    private readonly byte[] subjects;
    private readonly ECDsa signing;

    private AuditKey(byte[] subjects, ECDsa signing)
    {
        this.subjects = subjects;
        this.signing = signing;
        Public = VerificationKey.Of(signing);
    }

    public VerificationKey Public { get; }

    /// <summary>Opens the key file, or makes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="create">Whether an absent file is made; not where a chain is there already.</param>
    /// <exception cref="BridgeException">SHR753: no key for a chain that is there, or no key in the file. STO427: others may read it.</exception>
    public static AuditKey Open(string path, bool create)
    {
        if (!File.Exists(path))
        {
            if (!create)
            {
                throw Fault(path, "no audit key beside an audit");
            }

            Create(path);
        }

        OwnerOnly.Refuse(path);
        byte[] bytes = FileGuard.Run(path, () => File.ReadAllBytes(path));
        var signing = ECDsa.Create();
        try
        {
            signing.ImportPkcs8PrivateKey(bytes.AsSpan(Math.Min(SubjectKeyLength, bytes.Length)), out _);
            return new AuditKey(bytes[..SubjectKeyLength], signing);
        }
        catch (CryptographicException)
        {
            signing.Dispose();
            throw Fault(path, "a file that holds no audit key");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Somebody as records name them: the same person always the same 32 digits, and nobody else can tell who it is.</summary>
    public string Subject(string id) => Convert.ToHexStringLower(HMACSHA256.HashData(subjects, Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(subjects);
        signing.Dispose();
    }

    internal string Sign(ReadOnlySpan<byte> bytes) => VerificationKey.Signature(signing.SignData(bytes, HashAlgorithmName.SHA256));

    private static void Create(string path)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] secret = made.ExportPkcs8PrivateKey();
        DurableFile.Write(path, [.. RandomNumberGenerator.GetBytes(SubjectKeyLength), .. secret]);
        CryptographicOperations.ZeroMemory(secret);
    }

    private static BridgeException Fault(string path, string found) => new(Issue.Error(
        SharingCodes.AuditKey, new Place(path), found, "the key that the audit was begun with", "restore the file from its copy: without it nothing more can be recorded, and nothing is done that cannot be recorded"));
}

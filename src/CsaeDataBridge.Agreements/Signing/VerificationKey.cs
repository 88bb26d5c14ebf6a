using System.Security.Cryptography;

namespace CsaeDataBridge.Agreements;

/// <summary>A person's public P-256 key, as agreements and the deployment name it.</summary>
/// <param name="Text"><c>p256-spki:</c> and the key's SubjectPublicKeyInfo in base64.</param>
public sealed record VerificationKey(string Text)
{
    internal const string Prefix = "p256-spki:";
    private const string SignaturePrefix = "p256:";

    // How every SubjectPublicKeyInfo of an uncompressed point of secp256r1 begins (RFC 5480); what begins otherwise never reaches the library.
    private static readonly byte[] Start = Convert.FromHexString("3059301306072A8648CE3D020106082A8648CE3D03010703420004");
    private const int Length = 91;

    /// <summary>The key of a text; null when it is no P-256 key in its one writing.</summary>
    public static VerificationKey? TryParse(string text)
    {
        using ECDsa? key = Open(text);
        return key is not null && TextOf(key) == text ? new VerificationKey(text) : null;
    }

    /// <summary>Whether the holder of the key signed some bytes.</summary>
    /// <param name="bytes">What is said to be signed; SHA-256 is taken here.</param>
    /// <param name="signature"><c>p256:</c> and 64 bytes in base64 (IEEE P1363).</param>
    /// <returns>False for anything that is not such a signature in its one writing: base64 has bits that its readers pass over (RFC 4648 §3.5).</returns>
    public bool Verifies(ReadOnlySpan<byte> bytes, string signature)
    {
        Span<byte> read = stackalloc byte[64];
        using ECDsa? key = Open(Text);
        return key is not null
            && signature.StartsWith(SignaturePrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(signature[SignaturePrefix.Length..], read, out _)
            && Signature(read) == signature
            && key.VerifyData(bytes, read, HashAlgorithmName.SHA256);
    }

    /// <summary>The public half of a P-256 key.</summary>
    public static VerificationKey Of(ECDsa key) => new(TextOf(key));

    /// <summary>The key's SubjectPublicKeyInfo.</summary>
    public byte[] Bytes() => Convert.FromBase64String(Text[Prefix.Length..]);

    /// <summary>A signature as it is written: <c>p256:</c> and its 64 bytes in base64.</summary>
    public static string Signature(ReadOnlySpan<byte> bytes) => SignaturePrefix + Convert.ToBase64String(bytes);

    private static string TextOf(ECDsa key) => Prefix + Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    private static ECDsa? Open(string text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || !Convert.TryFromBase64String(text[Prefix.Length..], bytes, out int length) || length != Length || !bytes.StartsWith(Start))
        {
            return null;
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(bytes, out _);
            return key;
        }
        catch (CryptographicException)
        {
            // Not a point of the curve: said by the null.
        }

        key.Dispose();
        return null;
    }
}

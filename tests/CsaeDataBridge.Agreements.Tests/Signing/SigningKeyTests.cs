using System.Security.Cryptography;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

public sealed class SigningKeyTests : IDisposable
{
    private const string Passphrase = "only for this test";
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-keys").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Seal_ThenOpen_SignsWhatThePublicKeyVerifies()
    {
        string path = Sealed(out VerificationKey made);
        using SigningKey opened = SigningKey.Open(path, Passphrase);
        Assert.Equal("j-doe", opened.Person);
        Assert.Equal(made, opened.Public);
        Assert.Equal(made, VerificationKey.TryParse(made.Text));
        string signature = opened.Sign("what was agreed"u8);
        Assert.True(made.Verifies("what was agreed"u8, signature));
        Assert.False(made.Verifies("what was not agreed"u8, signature));
        Assert.False(made.Verifies("what was agreed"u8, "p256:" + signature[6..]));
        Assert.False(made.Verifies("what was agreed"u8, "p256:AAAA"));
        Assert.False(made.Verifies("what was agreed"u8, signature["p256:".Length..]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void Verifies_SignatureWrittenOtherwise_IsFalse()
    {
        using SigningKey key = SigningKey.Create("j-doe");
        string signature = key.Sign("what was agreed"u8);

        // The last digit says two bits of the signature and has four to spare.
        const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        int last = Digits.IndexOf(signature[^3], StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 15), spare => Assert.False(key.Public.Verifies("what was agreed"u8, $"{signature[..^3]}{Digits[last ^ spare]}==")));
        Assert.All((string[])[$"{signature}\n", signature.Insert(20, " "), $"{signature}AAAA", signature[..^4]], other => Assert.False(key.Public.Verifies("what was agreed"u8, other)));
        Assert.True(key.Public.Verifies("what was agreed"u8, signature));
    }

    [Fact]
    public void Open_OtherPassphrase_IsRefused() => Assert.Equal(
        "AGR620 error  key.yaml\n"
        + "  Found:    a passphrase that does not open this key, or a file that was changed\n"
        + "  Expected: the passphrase that the key was sealed with\n"
        + "  Fix:      try again; a forgotten passphrase cannot be recovered: make a new key and have it pinned",
        Assert.Throws<BridgeException>(() => SigningKey.Open(Sealed(out _), Passphrase + "!")).Message);

    // Each line of the file is under the tag, whatever it says.
    [Theory]
    [InlineData("person: \"j-doe\"", "person: \"a-chief\"", "AGR620")]
    [InlineData("rounds: 600000", "rounds: 600001", "AGR620")]
    [InlineData("rounds: 600000", "rounds: 1", "AGR619")]
    [InlineData("rounds: 600000", "rounds: 2000000000", "AGR619")]
    [InlineData("kdf: pbkdf2-sha256", "kdf: none", "AGR619")]
    [InlineData("sealed_key: 1", "sealed_key: 1\nnote: x", "AGR619")]
    public void Open_ChangedFile_IsRefused(string line, string other, string code)
    {
        string path = Sealed(out _);
        File.WriteAllText(path, File.ReadAllText(path).Replace(line, other, StringComparison.Ordinal));
        Assert.Equal(code, Assert.Throws<BridgeException>(() => SigningKey.Open(path, Passphrase)).Issues[0].Code);
    }

    [Fact]
    public void Seal_ShortPassphraseOrFileThatIsThere_WritesNothing()
    {
        string path = Path.Combine(folder, "key.yaml");
        using SigningKey key = SigningKey.Create("j-doe");
        Assert.Equal("AGR620", Assert.Throws<BridgeException>(() => key.Seal(path, "eleven char")).Issues[0].Code);
        Assert.False(File.Exists(path));
        File.WriteAllText(path, "kept");
        Assert.Equal("AGR621", Assert.Throws<BridgeException>(() => key.Seal(path, Passphrase)).Issues[0].Code);
        Assert.Equal("kept", File.ReadAllText(path));
    }

    [Fact]
    public void TryParse_AnythingButAP256Key_IsNull()
    {
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using SigningKey key = SigningKey.Create("j-doe");
        Assert.Null(VerificationKey.TryParse("p256-spki:" + Convert.ToBase64String(other.ExportSubjectPublicKeyInfo())));
        Assert.Null(VerificationKey.TryParse(key.Public.Text["p256-spki:".Length..]));
        Assert.Null(VerificationKey.TryParse(key.Public.Text + " "));
        Assert.Null(VerificationKey.TryParse(key.Public.Text[..^4]));
        Assert.Null(VerificationKey.TryParse("p256-spki:BASE64"));
    }

    private string Sealed(out VerificationKey verifies)
    {
        string path = Path.Combine(folder, "key.yaml");
        using SigningKey key = SigningKey.Create("j-doe");
        key.Seal(path, Passphrase);
        verifies = key.Public;
        return path;
    }
}

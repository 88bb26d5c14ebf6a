using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>A person's P-256 signing key, opened from a file that their passphrase seals.</summary>
/// <remarks>Sealed with AES-256-GCM under PBKDF2-HMAC-SHA256; the tag covers every other line of the file.</remarks>
public sealed class SigningKey : IDisposable
{
    /// <summary>Rounds of PBKDF2 that a new file gets (OWASP, for HMAC-SHA256).</summary>
    public const int Rounds = 600_000;

    /// <summary>The fewest characters that a passphrase may have.</summary>
    public const int ShortestPassphrase = 12;

    // What nobody can have meant: a file that asks for it would keep the program busy for minutes.
    private const int MostRounds = 10_000_000;
    private const int SaltLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly ECDsa key;

    private SigningKey(string person, ECDsa key)
    {
        Person = person;
        this.key = key;
        Public = VerificationKey.Of(key);
    }

    /// <summary>Whose key it is, by their id under <c>people:</c>.</summary>
    public string Person { get; }

    public VerificationKey Public { get; }

    public static SigningKey Create(string person) => new(person, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Opens a key file.</summary>
    /// <param name="path">The file that <see cref="Seal"/> wrote.</param>
    /// <param name="passphrase">What seals it.</param>
    /// <exception cref="BridgeException">AGR619: not a key file, or damaged. AGR620: another passphrase. CFG10x: not readable.</exception>
    public static SigningKey Open(string path, ReadOnlySpan<char> passphrase)
    {
        string name = Path.GetFileName(path);
        YamlMap root = StrictYaml.ReadFile(path, name);
        var issues = new List<Issue>();
        var keys = new YamlKeys(root, "a sealed key", AgreementCodes.KeyFile, issues);
        string person = keys.RequireText("person");
        string claimed = keys.RequireText("public");
        int? rounds = keys.Number("rounds");
        byte[] salt = Bytes(keys, "salt");
        byte[] nonce = Bytes(keys, "nonce");
        byte[] sealedKey = Bytes(keys, "sealed");
        if (keys.Number("sealed_key") is not 1 || keys.Text("kdf") != "pbkdf2-sha256" || rounds is not (>= Rounds and <= MostRounds) || nonce.Length != NonceLength || salt.Length < SaltLength || sealedKey.Length <= TagLength)
        {
            keys.Report(root.Place, "another shape, or fewer rounds than a key is sealed with", $"sealed_key: 1, kdf: pbkdf2-sha256, {Rounds} rounds or more, salt, nonce and sealed", "restore the file from its copy, or make a new key with bridge agreement key new");
        }

        keys.Finish();
        if (issues.Count > 0)
        {
            throw new BridgeException(issues);
        }

        byte[] secret = new byte[sealedKey.Length - TagLength];
        byte[] sealing = SealingKey(passphrase, salt, rounds!.Value);
        var opened = ECDsa.Create();
        try
        {
            using (var aes = new AesGcm(sealing, TagLength))
            {
                aes.Decrypt(nonce, sealedKey.AsSpan(..^TagLength), sealedKey.AsSpan(^TagLength..), secret, CanonicalJson.Of(root, "sealed"));
            }

            opened.ImportPkcs8PrivateKey(secret, out _);
        }
        catch (CryptographicException)
        {
            opened.Dispose();
            throw new BridgeException(Issue.Error(AgreementCodes.Passphrase, new Place(name), "a passphrase that does not open this key, or a file that was changed", "the passphrase that the key was sealed with", "try again; a forgotten passphrase cannot be recovered: make a new key and have it pinned"));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
            CryptographicOperations.ZeroMemory(sealing);
        }

        var key = new SigningKey(person, opened);
        if (key.Public.Text != claimed)
        {
            key.Dispose();
            throw new BridgeException(Issue.Error(AgreementCodes.KeyFile, new Place(name, Field: "public"), "another public key than the sealed one's", "a key and its own public key", "restore the file from its copy"));
        }

        return key;
    }

    /// <summary>Writes the key, sealed, to a new file that only its owner may read.</summary>
    /// <exception cref="BridgeException">AGR620: the passphrase is too short. AGR621: the file is there already, or cannot be written.</exception>
    public void Seal(string path, ReadOnlySpan<char> passphrase)
    {
        string name = Path.GetFileName(path);
        if (passphrase.Length < ShortestPassphrase)
        {
            throw new BridgeException(Issue.Error(AgreementCodes.Passphrase, new Place(name), string.Create(CultureInfo.InvariantCulture, $"a passphrase of {passphrase.Length} characters"), $"{ShortestPassphrase} characters or more", "take several words that nobody else would put together"));
        }

        byte[] salt = RandomNumberGenerator.GetBytes(SaltLength);
        byte[] nonce = RandomNumberGenerator.GetBytes(NonceLength);
        string head = $"# The sealed signing key of {Person}. Keep a copy; whoever has it and the passphrase signs as {Person}.\nsealed_key: 1\nperson: \"{Person}\"\npublic: \"{Public.Text}\"\nkdf: pbkdf2-sha256\nrounds: {Rounds.ToString(CultureInfo.InvariantCulture)}\nsalt: \"{Convert.ToBase64String(salt)}\"\nnonce: \"{Convert.ToBase64String(nonce)}\"\n";
        byte[] secret = key.ExportPkcs8PrivateKey();
        byte[] sealing = SealingKey(passphrase, salt, Rounds);
        byte[] sealedKey = new byte[secret.Length + TagLength];
        using (var aes = new AesGcm(sealing, TagLength))
        {
            aes.Encrypt(nonce, secret, sealedKey.AsSpan(..^TagLength), sealedKey.AsSpan(^TagLength..), CanonicalJson.Of(StrictYaml.ReadText(head, name)));
        }

        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(sealing);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(Encoding.UTF8.GetBytes($"{head}sealed: \"{Convert.ToBase64String(sealedKey)}\"\n"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(AgreementCodes.KeyNotWritten, new Place(name), File.Exists(path) ? "a file that is there already" : "a file that cannot be written", "a new file in a folder that this account may write to", "choose another file: a key is never overwritten"));
        }
    }

    /// <summary>Signs bytes.</summary>
    /// <returns><c>p256:</c> and the signature in base64.</returns>
    public string Sign(ReadOnlySpan<byte> bytes) => VerificationKey.Signature(key.SignData(bytes, HashAlgorithmName.SHA256));

    /// <summary>The same key as one that opens what was sealed for it; for the caller to dispose.</summary>
    public ECDiffieHellman Opening()
    {
        ECParameters parameters = key.ExportParameters(includePrivateParameters: true);
        try
        {
            return ECDiffieHellman.Create(parameters);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(parameters.D);
        }
    }

    public void Dispose() => key.Dispose();

    private static byte[] SealingKey(ReadOnlySpan<char> passphrase, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, rounds, HashAlgorithmName.SHA256, 32);

    private static byte[] Bytes(YamlKeys keys, string key)
    {
        string text = keys.RequireText(key);
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : [];
    }
}

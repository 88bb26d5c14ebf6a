namespace CsaeDataBridge.Extracts;

/// <summary>The keys by which a feed's OpenPGP files are read. Paths are full.</summary>
public sealed record PgpSource
{
    /// <summary>File with the secret key that the files are encrypted for.</summary>
    public required string SecretKeyFile { get; init; }

    /// <summary>File whose first line is its passphrase; null for a key without one.</summary>
    public string? PassphraseFile { get; init; }

    /// <summary>File with the public keys of those who may sign; null takes files that nobody signed.</summary>
    public string? SignersFile { get; init; }
}

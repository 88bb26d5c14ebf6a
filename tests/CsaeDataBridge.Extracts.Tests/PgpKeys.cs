using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Tests;

/// <summary>Keys of the bridge, of an agency, and of a stranger, made for a test and good for nothing else.</summary>
public sealed class PgpKeys : IDisposable
{
    public const string Stranger = "stranger@example.org";
    private const string Bridge = "bridge@example.org";
    private const string Agency = "agency@example.org";
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-keys").FullName;

    public PgpKeys()
    {
        if (Programs.Find("gpg") is null)
        {
            return;
        }

        foreach (string user in (string[])[Bridge, Agency, Stranger])
        {
            Gpg("--passphrase", user == Bridge ? "correct horse" : "", "--quick-generate-key", user, "future-default", "default", "never");
        }

        string secret = Path.Combine(folder, "bridge.asc");
        Gpg("--passphrase", "correct horse", "--armor", "--output", secret, "--export-secret-keys", Bridge);
        string passphrase = Path.Combine(folder, "passphrase");
        File.WriteAllText(passphrase, "correct horse\n");
        string signers = Path.Combine(folder, "agency.asc");
        Gpg("--armor", "--output", signers, "--export", Agency);
        UnixMode.Set(secret, UnixMode.OwnerOnly);
        UnixMode.Set(passphrase, UnixMode.OwnerOnly);
        Source = new PgpSource { SecretKeyFile = secret, PassphraseFile = passphrase, SignersFile = signers };
    }

    /// <summary>What the bridge needs to read the agency's files.</summary>
    public PgpSource Source { get; } = new() { SecretKeyFile = "" };

    /// <summary>Encrypts and signs a file.</summary>
    public string Encrypt(string plain, string name, string? option = null, string signer = Agency, string recipient = Bridge) =>
        Write(plain, name, [.. option is null ? Array.Empty<string>() : [option], "--sign", "--local-user", signer, "--encrypt", "--recipient", recipient]);

    public string EncryptOnly(string plain, string name) => Write(plain, name, ["--encrypt", "--recipient", Bridge]);

    public string SignOnly(string plain, string name) => Write(plain, name, ["--sign", "--local-user", Agency]);

    public void Dispose()
    {
        if (Programs.Find("gpgconf") is not null)
        {
            ChildServer.Run("gpgconf", "--homedir", folder, "--kill", "gpg-agent");
        }

        Directory.Delete(folder, true);
    }

    private string Write(string plain, string name, string[] command)
    {
        string path = Path.Combine(Path.GetDirectoryName(plain)!, name);
        File.Delete(path);
        Gpg([.. command, "--output", path, plain]);
        return path;
    }

    private void Gpg(params string[] command) =>
        ChildServer.Run("gpg", ["--homedir", folder, "--batch", "--no-tty", "--quiet", "--pinentry-mode", "loopback", "--trust-model", "always", .. command]);
}

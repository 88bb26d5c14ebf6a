using System.Diagnostics;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>The machine's <c>gpg</c> with the keys of one feed in a private home of their own, which goes when this does.</summary>
/// <remarks>The home holds keys only, the secret one under its passphrase; what is decrypted comes through a pipe and is never on disk.</remarks>
public sealed class PgpKeyring(PgpSource source) : IDisposable
{
    private readonly Lock gate = new();
    private HashSet<string>? signers;

    /// <summary>The home; null until it is needed.</summary>
    internal string? Home { get; private set; }

    /// <summary>Decrypts a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Its name in messages.</param>
    /// <exception cref="BridgeException">EXT250, EXT259, EXT271: the keys cannot be used. What is wrong with the file is told when it has been read.</exception>
    internal Stream Open(string path, string name)
    {
        lock (gate)
        {
            signers ??= Prepare();
        }

        return new PgpStream(Start(Home!, ["--decrypt", "--", path]), name, source.SignersFile is null ? null : signers);
    }

    public void Dispose()
    {
        if (Home is null)
        {
            return;
        }

        // The agent that holds the unlocked key ends first.
        using (Process kill = ExternalProgram.Start(new ProcessStartInfo("gpgconf", ["--homedir", Home, "--kill", "gpg-agent"]), "gnupg", "gpgconf"))
        {
            kill.WaitForExit();
        }

        Directory.Delete(Home, recursive: true);
        Home = null;
    }

    private HashSet<string> Prepare()
    {
        SecretFile.Check(source.SecretKeyFile);
        if (source.PassphraseFile is { } passphrase)
        {
            SecretFile.ReadLine(passphrase);
        }

        Home = Directory.CreateTempSubdirectory("bridge-gpg-").FullName;
        return Import(source.SecretKeyFile).Count > 0 && source.SignersFile is { } file ? Import(file) : [];
    }

    private HashSet<string> Import(string file)
    {
        using Process import = Start(Home!, ["--import", "--", file]);
        Task<string> status = import.StandardError.ReadToEndAsync();
        import.StandardOutput.ReadToEnd();
        import.WaitForExit();
        HashSet<string> keys = [.. PgpStatus.Lines(status.GetAwaiter().GetResult()).Where(words => words is ["IMPORT_OK", _, _]).Select(words => words[2])];
        return keys.Count > 0 ? keys : throw new BridgeException(Issue.Error(
            ExtractCodes.PgpKey, new Place(Path.GetFileName(file)), "a file without an OpenPGP key", "a key as 'gpg --export' or 'gpg --export-secret-keys' writes it", "correct the path in bridge.yaml, or export the key again"));
    }

    private Process Start(string home, string[] command)
    {
        string[] passphrase = source.PassphraseFile is { } file ? ["--passphrase-file", file] : [];
        var start = new ProcessStartInfo(
            "gpg",
            [
                "--homedir", home, "--no-options", "--batch", "--no-tty", "--quiet", "--status-fd", "2", "--pinentry-mode", "loopback",
                "--trust-model", "always", "--no-auto-key-retrieve", "--no-auto-key-locate", "--no-auto-check-trustdb", .. passphrase, .. command,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["LC_ALL"] = "C";
        Process process = ExternalProgram.Start(start, "gnupg", "gpg");
        process.StandardInput.Close();
        return process;
    }
}

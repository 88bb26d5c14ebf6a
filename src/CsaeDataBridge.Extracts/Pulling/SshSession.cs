using System.Diagnostics;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>The machine's own <c>ssh</c>, connected to the SFTP of a server: it owns the encryption, the host keys and the login.</summary>
/// <remarks>It asks nobody, uses the one key and the one list of hosts that it is given, and forwards nothing. What it prints decides the code of a fault and is never shown.</remarks>
internal sealed class SshSession : IDisposable
{
    private readonly SftpSource source;
    private readonly Process process;
    private readonly Task<string> errors;
    private bool isConnected;

    /// <exception cref="BridgeException">EXT250 the key is not safe; EXT259 no ssh on this machine.</exception>
    public SshSession(SftpSource source)
    {
        this.source = source;
        SecretFile.Check(source.KeyFile);
        var start = new ProcessStartInfo("ssh", Arguments(source)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("SSH_AUTH_SOCK");
        start.Environment["LC_ALL"] = "C";
        process = ExternalProgram.Start(start, "openssh-client", source.Name);
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Says that the server has answered: what breaks after it is a lost connection.</summary>
    public void Connected() => isConnected = true;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Stream input = process.StandardInput.BaseStream;
            input.Write(bytes);
            input.Flush();
        }
        catch (IOException)
        {
            throw Fault();
        }
    }

    /// <summary>Fills a buffer.</summary>
    /// <exception cref="BridgeException">EXT251 to EXT255: the connection was refused, broke, or fell silent.</exception>
    public void Read(Memory<byte> buffer, CancellationToken token)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(token);
        silence.CancelAfter(source.Timeout);
        using CancellationTokenRegistration end = silence.Token.Register(Kill);
        try
        {
            process.StandardOutput.BaseStream.ReadExactly(buffer.Span);
        }
        catch (IOException)
        {
            token.ThrowIfCancellationRequested();
            throw Fault();
        }
    }

    public void Dispose()
    {
        Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static List<string> Arguments(SftpSource source)
    {
        // In ssh's own words a quote or a percent sign in a path would mean something.
        static string Quoted(string path) => $"\"{path.Replace("%", "%%", StringComparison.Ordinal)}\"";
        string seconds = Math.Max(1, (int)source.Timeout.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        string[] options =
        [
            "BatchMode=yes", "StrictHostKeyChecking=yes", $"UserKnownHostsFile={Quoted(source.KnownHostsFile)}", "GlobalKnownHostsFile=/dev/null", "UpdateHostKeys=no", "VerifyHostKeyDNS=no",
            "IdentitiesOnly=yes", $"IdentityFile={Quoted(source.KeyFile)}", "IdentityAgent=none", "PreferredAuthentications=publickey",
            $"ConnectTimeout={seconds}", "ServerAliveInterval=15", "ServerAliveCountMax=4", "ForwardAgent=no", "ClearAllForwardings=yes", "PermitLocalCommand=no", "EscapeChar=none", "LogLevel=ERROR",
        ];
        return
        [
            "-T", "-F", "none", .. options.SelectMany(option => new[] { "-o", option }),
            "-p", source.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "-l", source.User, "-s", "--", source.Host, "sftp",
        ];
    }

    private BridgeException Fault()
    {
        Kill();
        string said = errors.GetAwaiter().GetResult();
        bool Has(string text) => said.Contains(text, StringComparison.Ordinal);
        return Has("Host key verification failed") || Has("HOST IDENTIFICATION HAS CHANGED")
            ? SourceFaults.NotTrusted(source, "a host key that is not the pinned one", "the host key in the file that 'known_hosts:' names", "ask the agency, by telephone, whether its host key changed, and only then write the new one into that file")
            : Has("Permission denied") || Has("Load key") || Has("Too many authentication failures") ? SourceFaults.LoginRefused(source)
            : Has("subsystem request failed") ? SourceFaults.NotThere(source, "a server without SFTP")
            : isConnected ? SourceFaults.Lost(source)
            : SourceFaults.Unreachable(source);
    }

    private void Kill()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }
}

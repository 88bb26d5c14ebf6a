namespace CsaeDataBridge.Tests;

/// <summary>An OpenSSH server that gives this account's files by SFTP, with host keys and a user's key of its own.</summary>
internal sealed class SshServer : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-sshd").FullName;
    private readonly ChildServer server;

    /// <param name="script">Commands of a shell that serve SFTP; null for the server itself.</param>
    public SshServer(string? script = null)
    {
        string subsystem = Path.Combine(folder, "subsystem");
        File.WriteAllText(subsystem, $"#!/bin/sh\n{script}\n");
        UnixMode.Set(subsystem, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        HostKey = MakeKey("host");
        KeyFile = MakeKey("user");
        if (Environment.IsPrivilegedProcess)
        {
            // Where the server drops its privileges to; the service's own start makes it otherwise.
            Directory.CreateDirectory("/run/sshd");
        }

        string configuration = Path.Combine(folder, "sshd_config");
        File.WriteAllText(configuration, $"""
            Port {Port}
            ListenAddress 127.0.0.1
            HostKey {HostKey}
            AuthorizedKeysFile {KeyFile}.pub
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            PermitRootLogin prohibit-password
            PidFile none
            LogLevel QUIET
            Subsystem sftp {(script is null ? "internal-sftp" : subsystem)}

            """);
        KnownHostsFile = Path.Combine(folder, "known_hosts");
        Pin(HostKey);
        server = new ChildServer(Port, Programs.Find("sshd")!, "-D", "-f", configuration);
    }

    public int Port { get; } = ChildServer.FreePort();

    public string HostKey { get; }

    public string KeyFile { get; }

    public string KnownHostsFile { get; }

    /// <summary>Makes a key pair; its public half is beside it, with .pub.</summary>
    public string MakeKey(string name)
    {
        string path = Path.Combine(folder, name);
        ChildServer.Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path);
        return path;
    }

    /// <summary>Makes a key the one that clients expect of this server.</summary>
    public void Pin(string key) => File.WriteAllText(KnownHostsFile, $"[127.0.0.1]:{Port} {File.ReadAllText(key + ".pub")}");

    public void Dispose()
    {
        server.Dispose();
        Directory.Delete(folder, true);
    }
}

namespace CsaeDataBridge.Extracts;

/// <summary>A folder of an SFTP server, reached by the machine's own <c>ssh</c>.</summary>
public sealed record SftpSource : PullSource
{
    public required string Host { get; init; }

    public int Port { get; init; } = 22;

    public required string User { get; init; }

    /// <summary>The private key, which has no passphrase and which only this account may read.</summary>
    public required string KeyFile { get; init; }

    /// <summary>The host keys that are trusted, as ssh keeps them; a host that is not in it is refused.</summary>
    public required string KnownHostsFile { get; init; }

    /// <summary>The folder, as the server names it; . is the account's own.</summary>
    public string Folder { get; init; } = ".";

    public override string Name => $"sftp://{Host}/{(Folder == "." ? "" : Folder.TrimStart('/'))}";
}

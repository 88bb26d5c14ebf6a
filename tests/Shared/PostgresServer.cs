namespace CsaeDataBridge.Tests;

/// <summary>A PostgreSQL server with TLS and passwords, with its data in a folder of its own.</summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>The server's superuser; its password is in <see cref="PasswordFile"/>.</summary>
    public const string User = "owner";

    private const string Password = "correct horse";
    private readonly ChildServer? server;

    public PostgresServer()
    {
        if (Programs.Find("initdb") is not { } initdb || Programs.Find("postgres") is not { } postgres)
        {
            return;
        }

        PasswordFile = Secret("password", Password);
        var certificates = new TestCertificates(Folder);
        AuthorityFile = certificates.AuthorityFile;
        (string certificate, string key) = certificates.Sign("server");
        string[] account = [];
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root, and the package that brings it brings an account for it.
            account = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"];
            ChildServer.Run("chown", "-R", "postgres", Folder);
        }

        string data = Path.Combine(Folder, "data");
        ChildServer.Run("env", [.. account, initdb, "-D", data, "-U", User, "--auth=scram-sha-256", $"--pwfile={PasswordFile}", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        File.WriteAllText(Path.Combine(data, "pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\nhostssl all all ::1/128 scram-sha-256\n");
        string[] settings = ["listen_addresses=localhost", $"port={Port}", "unix_socket_directories=", "ssl=on", $"ssl_cert_file={certificate}", $"ssl_key_file={key}", "fsync=off"];
        server = new ChildServer(Port, ["env", .. account, postgres, "-D", data, .. settings.SelectMany(setting => new[] { "-c", setting })]);
    }

    public int Port { get; } = ChildServer.FreePort();

    public string Folder { get; } = Directory.CreateTempSubdirectory("bridge-postgres").FullName;

    public string PasswordFile { get; } = "";

    public string AuthorityFile { get; } = "";

    /// <summary>For a test's own work in the database.</summary>
    public string ConnectionText => $"Host=localhost;Port={Port};Database=postgres;Username={User};Password={Password};SSL Mode=VerifyFull;Root Certificate={AuthorityFile};Pooling=false";

    /// <summary>A file that only this account may read.</summary>
    public string Secret(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text + "\n");
        UnixMode.Set(path, UnixMode.OwnerOnly);
        return path;
    }

    public void Dispose()
    {
        server?.Dispose();
        Directory.Delete(Folder, true);
    }
}

using CsaeDataBridge.Configuration;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>The keys of a feed's source in bridge.yaml: every one is read, and every fault is told at once.</summary>
public sealed class FeedConfigurationTests : IDisposable
{
    private const string Id = "id: northshire-police/crime, mapping: mapping.yaml";
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-feeds").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Read_Sftp_TakesEveryKey() => Assert.Equal(
        new SftpSource
        {
            Host = "sftp.police.example",
            Port = 2222,
            User = "bridge",
            KeyFile = Path.Combine(folder, "keys/sftp"),
            KnownHostsFile = Path.Combine(folder, "keys/known_hosts"),
            Folder = "out",
            Files = "CRIME_*.csv.pgp",
            After = AfterPull.Move,
            MoveTo = "done",
            Retries = 5,
            FirstWait = TimeSpan.FromSeconds(10),
            Timeout = TimeSpan.FromSeconds(30),
            LargestFile = 100 << 20,
        },
        Read($$"""{ {{Id}}, inbox: in/NSP_*, pull: { from: sftp, host: sftp.police.example, port: 2222, user: bridge, key_file: keys/sftp, known_hosts: keys/known_hosts, folder: out, files: CRIME_*.csv.pgp, after: move, move_to: done, retries: 5, wait_seconds: 10, timeout_seconds: 30, limit_mb: 100 } }""").Pull);

    [Fact]
    public void Read_HttpsAndFolder_TakeTheNamesOfTheInbox()
    {
        Assert.Equal(
            new HttpsSource { Address = "https://police.example/{yyyy-MM-dd}.csv", Days = 3, CertificateFile = Path.Combine(folder, "c.crt"), KeyFile = Path.Combine(folder, "c.key"), CaFile = Path.Combine(folder, "ca.crt"), Files = "NSP_*" },
            Read($$"""{ {{Id}}, inbox: in/NSP_*, pull: { from: https, url: "https://police.example/{yyyy-MM-dd}.csv", days: 3, client_certificate: c.crt, client_key: c.key, ca_file: ca.crt } }""").Pull);
        Assert.Equal(
            new FolderSource { Path = Path.Combine(folder, "share"), Files = "NSP_*", After = AfterPull.Delete },
            Read($$"""{ {{Id}}, inbox: in/NSP_*, pull: { from: folder, path: share, after: delete } }""").Pull);
    }

    [Fact]
    public void Read_Query_TakesEveryKey() => Assert.Equal(
        new QuerySource
        {
            Host = "db.police.example",
            Port = 5433,
            Database = "rms",
            User = "bridge",
            PasswordFile = Path.Combine(folder, "p"),
            CertificateFile = Path.Combine(folder, "c.crt"),
            KeyFile = Path.Combine(folder, "c.key"),
            CaFile = Path.Combine(folder, "ca.crt"),
            SqlFile = Path.Combine(folder, "crime.sql"),
            AsOfFile = Path.Combine(folder, "as-of.sql"),
            Timeout = TimeSpan.FromSeconds(60),
            Retries = 1,
            FirstWait = TimeSpan.FromSeconds(2),
            TimeZone = "Europe/London",
        },
        Read($$"""{ {{Id}}, query: { host: db.police.example, port: 5433, database: rms, user: bridge, password_file: p, client_certificate: c.crt, client_key: c.key, ca_file: ca.crt, sql: crime.sql, as_of: as-of.sql, timeout_seconds: 60, retries: 1, wait_seconds: 2 } }""").Query);

    [Fact]
    public void Read_EveryFaultOfSources_IsToldAtOnce()
    {
        string[] feeds =
        [
            $$"""{ {{Id}}, inbox: in/A_*, pull: { from: ftp, host: x } }""",
            $$"""{ {{Id}}, inbox: in/B_*, pull: { from: sftp, host: "-oProxyCommand=x", user: a b, key_file: k, folder: out, after: burn, retries: 99 } }""",
            $$"""{ {{Id}}, inbox: in/C_*, pull: { from: https, url: "http://user:secret@x/{yyyy}", client_key: k, after: delete } }""",
            $$"""{ {{Id}}, inbox: in/D_*, pull: { from: folder, path: share, move_to: done, limit_mb: 0 } }""",
            $$"""{ {{Id}}, inbox: in/E_*, query: { host: db.police.example, database: rms, user: bridge, sql: crime.sql, tls: none } }""",
            $$"""{ {{Id}}, pull: { from: folder, path: share } }""",
        ];
        BridgeException failure = Assert.Throws<BridgeException>(() => Read(feeds));
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
        Snapshot.Matches(failure.Message);
    }

    private FeedEntry Read(params string[] feeds)
    {
        File.WriteAllText(Path.Combine(folder, "mapping.yaml"), "");
        string config = Path.Combine(folder, "bridge.yaml");
        File.WriteAllText(config, $"""
            area: Northshire
            agreements: agreements
            mappings: mappings
            agencies:
              - {"{ id: northshire-police, name: Northshire Police, kind: police }"}
            feeds:
              - {string.Join("\n  - ", feeds)}

            """);
        return ConfigurationReader.Read(config, null).Feeds[0];
    }
}

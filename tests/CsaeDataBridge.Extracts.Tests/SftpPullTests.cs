using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Tests;

/// <summary>Files fetched from a real OpenSSH server, and what happens when it refuses, is another, or goes away.</summary>
public sealed class SftpPullTests : IDisposable
{
    private readonly PullFolders folders = new();

    public void Dispose() => folders.Dispose();

    [SshFact]
    public void Pull_Files_LieWholeInTheInboxOnce()
    {
        using var server = new SshServer();
        byte[] large = new byte[5_000_000];
        new Random(7).NextBytes(large);
        folders.Put("crime_1.csv", "ref\n1\n"u8.ToArray());
        folders.Put("crime_2.csv", large);
        folders.Put("crime_empty.csv", []);
        folders.Put("other.csv", "no"u8.ToArray());
        Directory.CreateDirectory(Path.Combine(folders.Outbox, "crime_folder.csv"));

        Assert.Equal(["crime_1.csv New", "crime_2.csv New", "crime_empty.csv New"], folders.Look(Source(server)));
        Assert.False(Directory.Exists(folders.Inbox));
        Assert.Equal(["crime_1.csv Fetched", "crime_2.csv Fetched", "crime_empty.csv Fetched"], folders.Pull(Source(server)));
        Assert.Equal(large, File.ReadAllBytes(Path.Combine(folders.Inbox, "crime_2.csv")));
        Assert.Equal(["crime_1.csv", "crime_2.csv", "crime_empty.csv"], folders.InInbox);
        Assert.Equal(["fetched.json", "lock"], folders.Incoming);
        Assert.Equal(UnixMode.OwnerOnly, UnixMode.Of(Path.Combine(folders.Inbox, "crime_2.csv")));
        Assert.Equal(["crime_1.csv Known", "crime_2.csv Known", "crime_empty.csv Known"], folders.Pull(Source(server)));
    }

    [SshFact]
    public void Pull_SameNameAgain_IsFetchedAndIsNewOnlyWithAnotherContent()
    {
        using var server = new SshServer();
        folders.Put("crime_1.csv", "ref\n1\n"u8.ToArray());
        folders.Pull(Source(server));
        File.SetLastWriteTimeUtc(Path.Combine(folders.Outbox, "crime_1.csv"), new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(["crime_1.csv Known"], folders.Pull(Source(server)));
        folders.Put("crime_1.csv", "ref\n2\n"u8.ToArray());
        Assert.Equal(["crime_1.csv Fetched"], folders.Pull(Source(server)));
        Assert.Equal("ref\n2\n", File.ReadAllText(Path.Combine(folders.Inbox, "crime_1.csv")));
        Assert.Equal(["fetched.json", "lock"], folders.Incoming);
    }

    [SshFact]
    public void Pull_AfterIt_FilesAreMovedOrDeletedAsAsked()
    {
        using var server = new SshServer();
        string done = Directory.CreateDirectory(Path.Combine(folders.Outbox, "done")).FullName;
        folders.Put("crime_1.csv", "1"u8.ToArray());
        Assert.Equal(["crime_1.csv Fetched"], folders.Pull(Source(server) with { After = AfterPull.Move, MoveTo = done }));
        Assert.Equal(["crime_1.csv"], Directory.GetFiles(done).Select(Path.GetFileName));
        Assert.Empty(folders.Pull(Source(server)));

        folders.Put("crime_1.csv", "2"u8.ToArray());
        Assert.Equal("""
            crime_1.csv Fetched EXT254 error  crime_1.csv
              Found:    a folder or file that is not there, or that this account may not read, move or delete, or whose new name is taken
              Expected: the folder or file that the agency named, with leave to read it
              Fix:      correct the address in bridge.yaml, or ask the agency
            """, Assert.Single(folders.Pull(Source(server) with { After = AfterPull.Move, MoveTo = done })));

        Assert.Equal(["crime_1.csv Known"], folders.Pull(Source(server) with { After = AfterPull.Delete }));
        Assert.Empty(Directory.GetFiles(folders.Outbox));
        Assert.Equal("2", File.ReadAllText(Path.Combine(folders.Inbox, "crime_1.csv")));
    }

    [SshFact]
    public void Pull_HostKeyThatIsNotThePinnedOne_IsRefused()
    {
        using var server = new SshServer();
        folders.Put("crime_1.csv", "1"u8.ToArray());
        server.Pin(server.MakeKey("another"));
        folders.Fails(Source(server), """
            EXT252 error  sftp://127.0.0.1/{outbox}
              Found:    a host key that is not the pinned one
              Expected: the host key in the file that 'known_hosts:' names
              Fix:      ask the agency, by telephone, whether its host key changed, and only then write the new one into that file
            """);
        File.Delete(server.KnownHostsFile);
        Assert.Equal("EXT252", folders.CodeOf(Source(server)));
    }

    [SshFact]
    public void Pull_KeyThatTheServerDoesNotKnow_IsRefused()
    {
        using var server = new SshServer();
        folders.Fails(Source(server) with { KeyFile = server.MakeKey("another") }, """
            EXT253 error  sftp://127.0.0.1/{outbox}
              Found:    a server that refuses the login
              Expected: an account that may read
              Fix:      check the key or certificate that bridge.yaml names, and whether the agency knows it
            """);
    }

    [SshFact]
    public void Pull_KeyThatOthersMayRead_IsNotUsed()
    {
        using var server = new SshServer();
        UnixMode.Set(server.KeyFile, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Equal("EXT250", folders.CodeOf(Source(server)));
    }

    [SshFact]
    public void Pull_FolderThatIsNotThere_SaysSo()
    {
        using var server = new SshServer();
        Assert.Equal("EXT254", folders.CodeOf(Source(server) with { Folder = "/nowhere" }));
    }

    [SshFact]
    public void Pull_NobodyAnswers_IsTriedAgainAsOftenAsAsked()
    {
        using var server = new SshServer();
        long started = System.Diagnostics.Stopwatch.GetTimestamp();
        folders.Fails(Source(server) with { Port = ChildServer.FreePort(), Retries = 3, FirstWait = TimeSpan.FromMilliseconds(100) }, """
            EXT251 error  sftp://127.0.0.1/{outbox}
              Found:    no answer
              Expected: a server that takes connections
              Fix:      check the address, the network, and whether the server runs
            """);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds, 700, 60_000);
    }

    [SshFact]
    public void Pull_ServerThatFallsSilent_IsGivenUp()
    {
        using var server = new SshServer("sleep 60");
        Assert.Equal("EXT251", folders.CodeOf(Source(server) with { Timeout = TimeSpan.FromSeconds(2) }));
    }

    [SshFact]
    public void Pull_ServerGoneInTheMiddle_LeavesNothingInTheInbox_AndTheNextTryGoesOnThere()
    {
        // After 300,000 bytes the connection ends.
        using var server = new SshServer("/usr/lib/openssh/sftp-server | perl -e 'for ($left = 300000; $left > 0 && ($read = sysread(STDIN, $piece, $left)); $left -= $read) { syswrite(STDOUT, $piece); }'");
        byte[] content = new byte[800_000];
        new Random(7).NextBytes(content);
        folders.Put("crime_1.csv", content);
        folders.Fails(Source(server), """
            EXT255 error  sftp://127.0.0.1/{outbox}
              Found:    a connection that broke off, or fell silent
              Expected: the whole file
              Fix:      run again: what came is kept aside, and nothing half fetched is imported
            """);
        Assert.Empty(folders.InInbox);
        string part = Assert.Single(folders.Incoming, name => name is not ("lock" or "fetched.json"));
        Assert.DoesNotContain("crime", part, StringComparison.Ordinal);
        Assert.Equal(["crime_1.csv Fetched"], folders.Pull(Source(server) with { Retries = 4 }));
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(folders.Inbox, "crime_1.csv")));
        Assert.Equal(["fetched.json", "lock"], folders.Incoming);
    }

    [SshFact]
    public void Pull_OnRequestToStop_Stops()
    {
        using var server = new SshServer("sleep 60");
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        Assert.ThrowsAny<OperationCanceledException>(() => new Puller(Source(server), folders.Inbox, DateOnly.MinValue, TimeProvider.System).Pull(stop.Token));
    }

    private SftpSource Source(SshServer server) => new()
    {
        Host = "127.0.0.1",
        Port = server.Port,
        User = Environment.UserName,
        KeyFile = server.KeyFile,
        KnownHostsFile = server.KnownHostsFile,
        Folder = folders.Outbox,
        Files = "crime_*",
        Retries = 0,
        FirstWait = TimeSpan.FromMilliseconds(100),
    };
}

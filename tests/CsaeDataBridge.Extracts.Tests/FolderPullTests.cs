using System.Text;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Tests;

/// <summary>Files fetched from a folder that this machine reaches, and what every kind of source has in common.</summary>
public sealed class FolderPullTests : IDisposable
{
    private readonly PullFolders folders = new();

    private FolderSource Source => new() { Path = folders.Outbox, Files = "*", Retries = 0 };

    public void Dispose() => folders.Dispose();

    [Fact]
    public void Pull_Files_AreFetchedMovedAndDeleted()
    {
        folders.Put("a.csv", "1"u8.ToArray());
        Assert.Equal(["a.csv Fetched"], folders.Pull(Source));
        Assert.Equal(["a.csv Known"], folders.Pull(Source with { After = AfterPull.Move, MoveTo = Path.Combine(folders.Outbox, "done") }));
        folders.Put("b.csv", "2"u8.ToArray());
        Assert.Equal(["b.csv Fetched"], folders.Pull(Source with { After = AfterPull.Delete }));
        Assert.Equal(["done/a.csv"], Directory.GetFiles(folders.Outbox, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folders.Outbox, file)));
        Assert.Equal(["a.csv", "b.csv"], folders.InInbox);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Pull_FileOfTheSameSizeAndSecond_IsFetchedAgainWhenItMayHaveBeenWrittenTwice(int secondsAfterIt, bool again)
    {
        var clock = new TestClock();
        using var watched = new PullFolders { Clock = clock };
        foreach (string content in (string[])["1", "2"])
        {
            watched.Put("a.csv", Encoding.UTF8.GetBytes(content));
            File.SetLastWriteTimeUtc(Path.Combine(watched.Outbox, "a.csv"), clock.Now.UtcDateTime.AddSeconds(-secondsAfterIt));
            string[] pulled = watched.Pull(Source with { Path = watched.Outbox });
            Assert.Equal(content == "1" || again ? ["a.csv Fetched"] : ["a.csv Known"], pulled);
        }

        Assert.Equal(again ? "2" : "1", File.ReadAllText(Path.Combine(watched.Inbox, "a.csv")));
        Assert.Equal(["a.csv Known"], watched.Pull(Source with { Path = watched.Outbox }));
    }

    [Fact]
    public void Pull_FileOverTheLimit_IsToldOf_AndTheOthersCome()
    {
        folders.Put("a.csv", new byte[3 << 20]);
        folders.Put("b.csv", "1"u8.ToArray());
        Assert.Equal(
            ["""
             a.csv Failed EXT256 error  a.csv
               Found:    a file larger than the feed's limit
               Expected: 2 MB at most
               Fix:      ask the agency what this file is; if it is real, raise 'limit_mb:'
             """, "b.csv Fetched"],
            folders.Pull(Source with { LargestFile = 2 << 20 }));
    }

    [Fact]
    public void Pull_NamesThatAreNoPlainNames_StayWhereTheyAre()
    {
        foreach (string name in (string[])[".hidden", "-rf", " a", "a\nb", "a\\b", "C:a"])
        {
            folders.Put(name, "1"u8.ToArray());
        }

        Assert.All(new Puller(Source, folders.Inbox, DateOnly.MinValue, TimeProvider.System).Pull(CancellationToken.None), file => Assert.Equal((PullState.Failed, "EXT258"), (file.State, file.Issue!.Code)));
        Assert.Empty(folders.InInbox);
    }

    [Fact]
    public void Pull_FolderThatIsNotThere_SaysSo() => folders.Fails(Source with { Path = Path.Combine(folders.Outbox, "nowhere") }, """
        EXT254 error  nowhere
          Found:    no such folder or file
          Expected: the folder or file that the agency named, with leave to read it
          Fix:      correct the address in bridge.yaml, or ask the agency
        """);

    [Fact]
    public void Pull_WhileAnotherProgramPulls_IsRefused()
    {
        folders.Put("a.csv", "1"u8.ToArray());
        using (PullInbox.Open(folders.Inbox))
        {
            folders.Fails(Source, """
                EXT264 error  inbox
                  Found:    another program that fetches into it
                  Expected: one at a time
                  Fix:      wait until it ends, then try again
                """);
        }

        Assert.Equal(["a.csv Fetched"], folders.Pull(Source));
    }

    [Fact]
    public void Pull_DamagedMemory_IsRefused_AndWithoutItNothingIsLost()
    {
        folders.Put("a.csv", "1"u8.ToArray());
        folders.Pull(Source);
        string book = Path.Combine(folders.Inbox, ".incoming", "fetched.json");
        File.WriteAllText(book, "[{");
        folders.Fails(Source, """
            EXT264 error  inbox
              Found:    a damaged .incoming/fetched.json
              Expected: the list of what was fetched
              Fix:      remove that file: what is still at the other end is then fetched again, and loads nothing twice
            """);
        File.Delete(book);
        Assert.Equal(["a.csv Fetched"], folders.Pull(Source));
    }

    [Fact]
    public void Pull_BeginningOfAnotherContent_IsDropped()
    {
        folders.Put("a.csv", "12345"u8.ToArray());
        using (var inbox = PullInbox.Open(folders.Inbox))
        {
            using FileStream part = inbox.OpenPart(new RemoteFile("a.csv", "elsewhere", 5, 1, null));
            part.Write("99"u8);
        }

        Assert.Equal(["a.csv Fetched"], folders.Pull(Source));
        Assert.Equal("12345", File.ReadAllText(Path.Combine(folders.Inbox, "a.csv")));
        Assert.Equal(["fetched.json", "lock"], folders.Incoming);
    }
}

using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Tests;

/// <summary>Files fetched from a real HTTPS server with client certificates.</summary>
public sealed class HttpsPullTests : IDisposable
{
    private readonly PullFolders folders = new();
    private readonly ExtractServer server = new();

    public void Dispose()
    {
        server.Dispose();
        folders.Dispose();
    }

    [Fact]
    public void Pull_File_LiesWholeInTheInboxOnce_UntilItsMarkChanges()
    {
        server.Has("/out/crime.csv", "ref\n1\n"u8.ToArray(), "\"one\"");
        Assert.Equal(["crime.csv New"], folders.Look(Source("/out/crime.csv")));
        Assert.Equal(["crime.csv Fetched"], folders.Pull(Source("/out/crime.csv")));
        Assert.Equal("ref\n1\n", Fetched("crime.csv"));
        server.Requests.Clear();
        Assert.Equal(["crime.csv Known"], folders.Pull(Source("/out/crime.csv")));
        Assert.Equal(["HEAD /out/crime.csv"], server.Requests);
        server.Has("/out/crime.csv", "ref\n2\n"u8.ToArray(), "\"two\"");
        Assert.Equal(["crime.csv Fetched"], folders.Pull(Source("/out/crime.csv")));
        Assert.Equal("ref\n2\n", Fetched("crime.csv"));
    }

    [Fact]
    public void Pull_AddressWithADate_LooksBackDayByDay()
    {
        server.Has("/out/crime_0001-01-08.csv", "8"u8.ToArray(), "\"8\"");
        server.Has("/out/crime_0001-01-06.csv", "6"u8.ToArray(), "\"6\"");
        server.Has("/out/crime_0001-01-05.csv", "5"u8.ToArray(), "\"5\"");
        IReadOnlyList<PulledFile> files = new Puller(Source("/out/crime_{yyyy-MM-dd}.csv") with { Days = 3 }, folders.Inbox, new DateOnly(1, 1, 8), TimeProvider.System).Pull(CancellationToken.None);
        Assert.Equal(["crime_0001-01-06.csv", "crime_0001-01-08.csv"], files.Select(file => file.Name));
        Assert.Equal(["crime_0001-01-06.csv", "crime_0001-01-08.csv"], folders.InInbox);
    }

    [Fact]
    public void Pull_NameThatTheServerStates_IsTheFiles_UnlessItIsAPath()
    {
        string stated = "crime_2026.csv";
        server.Answers["/latest"] = context =>
        {
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{stated}\"";
            context.Response.ContentLength = 1;
            return context.Request.Method == "HEAD" ? Task.CompletedTask : context.Response.Body.WriteAsync("1"u8.ToArray()).AsTask();
        };
        Assert.Equal(["crime_2026.csv Fetched"], folders.Pull(Source("/latest")));
        stated = "../../crime.csv";
        PulledFile refused = Assert.Single(new Puller(Source("/latest"), folders.Inbox, DateOnly.MinValue, TimeProvider.System).Pull(CancellationToken.None));
        Assert.Equal((PullState.Failed, "EXT258"), (refused.State, refused.Issue!.Code));
        Assert.Equal(["crime_2026.csv"], folders.InInbox);
    }

    [Fact]
    public void Pull_ConnectionCutInTheMiddle_LeavesNothingInTheInbox_AndTheNextTryGoesOnThere()
    {
        byte[] content = new byte[500_000];
        new Random(7).NextBytes(content);
        server.Has("/crime.csv", content, "\"one\"", breakAfter: 200_000);
        folders.Fails(Source("/crime.csv"), $"""
            EXT255 error  {server.Address}/crime.csv
              Found:    a connection that broke off, or fell silent
              Expected: the whole file
              Fix:      run again: what came is kept aside, and nothing half fetched is imported
            """);
        Assert.Empty(folders.InInbox);
        Assert.Equal(["crime.csv Fetched"], folders.Pull(Source("/crime.csv")));
        Assert.Contains("GET /crime.csv bytes=200000-", server.Requests);
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(folders.Inbox, "crime.csv")));
    }

    [Fact]
    public void Pull_FileThatChangesWhileItIsFetched_IsNotTaken()
    {
        int answers = 0;
        server.Answers["/crime.csv"] = context =>
        {
            context.Response.Headers.ETag = $"\"{answers++}\"";
            context.Response.ContentLength = 1;
            return context.Request.Method == "HEAD" ? Task.CompletedTask : context.Response.Body.WriteAsync("1"u8.ToArray()).AsTask();
        };
        Assert.Equal(["""
            crime.csv Failed EXT257 error  crime.csv
              Found:    a file that changed while it was fetched
              Expected: a file that is whole
              Fix:      nothing: the next run fetches it again; if this repeats, ask the agency to write its file under another name and rename it at the end
            """], folders.Pull(Source("/crime.csv")));
        Assert.Empty(folders.InInbox);
        Assert.Equal(["lock"], folders.Incoming);
    }

    [Fact]
    public void Pull_EndlessFile_IsGivenUpAtTheLimit()
    {
        server.Answers["/crime.csv"] = async context =>
        {
            byte[] piece = new byte[1 << 16];
            while (context.Request.Method != "HEAD" && !context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            }
        };
        PulledFile file = Assert.Single(new Puller(Source("/crime.csv") with { LargestFile = 1 << 20 }, folders.Inbox, DateOnly.MinValue, TimeProvider.System).Pull(CancellationToken.None));
        Assert.Equal((PullState.Failed, "EXT256"), (file.State, file.Issue!.Code));
    }

    [Theory]
    [InlineData(302, "EXT254")]
    [InlineData(401, "EXT253")]
    [InlineData(403, "EXT253")]
    [InlineData(404, "EXT254")]
    [InlineData(429, "EXT251")]
    [InlineData(500, "EXT251")]
    [InlineData(418, "EXT254")]
    public void Pull_AnswerThatIsNoFile_HasItsCode(int status, string code)
    {
        server.Answers["/crime.csv"] = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "https://elsewhere.example/";
            return Task.CompletedTask;
        };
        Assert.Equal(code, folders.CodeOf(Source("/crime.csv")));
    }

    [Fact]
    public void Pull_ServerOrClientThatIsNotTrusted_IsRefused()
    {
        server.Has("/crime.csv", "1"u8.ToArray(), "\"1\"");
        folders.Fails(Source("/crime.csv") with { CaFile = server.AnotherAuthority() }, $"""
            EXT252 error  {server.Address}/crime.csv
              Found:    a server whose certificate is not trusted for this name, or that does not trust this client's
              Expected: certificates signed by the authorities that both sides pinned
              Fix:      ask the agency which authority signs its certificate, for 'ca_file:', and whether it knows the one of 'client_certificate:'
            """);
        Assert.Equal("EXT253", folders.CodeOf(Source("/crime.csv") with { CertificateFile = null, KeyFile = null }));
        Assert.Equal("EXT252", folders.CodeOf(Source("/crime.csv") with { CertificateFile = server.Client.Key }));
        Assert.Empty(server.Requests);
        UnixMode.Set(server.Client.Key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Equal("EXT250", folders.CodeOf(Source("/crime.csv")));
    }

    [Theory]
    [InlineData("https://agency.example/out/{yyyy-MM-dd}/crime.csv", true)]
    [InlineData("https://agency.example/crime_{yyyyMMdd}.csv", true)]
    [InlineData("https://agency.example/crime_{yyyy}.csv", false)]
    [InlineData("https://agency.example/{yyyy-MM-dd}/{yyyy-MM-dd}.csv", false)]
    [InlineData("https://user:secret@agency.example/crime.csv", false)]
    [InlineData("http://agency.example/crime.csv", false)]
    [InlineData("crime.csv", false)]
    public void Address_IsUsable_WhenItTellsOneDayAtMost(string address, bool usable) => Assert.Equal(usable, HttpsSource.IsUsable(address));

    private string Fetched(string name) => File.ReadAllText(Path.Combine(folders.Inbox, name));

    private HttpsSource Source(string path) => new()
    {
        Address = server.Address + path,
        CertificateFile = server.Client.Certificate,
        KeyFile = server.Client.Key,
        CaFile = server.AuthorityFile,
        Files = "*",
        Retries = 0,
    };
}

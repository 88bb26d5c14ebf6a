using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary>A deployment whose feed is pulled: tried, fetched and run by the commands that people use.</summary>
public sealed class FeedCommandTests : IDisposable
{
    private readonly SmallArea area = new();
    private readonly string outbox;

    public FeedCommandTests()
    {
        outbox = Directory.CreateDirectory(area.In("outbox")).FullName;
        File.Move(area.In("in", SmallArea.Police), Path.Combine(outbox, SmallArea.Police));
    }

    public void Dispose() => area.Dispose();

    [SshFact]
    public void Feed_OverSftp_IsListedTriedFetchedAndRun()
    {
        using var server = new SshServer();
        Pull($"from: sftp, host: 127.0.0.1, port: {server.Port}, user: {Environment.UserName}, key_file: \"{server.KeyFile}\", known_hosts: \"{server.KnownHostsFile}\", folder: \"{outbox}\", retries: 0");
        long bytes = new FileInfo(Path.Combine(outbox, SmallArea.Police)).Length;

        // By the deployment's clock it was written long before it is fetched, so that its time tells it for certain.
        File.SetLastWriteTimeUtc(Path.Combine(outbox, SmallArea.Police), new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(
            (0, $"""
                northshire-police/crime
                  from      sftp://127.0.0.1{outbox}
                  inbox     in/NSP_CRIME_*, 0 there
                  mapping   mappings/northshire-police/crime.yaml
                  schedule  none: by hand
                eastmoor/cin-assessments
                  from      its inbox, which somebody else fills
                  inbox     in/CIN_*, 1 there
                  mapping   mappings/eastmoor/cin-assessments.yaml
                  schedule  none: by hand

                """),
            Feed("list"));
        Assert.Equal(
            (0, $"""
                northshire-police/crime  sftp://127.0.0.1{outbox}
                  new      {SmallArea.Police}, {bytes:N0} bytes
                eastmoor/cin-assessments  nothing to connect to: somebody else fills its inbox

                """),
            Feed("check"));
        Assert.False(File.Exists(area.In("in", SmallArea.Police)));
        Assert.Contains($"  fetched  {SmallArea.Police}", Feed("pull", "northshire-police/crime").Output, StringComparison.Ordinal);
        (int exit, JsonNode again) = BridgeProcess.Json("feed", "check", "northshire-police/crime", "--config", area.Config, "--json");
        Assert.Equal((0, "known"), (exit, (string)again["feeds"]![0]!["files"]![0]!["state"]!));
        Assert.Equal(0, area.Run("out").Exit);
        Assert.Contains("northshire-police/crime NSP_CRIME_2026-03-31.csv Loaded", area.State("out").Loads, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SourceThatIsAway_ImportsWhatLiesInTheInbox_AndSaysSo()
    {
        Pull("from: folder, path: outbox");
        Assert.Equal(0, area.Run("out").Exit);
        Directory.Delete(outbox, true);
        (int exit, string output) = area.Run("out");
        Assert.Equal(3, exit);
        Assert.Contains("""
            northshire-police/crime  failed
            EXT254 error  outbox
              Found:    no such folder or file
              Expected: the folder or file that the agency named, with leave to read it
              Fix:      correct the address in bridge.yaml, or ask the agency

            """, output, StringComparison.Ordinal);
        Assert.Contains("1 failed, 1 nothing new", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FeedThatTheAgreementRefuses_FetchesNothing()
    {
        Pull("from: folder, path: outbox");
        SmallArea.Change(area.Config, "clock: 2026-04-20", "clock: 2036-04-20");
        area.Run("out");
        Assert.StartsWith("northshire-police/crime  outbox\nAGR", Feed("pull", "northshire-police/crime").Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(area.In("in"), "NSP_*"));
        Assert.False(Directory.Exists(area.In("in", ".incoming")));
    }

    [Fact]
    public void Feed_UnknownId_SaysWhichThereAre()
    {
        (int exit, string output) = Feed("check", "northshire-police/crimes");
        Assert.Equal(
            (9, """
                CFG111 error  bridge.yaml, "northshire-police/crimes"
                  Found:    no feed of this id
                  Expected: one of northshire-police/crime, eastmoor/cin-assessments
                  Fix:      correct the id

                """),
            (exit, output));
    }

    [SmallDiskFact]
    public void Pull_FullDisk_LeavesNothingInTheInbox_AndSaysSo()
    {
        File.WriteAllBytes(Path.Combine(outbox, "NSP_CRIME_2026-04-30.csv"), new byte[2 << 20]);
        string disk = Directory.CreateDirectory(area.In("small")).FullName;
        Assert.True(BridgeProcess.Machine("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk));
        try
        {
            SmallArea.Change(area.Config, "in/NSP_CRIME_*", "small/NSP_CRIME_*");
            Pull("from: folder, path: outbox, files: NSP_CRIME_2026-04-30.csv", "small/NSP_CRIME_*");
            (int exit, string output) = Feed("pull", "northshire-police/crime", "--strict");
            Assert.True(exit == 15, output);
            Assert.Contains("Found:    the disk is full, or the user's share of it", output, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(disk));
        }
        finally
        {
            BridgeProcess.Machine("umount", disk);
        }
    }

    private void Pull(string keys, string inbox = "in/NSP_CRIME_*") =>
        SmallArea.Change(area.Config, $"inbox: \"{inbox}\"", $"inbox: \"{inbox}\", pull: {{ {keys} }}");

    private (int Exit, string Output) Feed(string command, params string[] more) => BridgeProcess.Run(["feed", command, "--config", area.Config, .. more]);
}

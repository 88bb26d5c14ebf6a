using CsaeDataBridge.Issues;
using CsaeDataBridge.Reporting;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

public sealed class ReportWriterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-report").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Write_SmallRelease_GivesAPageAndATableEach()
    {
        IReadOnlyList<string> files = ReportWriter.Write(SmallRelease.Make(), folder, CancellationToken.None);
        Assert.Equal(["report.html", "tables/M01.csv", "tables/M01-age.csv", "tables/M29.csv", "tables/M29-area.csv"], files);
        string[] written = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))];
        Assert.Equal(files.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Write_Files_AreUtf8WithoutMarkAndWithLineFeeds()
    {
        foreach (string file in ReportWriter.Write(SmallRelease.Make(), folder, CancellationToken.None))
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(folder, file));
            Assert.False(bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]));
            Assert.DoesNotContain((byte)'\r', bytes);
        }
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        IReadOnlyList<string> files = ReportWriter.Write(SmallRelease.Make(), folder, CancellationToken.None);
        byte[][] first = [.. files.Select(file => File.ReadAllBytes(Path.Combine(folder, file)))];
        ReportWriter.Write(SmallRelease.Make(), folder, CancellationToken.None);
        Assert.Equal(first, files.Select(file => File.ReadAllBytes(Path.Combine(folder, file))));
    }

    [Fact]
    public void Write_FolderIsAFile_StopsWithRpt801()
    {
        string path = Path.Combine(folder, "taken");
        File.WriteAllText(path, "");
        BridgeException stopped = Assert.Throws<BridgeException>(() => ReportWriter.Write(SmallRelease.Make(), path, CancellationToken.None));
        Assert.Equal(
            """
            RPT801 error  taken
              Found:    a folder that cannot be written
              Expected: a folder with room that this account may write to
              Fix:      check the permissions and the free space of the output folder
            """.ReplaceLineEndings("\n"),
            stopped.Message.ReplaceLineEndings("\n").TrimEnd());
    }

    [Fact]
    public void Write_Cancelled_WritesNoPage()
    {
        Assert.Throws<OperationCanceledException>(() => ReportWriter.Write(SmallRelease.Make(), folder, new CancellationToken(canceled: true)));
        Assert.False(File.Exists(Path.Combine(folder, "report.html")));
    }

    [Fact]
    public void Write_TableIdThatIsAPath_IsRefused()
    {
        MeasureResult measure = SmallRelease.Make().Measures[0];
        Release broken = SmallRelease.Make(measures: [measure with { Tables = [measure.Tables[0] with { Id = "../M01" }] }]);
        Assert.Throws<ArgumentException>(() => ReportWriter.Write(broken, folder, CancellationToken.None));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }
}

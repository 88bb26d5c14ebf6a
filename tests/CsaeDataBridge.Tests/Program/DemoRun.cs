namespace CsaeDataBridge.Tests;

/// <summary>One run of the sample, of which each test alters a copy.</summary>
public sealed class DemoRun : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-demo-run").FullName;
    private int copies;

    public DemoRun() => Assert.Equal(0, BridgeProcess.Run("demo", "--json", "--out", Path.Combine(folder, "run")).Exit);

    public void Dispose() => Directory.Delete(folder, true);

    /// <summary>Copies what the run wrote.</summary>
    /// <returns>The folder of the copy.</returns>
    public string Copy()
    {
        string source = Path.Combine(folder, "run");
        string target = Path.Combine(folder, $"copy-{++copies}");
        foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        if (!OperatingSystem.IsWindows())
        {
            // The store opens only folders that no other user may enter.
            foreach (string inner in Directory.GetDirectories(source, "*", SearchOption.AllDirectories))
            {
                File.SetUnixFileMode(Path.Combine(target, Path.GetRelativePath(source, inner)), File.GetUnixFileMode(inner));
            }
        }

        return target;
    }
}

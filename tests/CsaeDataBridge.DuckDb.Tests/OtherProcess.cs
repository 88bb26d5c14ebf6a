using System.Diagnostics;

namespace CsaeDataBridge.Tests;

/// <summary>Another process that holds a database file.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process process;

    private OtherProcess(Process process)
    {
        this.process = process;
    }

    /// <param name="mode"><c>read</c> or <c>write</c>.</param>
    /// <param name="path">The database file.</param>
    public static OtherProcess Holding(string mode, string path)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(OtherProcess).Assembly.Location, mode, path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var other = new OtherProcess(Process.Start(start)!);
        Assert.Equal("held", other.process.StandardOutput.ReadLine());
        return other;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}

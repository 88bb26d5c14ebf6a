using System.Diagnostics;

namespace CsaeDataBridge.Tests;

/// <summary>What a person sees who types a command: a bar while it works, a table when it is done.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly SmallArea area = new();

    public void Dispose() => area.Dispose();

    [TerminalFact]
    public void Run_InATerminal_ShowsWhatItDoesAndThenTheTable()
    {
        string program = typeof(Runs.FeedOutcome).Assembly.Location;
        var start = new ProcessStartInfo("script", ["-q", "-e", "-c", $"stty cols 80 rows 40; dotnet '{program}' run --config '{area.Config}' --out '{area.In("out")}'", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["TERM"] = "xterm";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("northshire-police/crime: ", output, StringComparison.Ordinal);
        Assert.Contains("R-NSP-A: releasing", output, StringComparison.Ordinal);
        string[] lines = [.. output.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];
        Assert.Contains(lines, line => line.Contains("northshire-police/crime  NSP_CRIME_2026-03-31.csv  loaded  79 rows", StringComparison.Ordinal));
        string[] table = [.. lines.SkipWhile(line => !line.TrimStart().StartsWith("Feed", StringComparison.Ordinal)).TakeWhile(line => line.Length > 0)];
        Assert.Contains(table, line => line.TrimStart().StartsWith("eastmoor/cin-assessments 1 loaded  418      418 ", StringComparison.Ordinal));
        Assert.All(table, line => Assert.InRange(line.Length, 1, 80));
    }
}

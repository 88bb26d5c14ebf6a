using System.Diagnostics;
using System.Text.Json.Nodes;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>The program as people start it: a process of its own.</summary>
internal static class BridgeProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs a command to its end.</summary>
    /// <returns>The exit code, and the output followed by the error stream.</returns>
    public static (int Exit, string Output) Run(params string[] arguments) => RunKilledAt(null, arguments);

    /// <summary>Runs a command that prints one JSON document.</summary>
    public static (int Exit, JsonNode Document) Json(params string[] arguments)
    {
        (int exit, string output) = Run(arguments);
        return (exit, JsonNode.Parse(output)!);
    }

    /// <summary>Runs a command with a text piped in.</summary>
    public static (int Exit, string Output) RunWith(string input, params string[] arguments)
    {
        using Process process = Start(null, arguments);
        using (StreamWriter piped = process.StandardInput)
        {
            piped.Write(input);
        }

        return Finish(process, arguments);
    }

    /// <summary>Runs a command whose objects may take so much memory and no more.</summary>
    public static (int Exit, string Output) RunWithin(int megabytes, params string[] arguments)
    {
        ProcessStartInfo start = StartInfo(arguments);
        start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{(long)megabytes << 20:x}";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return Finish(process, arguments);
    }

    /// <summary>Runs a command whose clock starts at an instant and jumps back and forth.</summary>
    public static (int Exit, string Output) RunAt(DateTimeOffset instant, PreloadedLibrary jumpingClock, params string[] arguments)
    {
        ProcessStartInfo start = StartInfo(arguments);
        jumpingClock.Under(start);
        start.Environment["JUMPING_CLOCK"] = instant.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return Finish(process, arguments);
    }

    /// <summary>Runs a command that dies at a kill point.</summary>
    public static (int Exit, string Output) RunKilledAt(string? point, params string[] arguments)
    {
        using Process process = Start(point, arguments);
        process.StandardInput.Close();
        return Finish(process, arguments);
    }

    private static (int Exit, string Output) Finish(Process process, string[] arguments)
    {
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"bridge {string.Join(' ', arguments)} did not end within {Patience}");
        }

        return (process.ExitCode, output.Result + errors.Result);
    }

    /// <summary>Starts a command and leaves it running.</summary>
    public static Process Start(string? killPoint, params string[] arguments)
    {
        ProcessStartInfo start = StartInfo(arguments);
        start.Environment.Remove(KillPoint.Variable);
        if (killPoint is not null)
        {
            start.Environment[KillPoint.Variable] = killPoint;
        }

        return Process.Start(start)!;
    }

    private static ProcessStartInfo StartInfo(string[] arguments) =>
        new("dotnet", [typeof(Runs.FeedOutcome).Assembly.Location, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryRoot.Path };

    /// <summary>Runs a command of the machine, for what only the machine can do.</summary>
    /// <returns>True when it ended with 0.</returns>
    public static bool Machine(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Analysts;

/// <summary>A process for one request: it gets the request and nothing else, and ends with it. SQL is to be trusted no more than a program that somebody sends.</summary>
internal static class QueryProcess
{
    /// <summary>The command that the process runs.</summary>
    public const string Command = "sql-process";

    // Enough for objects of the program; the engine has a limit of its own.
    private const string MostObjects = "0x20000000";

    // What finding the program's own files takes. No key, password or address of the deployment goes along.
    private static readonly string[] Kept = ["PATH", "SystemRoot", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DUCKDB_LIBRARY"];

    /// <summary>Has a request answered; results go to the output as they come.</summary>
    /// <param name="longest">How long it may take.</param>
    /// <returns>How it ended; SHR794 or SHR795 where the process gave no answer.</returns>
    public static QueryAnswer Ask(QueryRequest request, TimeSpan longest, CancellationToken token)
    {
        using Process process = Process.Start(StartInfo())!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(longest);
        using CancellationTokenRegistration stop = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        Task<string> answer = process.StandardError.ReadToEndAsync(CancellationToken.None);
        Task results = Relay(process);
        try
        {
            using StreamWriter input = process.StandardInput;
            input.Write(JsonSerializer.Serialize(request));
        }
        catch (IOException)
        {
            // It ended before it had read all: its answer, or that there is none, says why.
        }

        process.WaitForExit();
        results.Wait(CancellationToken.None);
        token.ThrowIfCancellationRequested();
        return Read(answer.Result) ?? new QueryAnswer(0, 0, 0, limit.IsCancellationRequested
            ? Issue.Error(SharingCodes.QueryTooLong, new Place(request.Release), string.Create(CultureInfo.InvariantCulture, $"queries that were not done after {longest.TotalSeconds} seconds"), "queries that end in time", "ask for less, or for more time with --timeout")
            : Issue.Error(SharingCodes.QueryLost, new Place(request.Release), "a process that ended without an answer", "a process that answers and ends", "ask for less at once; report it when it comes back"));
    }

    // Where nobody reads the results any more, nobody waits for the rest of them.
    private static async Task Relay(Process process)
    {
        try
        {
            using Stream output = Console.OpenStandardOutput();
            await process.StandardOutput.BaseStream.CopyToAsync(output);
        }
        catch (IOException)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static QueryAnswer? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<QueryAnswer>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ProcessStartInfo StartInfo()
    {
        string program = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(QueryProcess).Assembly.Location, Command] : [Command];
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string variable in start.Environment.Keys.Where(name => !Kept.Contains(name)).ToList())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = MostObjects;
        return start;
    }
}

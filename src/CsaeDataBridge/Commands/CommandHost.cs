using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using Spectre.Console;

namespace CsaeDataBridge.Commands;

/// <summary>Runs a command's work and turns every failure into a coded error and an exit code; nobody sees a stack trace.</summary>
internal static class CommandHost
{
    /// <param name="json">Whether the user asked for one JSON document.</param>
    /// <param name="work">The work; gets the console for text, or null when JSON is asked for; returns the exit code.</param>
    public static int Run(bool json, Func<IAnsiConsole?, int> work)
    {
        IAnsiConsole? console = json ? null : AnsiConsole.Console;
        try
        {
            return work(console);
        }
        catch (BridgeException failure)
        {
            return Fail(json, failure.Issues, failure.ExitCode);
        }
        catch (OperationCanceledException)
        {
            return Fail(json, [Issue.Warning(ProgramCodes.Cancelled, Place.None, "a request to stop", "the work to finish", "run the command again: it goes on where it was")], ExitCode.Cancelled);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The type and the place in the code help whoever mends it; the message may hold a cell and is never shown.
            string where = failure.StackTrace?.Split('\n')[0].Trim().Split(" in ")[0] ?? "";
            return Fail(json, [Issue.Error(ProgramCodes.Unexpected, Place.None, $"{failure.GetType().Name} {where}", "no failure of this kind", "report it with this text: it holds no data")], ExitCode.Unexpected);
        }
    }

    /// <summary>Prints a document when JSON is asked for.</summary>
    public static void Print(JsonNode document) => Console.Out.WriteLine(document.ToJsonString(JsonText.Indented));

    /// <summary>Says what is wrong: one JSON document on the output, or text on the error stream.</summary>
    /// <returns><paramref name="exitCode"/>.</returns>
    public static int Fail(bool json, IReadOnlyList<Issue> issues, int exitCode)
    {
        if (json)
        {
            Print(new JsonObject { ["issues"] = new JsonArray([.. issues.Select(RunSummary.IssueJson)]), ["exitCode"] = exitCode });
            return exitCode;
        }

        foreach (Issue issue in issues)
        {
            Console.Error.WriteLine(issue);
        }

        return exitCode;
    }
}

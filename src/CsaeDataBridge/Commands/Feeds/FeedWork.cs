using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Commands;

/// <summary>A command that connects to the sources of feeds: what one of them answers does not keep the others from being asked.</summary>
internal static class FeedWork
{
    public static Command Command(string name, string description, Func<BridgeConfiguration, FeedEntry, CancellationToken, FeedAnswer> ask)
    {
        var selection = FeedSelection.Create();
        Option<bool> strict = CommonOptions.Strict();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(name, description) { strict, json };
        selection.AddTo(command);
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            (BridgeConfiguration configuration, IReadOnlyList<FeedEntry> feeds) = selection.Read(parsed);
            var answers = new List<FeedAnswer>();
            foreach (FeedEntry feed in feeds)
            {
                answers.Add(Guard(feed, () => ask(configuration, feed, token)));
                if (console is not null)
                {
                    Console.Out.Write(Text(answers[^1]));
                }
            }

            Issue? first = answers.SelectMany(answer => answer.Issues).FirstOrDefault();
            int exit = first is null ? ExitCode.Done : parsed.GetValue(strict) ? ExitCode.For(first.Code) : ExitCode.DoneWithFeedStopped;
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["feeds"] = new JsonArray([.. answers.Select(Json)]), ["exitCode"] = exit });
            }

            return exit;
        })));
        return command;
    }

    private static FeedAnswer Guard(FeedEntry feed, Func<FeedAnswer> ask)
    {
        try
        {
            return ask();
        }
        catch (BridgeException failure)
        {
            return new FeedAnswer(feed) { Failures = failure.Issues };
        }
    }

    private static string Text(FeedAnswer answer)
    {
        var text = new System.Text.StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{answer.Feed.Id}  {FeedListCommand.Source(answer.Feed) ?? "nothing to connect to: somebody else fills its inbox"}\n");
        if (answer.Columns is { } columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"  rows as of {answer.AsOf:yyyy-MM-dd}, {columns.Count} columns: {string.Join(", ", columns)}\n");
        }

        foreach (PulledFile file in answer.Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Word(file.State),-8} {file.Name}{(file.Size is { } size ? string.Create(CultureInfo.InvariantCulture, $", {size:N0} bytes") : "")}\n");
        }

        if (answer.Feed.Pull is not null && answer.Files.Count == 0 && answer.Failures.Count == 0)
        {
            text.Append("  no file there\n");
        }

        foreach (Issue issue in answer.Issues)
        {
            text.Append(issue).Append('\n');
        }

        return text.ToString();
    }

    private static JsonNode Json(FeedAnswer answer) => new JsonObject
    {
        ["feed"] = answer.Feed.Id,
        ["source"] = FeedListCommand.Source(answer.Feed),
        ["asOf"] = answer.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["columns"] = answer.Columns is { } columns ? new JsonArray([.. columns.Select(column => (JsonNode)column)]) : null,
        ["files"] = new JsonArray([.. answer.Files.Select(file => (JsonNode)new JsonObject { ["name"] = file.Name, ["bytes"] = file.Size, ["state"] = Word(file.State) })]),
        ["issues"] = new JsonArray([.. answer.Issues.Select(RunSummary.IssueJson)]),
    };

    private static string Word(PullState state) => state switch
    {
        PullState.New => "new",
        PullState.Fetched => "fetched",
        PullState.Known => "known",
        _ => "failed",
    };
}

using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge feed list</c>: each feed with where its deliveries come from; connects to nothing.</summary>
internal static class FeedListCommand
{
    public static Command Create()
    {
        var selection = FeedSelection.Create();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("list", "List feeds: where their deliveries come from, how many lie in the inbox, and their schedule. Connects to nothing.") { json };
        selection.AddTo(command);
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            (BridgeConfiguration configuration, IReadOnlyList<FeedEntry> feeds) = selection.Read(parsed);
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["feeds"] = new JsonArray([.. feeds.Select(feed => Json(configuration, feed))]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            foreach (FeedEntry feed in feeds)
            {
                Console.Out.WriteLine(feed.Id);
                Console.Out.WriteLine($"  from      {Source(feed) ?? "its inbox, which somebody else fills"}");
                Console.Out.WriteLine($"  inbox     {(feed.Query is null ? $"{Relative(configuration, feed.Inbox)}, {Inbox.Count(feed)} there" : "none: rows are read from the database")}");
                Console.Out.WriteLine($"  mapping   {feed.MappingName}");
                Console.Out.WriteLine($"  schedule  {feed.Schedule ?? "none: by hand"}");
            }

            return ExitCode.Done;
        })));
        return command;
    }

    /// <summary>The source that is connected to, as people name it; null for a feed that has only an inbox.</summary>
    public static string? Source(FeedEntry feed) => feed.Query is { } query ? $"{Path.GetFileName(query.SqlFile)} at {query.Name}" : feed.Pull?.Name;

    private static JsonNode Json(BridgeConfiguration configuration, FeedEntry feed) => new JsonObject
    {
        ["feed"] = feed.Id,
        ["source"] = Source(feed),
        ["inbox"] = feed.Query is null ? Relative(configuration, feed.Inbox) : null,
        ["files"] = feed.Query is null ? Inbox.Count(feed) : null,
        ["mapping"] = feed.MappingName,
        ["schedule"] = feed.Schedule,
    };

    private static string Relative(BridgeConfiguration configuration, string path) => Path.GetRelativePath(configuration.Folder, path).Replace('\\', '/');
}

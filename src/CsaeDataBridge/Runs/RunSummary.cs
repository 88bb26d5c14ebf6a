using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Commands;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;
using Spectre.Console;

namespace CsaeDataBridge.Runs;

/// <summary>The end of a run for people, as a table, and for programs, as one JSON document.</summary>
internal static class RunSummary
{
    public static string Word(FeedStatus status) => status switch
    {
        FeedStatus.Loaded => "loaded",
        FeedStatus.AlreadyLoaded => "nothing new",
        FeedStatus.Paused => "paused",
        FeedStatus.Refused => "refused",
        _ => "failed",
    };

    public static void Write(IAnsiConsole console, RunResult result)
    {
        if (Console.IsOutputRedirected)
        {
            // A pipe has no width: the table keeps its words whole there.
            console.Profile.Width = Math.Max(console.Profile.Width, 150);
        }

        var table = new Table().Border(TableBorder.None);
        table.AddColumn(Column("Feed").NoWrap());
        table.AddColumn(Column("Files").NoWrap());
        foreach (string heading in (string[])["Read", "= Mapped", "+ Duplicate", "+ Excluded", "+ Held"])
        {
            table.AddColumn(Column(heading).RightAligned());
        }

        ILookup<string, FeedOutcome> feeds = result.Feeds.ToLookup(outcome => outcome.Feed);
        foreach (IGrouping<string, FeedOutcome> feed in feeds)
        {
            table.AddRow(
                Markup.Escape(feed.Key),
                Markup.Escape(string.Join(", ", feed.GroupBy(outcome => outcome.Status).Select(group => $"{group.Count()} {Word(group.Key)}"))),
                Number(feed.Sum(outcome => outcome.Read)),
                Number(feed.Sum(outcome => outcome.Mapped)),
                Number(feed.Sum(outcome => outcome.Duplicate)),
                Number(feed.Sum(outcome => outcome.Excluded)),
                Number(feed.Sum(outcome => outcome.Held)));
        }

        Console.Out.WriteLine();
        console.Write(table);
        Console.Out.WriteLine();
        foreach (IGrouping<string, FeedOutcome> feed in feeds.Where(feed => feed.Sum(outcome => outcome.Held) > 0))
        {
            Console.Out.WriteLine($"Held of {feed.Key}: {Reasons(feed)}");
        }

        foreach (FeedOutcome outcome in result.Feeds.Where(outcome => outcome.Notes.Count > 0))
        {
            Console.Out.WriteLine($"{outcome.Feed}  {outcome.File}: {string.Join("; ", outcome.Notes.Select(Note))}");
        }

        foreach (string text in Stops(result))
        {
            Console.Out.WriteLine(text);
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Persons:N0} persons as agencies know them, {result.People:N0} people by exact identifiers; {result.Duration.TotalSeconds:N1} s"));
        Console.Out.WriteLine($"Store content {result.ContentHash}");
        if (result.Migration is { } migration)
        {
            Console.Out.WriteLine(Migrated(migration));
        }

        if (result.Feeds.Count(outcome => outcome.Return is not null) is > 0 and var returns)
        {
            Console.Out.WriteLine($"Wrote {returns} quality {(returns == 1 ? "return" : "returns")} for the agencies");
        }

        foreach (string report in result.Reports)
        {
            Console.Out.WriteLine($"Wrote {report}");
        }
    }

    /// <summary>What stopped, each issue once, below the deliveries that it stopped.</summary>
    public static IEnumerable<string> Stops(RunResult result)
    {
        var stops = result.Feeds.SelectMany(outcome => outcome.Issues.Select(issue => (Issue: issue, Where: $"{outcome.Feed}  {outcome.File}".TrimEnd() + $"  {Word(outcome.Status)}")))
            .Concat(result.Issues.Select(issue => (Issue: issue, Where: "report  refused or not written")));
        foreach (IGrouping<Issue, (Issue Issue, string Where)> stop in stops.GroupBy(stop => stop.Issue))
        {
            foreach (string where in stop.Select(one => one.Where).Distinct())
            {
                yield return where;
            }

            yield return stop.Key.ToString();
        }
    }

    public static string Json(RunResult result, bool strict)
    {
        var document = new JsonObject
        {
            ["feeds"] = new JsonArray([.. result.Feeds.Select(Feed)]),
            ["persons"] = result.Persons,
            ["people"] = result.People,
            ["reports"] = new JsonArray([.. result.Reports.Select(report => (JsonNode)report)]),
            ["issues"] = new JsonArray([.. result.Issues.Select(IssueJson)]),
            ["contentHash"] = result.ContentHash,
            ["migration"] = result.Migration is { } migration ? MigrationJson(migration) : null,
            ["seconds"] = Math.Round(result.Duration.TotalSeconds, 3),
            ["exitCode"] = result.ExitCodeFor(strict),
        };
        return document.ToJsonString(JsonText.Indented);
    }

    public static string Migrated(MigrationResult migration) => string.Create(
        CultureInfo.InvariantCulture, $"Migrated the store from schema version {migration.From} to {migration.To}: {migration.Rows:N0} rows, each as before; backup {migration.Backup}");

    public static JsonNode MigrationJson(MigrationResult migration) =>
        new JsonObject { ["from"] = migration.From, ["to"] = migration.To, ["rows"] = migration.Rows, ["backup"] = migration.Backup };

    public static JsonNode IssueJson(Issue issue) => new JsonObject
    {
        ["code"] = issue.Code,
        ["severity"] = issue.Severity.ToString(),
        ["place"] = issue.Place.ToString(),
        ["found"] = issue.Found,
        ["expected"] = issue.Expected,
        ["fix"] = issue.Fix,
    };

    private static JsonNode Feed(FeedOutcome outcome) => new JsonObject
    {
        ["feed"] = outcome.Feed,
        ["file"] = outcome.File,
        ["status"] = Word(outcome.Status),
        ["load"] = outcome.LoadId,
        ["read"] = outcome.Read,
        ["mapped"] = outcome.Mapped,
        ["duplicate"] = outcome.Duplicate,
        ["excluded"] = outcome.Excluded,
        ["held"] = outcome.Held,
        ["heldReasons"] = new JsonArray([.. outcome.HeldReasons.Select(reason => (JsonNode)new JsonObject { ["code"] = reason.Code, ["field"] = reason.Field, ["rows"] = reason.Rows })]),
        ["notes"] = new JsonArray([.. outcome.Notes.Select(note => (JsonNode)new JsonObject { ["code"] = note.Code, ["count"] = note.Count, ["firstLines"] = new JsonArray([.. note.FirstLines.Select(line => (JsonNode)line)]) })]),
        ["readAs"] = outcome.Dialect is { } dialect
            ? new JsonObject { ["encoding"] = dialect.Encoding, ["bytes"] = dialect.Why, ["delimiter"] = dialect.Delimiter?.ToString(), ["quote"] = dialect.Quote?.ToString() }
            : null,
        ["issues"] = new JsonArray([.. outcome.Issues.Select(IssueJson)]),
        ["return"] = outcome.Return,
        ["seconds"] = Math.Round(outcome.Duration.TotalSeconds, 3),
    };

    private static string Note(ReaderNote note)
    {
        string what = note.Code switch
        {
            ExtractCodes.StrayQuote => "quotes inside cells kept as text",
            ExtractCodes.BlankCellsAtEnd => "blank cells after the last column left out",
            ExtractCodes.RepeatedHeader => "headers again passed over",
            _ => "trailers passed over",
        };
        string more = note.Count > note.FirstLines.Count ? ", …" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{note.Code} {what}, {note.Count:N0}: line {string.Join(", ", note.FirstLines)}{more}");
    }

    private static TableColumn Column(string heading) => new TableColumn(heading).Padding(0, 0, 1, 0);

    private static string Reasons(IEnumerable<FeedOutcome> feed) => string.Join(", ", feed
        .SelectMany(outcome => outcome.HeldReasons)
        .GroupBy(reason => (reason.Code, reason.Field))
        .OrderByDescending(group => group.Sum(reason => reason.Rows))
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key.Code}{(group.Key.Field is null ? "" : $" {group.Key.Field}")} {group.Sum(reason => reason.Rows):N0}")));

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

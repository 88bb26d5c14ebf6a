using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge mapping diff</c>: what a new version of a mapping changes, and which rows of an extract would come out otherwise.</summary>
internal static class MappingDiffCommand
{
    public static Command Create()
    {
        Argument<string> old = MappingOptions.Mapping("old", "The older version of the mapping.");
        Argument<string> current = MappingOptions.Mapping("new", "The newer version.");
        Option<string> extract = MappingOptions.Extract(required: false);
        Option<string?> feed = MappingOptions.Feed();
        Option<DateOnly?> asOf = MappingOptions.AsOf();
        Option<FileInfo?> config = MappingOptions.Config();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("diff", "Say what a new version of a mapping changes, key by key, and with an extract how many of its rows would come out otherwise. Stores nothing.") { old, current, extract, feed, asOf, config, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            string before = MappingFiles.One(parsed.GetRequiredValue(old));
            string after = MappingFiles.One(parsed.GetRequiredValue(current));
            IReadOnlyList<MappingChange> changes = MappingDiff.Compare(StrictYaml.ReadFile(before, FilePatterns.NameOf(before)), StrictYaml.ReadFile(after, FilePatterns.NameOf(after)));
            (IReadOnlyList<OutcomeChange> Changes, long Same)? rows = null;
            if (parsed.GetValue(extract) is { } file)
            {
                // Both are read at the newer one's desk, so that nothing but the mapping makes a difference.
                MappingDesk desk = MappingDesk.For(after, parsed.GetValue(config));
                CompiledMapping compiled = desk.Compile(after);
                using FeedKeys keys = desk.Keys(parsed.GetValue(feed));
                Delivery delivery = keys.Open(file, compiled.Document.MainFile);
                rows = OutcomeComparison.Compare(desk.Compile(before), compiled, delivery, Rehearsal.AsOf(compiled.Document, delivery, parsed.GetValue(asOf), desk.Today), token);
            }

            if (console is null)
            {
                CommandHost.Print(Json(changes, rows));
            }
            else
            {
                Write(changes, rows);
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static void Write(IReadOnlyList<MappingChange> changes, (IReadOnlyList<OutcomeChange> Changes, long Same)? rows)
    {
        foreach (MappingChange change in changes)
        {
            Console.Out.WriteLine($"{(change.Old is null ? "added  " : change.New is null ? "removed" : "changed")}  {change.Path}");
            if (change.Old is not null)
            {
                Console.Out.WriteLine($"         - {change.Old}");
            }

            if (change.New is not null)
            {
                Console.Out.WriteLine($"         + {change.New}");
            }
        }

        Console.Out.WriteLine(changes.Count == 0 ? "The two say the same." : $"{changes.Count} change{(changes.Count == 1 ? "" : "s")} in the mapping");
        if (rows is not { } compared)
        {
            return;
        }

        Console.Out.WriteLine();
        foreach (OutcomeChange change in compared.Changes)
        {
            Console.Out.WriteLine($"{change.Rows,7}  {change.Old} → {change.New}; rows {string.Join(", ", change.Lines)}{(change.Rows > change.Lines.Count ? ", …" : "")}");
        }

        Console.Out.WriteLine($"{compared.Changes.Sum(change => change.Rows)} rows of the extract would come out otherwise, {compared.Same} the same");
    }

    private static JsonObject Json(IReadOnlyList<MappingChange> changes, (IReadOnlyList<OutcomeChange> Changes, long Same)? rows) => new()
    {
        ["changes"] = new JsonArray([.. changes.Select(change => (JsonNode)new JsonObject { ["path"] = change.Path, ["old"] = change.Old, ["new"] = change.New })]),
        ["rows"] = rows is not { } compared ? null : new JsonObject
        {
            ["otherwise"] = compared.Changes.Sum(change => change.Rows),
            ["same"] = compared.Same,
            ["changes"] = new JsonArray([.. compared.Changes.Select(change => (JsonNode)new JsonObject
            {
                ["old"] = change.Old,
                ["new"] = change.New,
                ["rows"] = change.Rows,
                ["lines"] = new JsonArray([.. change.Lines.Select(line => (JsonNode)line)]),
            })]),
        },
        ["exitCode"] = ExitCode.Done,
    };
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge mapping check</c>: every fault of mappings at once; reads no data.</summary>
internal static class MappingCheckCommand
{
    public static Command Create()
    {
        Argument<string[]> mappings = MappingOptions.Mappings();
        Option<FileInfo?> config = MappingOptions.Config();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("check", "Say everything that is wrong with mappings, with its place and how to mend it.") { mappings, config, json };
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            IReadOnlyList<CheckedMapping> all = [.. MappingFiles.Find(parsed.GetRequiredValue(mappings)).Select(file => CheckedMapping.Of(file.Path, file.Name, parsed.GetValue(config)))];
            int exit = all.SelectMany(mapping => mapping.Errors).Select(error => ExitCode.For(error.Code)).FirstOrDefault();
            if (console is null)
            {
                CommandHost.Print(Json(all, exit));
            }
            else
            {
                Write(all);
            }

            return exit;
        })));
        return command;
    }

    private static void Write(IReadOnlyList<CheckedMapping> all)
    {
        foreach (CheckedMapping mapping in all)
        {
            if (mapping.Document is { } document && !mapping.Errors.Any())
            {
                Console.Out.WriteLine($"ok  {mapping.File}  {document.Name} {document.Version}: {Count(document.Fields.Count, "field")}, {Count(Rules(document), "rule")}, {Count(document.Tests.Count, "test")}");
                foreach (ComparabilityNote note in document.Comparability)
                {
                    Console.Out.WriteLine($"    years differ: {note}");
                }
            }

            foreach (Issue issue in mapping.Issues)
            {
                Console.Out.WriteLine(issue);
                Console.Out.WriteLine();
            }
        }

        Console.Out.WriteLine($"{Count(all.Count, "mapping")}: {Count(all.Sum(mapping => mapping.Errors.Count()), "error")}, {Count(all.Sum(mapping => mapping.Issues.Count - mapping.Errors.Count()), "warning")}");
    }

    private static JsonObject Json(IReadOnlyList<CheckedMapping> all, int exit) => new()
    {
        ["mappings"] = new JsonArray([.. all.Select(mapping => (JsonNode)new JsonObject
        {
            ["file"] = mapping.File,
            ["mapping"] = mapping.Document?.Name,
            ["version"] = mapping.Document?.Version,
            ["comparability"] = new JsonArray([.. (mapping.Document?.Comparability ?? []).Select(note => (JsonNode)note.ToString())]),
            ["issues"] = new JsonArray([.. mapping.Issues.Select(RunSummary.IssueJson)]),
        })]),
        ["errors"] = all.Sum(mapping => mapping.Errors.Count()),
        ["warnings"] = all.Sum(mapping => mapping.Issues.Count - mapping.Errors.Count()),
        ["exitCode"] = exit,
    };

    private static int Rules(MappingDocument document) => document.Concerns.Sum(list => list.Rules.Count) + document.Blocks.Sum(block => block.Rules.Count);

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}

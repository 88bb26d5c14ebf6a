using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge mapping test</c>: runs the tests that mappings carry; reads no data but theirs.</summary>
internal static class MappingTestCommand
{
    public static Command Create()
    {
        Argument<string[]> mappings = MappingOptions.Mappings();
        Option<FileInfo?> config = MappingOptions.Config();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("test", "Run the tests that mappings carry, and say for each what was expected and what came.") { mappings, config, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            var all = new List<(string File, MappingDocument Document, IReadOnlyList<MappingTestResult> Tests)>();
            foreach ((string path, string name) in MappingFiles.Find(parsed.GetRequiredValue(mappings)))
            {
                token.ThrowIfCancellationRequested();
                MappingDesk desk = MappingDesk.For(path, parsed.GetValue(config));
                MappingDocument document = MappingReader.ReadFile(path, name, desk.Lists);
                all.Add((name, document, MappingTests.RunEach(desk.Compiler, document, desk.Flow(document))));
            }

            int exit = all.SelectMany(mapping => mapping.Tests).All(test => test.Passed) ? ExitCode.Done : ExitCode.MappingTestsFailed;
            if (console is null)
            {
                CommandHost.Print(new JsonObject
                {
                    ["mappings"] = new JsonArray([.. all.Select(mapping => (JsonNode)new JsonObject
                    {
                        ["file"] = mapping.File,
                        ["mapping"] = mapping.Document.Name,
                        ["version"] = mapping.Document.Version,
                        ["tests"] = new JsonArray([.. mapping.Tests.Select(Json)]),
                    })]),
                    ["exitCode"] = exit,
                });
            }
            else
            {
                all.ForEach(mapping => Write(mapping.Document, mapping.File, mapping.Tests));
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Sum(mapping => mapping.Tests.Count)} tests of {all.Count} mapping{(all.Count == 1 ? "" : "s")}: {all.Sum(mapping => mapping.Tests.Count(test => test.Passed))} passed, {all.Sum(mapping => mapping.Tests.Count(test => !test.Passed))} failed"));
            }

            return exit;
        })));
        return command;
    }

    private static void Write(MappingDocument document, string file, IReadOnlyList<MappingTestResult> tests)
    {
        Console.Out.WriteLine($"{document.Name} {document.Version}  {file}");
        if (tests.Count == 0)
        {
            Console.Out.WriteLine("  no tests");
        }

        foreach (MappingTestResult test in tests)
        {
            Console.Out.WriteLine($"  {(test.Passed ? "pass" : "FAIL")}  {test.Name}");
            foreach (Issue issue in test.Issues)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        line {issue.Place.Line}: {issue.Code}"));
                Console.Out.WriteLine($"        Expected: {issue.Expected}");
                Console.Out.WriteLine($"        Got:      {issue.Found}");
            }
        }
    }

    private static JsonNode Json(MappingTestResult test) => new JsonObject
    {
        ["name"] = test.Name,
        ["line"] = test.Place.Line,
        ["passed"] = test.Passed,
        ["issues"] = new JsonArray([.. test.Issues.Select(RunSummary.IssueJson)]),
    };
}

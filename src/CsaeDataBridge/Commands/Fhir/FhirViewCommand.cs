using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge fhir view</c>: resources as a table, by a ViewDefinition of SQL on FHIR v2.</summary>
internal static class FhirViewCommand
{
    public static Command Create()
    {
        var view = new Argument<FileInfo>("view") { Description = "The ViewDefinition, a JSON file." };
        Argument<string[]> files = FhirOptions.Files();
        files.Arity = ArgumentArity.ZeroOrMore;
        Option<FileInfo?> output = FhirOptions.Out("Write the rows as CSV to this file instead of the screen.");
        var sql = new Option<bool>("--sql") { Description = "Print the SQL of the view for DuckDB, over a table resource with a column json, in place of rows." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("view", "Read resources as a table, by a ViewDefinition of SQL on FHIR v2; those inside a Bundle too. The output is what stands in the resources: personal data, if they hold any.") { view, files, output, sql, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            FhirView compiled = Compile(parsed.GetRequiredValue(view).FullName);
            foreach (Issue warning in console is null ? [] : compiled.Warnings)
            {
                Console.Error.WriteLine(warning);
            }

            if (parsed.GetValue(sql))
            {
                Print(console is null, new JsonObject { ["sql"] = compiled.Sql("resource", "json") }, compiled.Sql("resource", "json"));
                return ExitCode.Done;
            }

            FhirFiles input = FhirFiles.Find(parsed.GetRequiredValue(files));
            using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
            using IDisposable cancel = session.CancelWith(token);
            IEnumerable<IReadOnlyList<object?>> rows = new FhirViewReader(session, compiled).Rows(input.Streams(), token);
            return console is null ? PrintJson(compiled, rows) : PrintCsv(compiled, rows, parsed.GetValue(output)?.FullName, new RunProgress(parsed.GetValue(output) is null ? null : console));
        })));
        return command;
    }

    private static FhirView Compile(string path)
    {
        string name = FilePatterns.NameOf(path);
        try
        {
            return FhirView.Compile(File.ReadAllBytes(path), name);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(ProgramCodes.NotFound, new Place(name), "no view of this name that can be read", "a ViewDefinition, a JSON file", "correct the name or the permissions"));
        }
    }

    private static int PrintCsv(FhirView view, IEnumerable<IReadOnlyList<object?>> rows, string? file, RunProgress progress)
    {
        long count = 0;
        progress.Live(live => FhirOutput.To(file, output =>
        {
            using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            writer.WriteLine(CsvLine.Of(view.Columns.Select(column => column.Name)));
            foreach (IReadOnlyList<object?> row in rows)
            {
                writer.WriteLine(CsvLine.Of(row.Select(Cell)));
                if (++count % 10_000 == 0)
                {
                    live.Step(view.Name ?? view.Resource, FormattableString.Invariant($"{count:N0} rows"));
                }
            }
        }));
        if (file is not null)
        {
            Console.Out.WriteLine(FormattableString.Invariant($"Wrote {count:N0} row{(count == 1 ? "" : "s")} to {FilePatterns.NameOf(file)}"));
        }

        return ExitCode.Done;
    }

    private static int PrintJson(FhirView view, IEnumerable<IReadOnlyList<object?>> rows)
    {
        CommandHost.Print(new JsonObject
        {
            ["view"] = view.Name,
            ["resource"] = view.Resource,
            ["columns"] = new JsonArray([.. view.Columns.Select(column => (JsonNode)new JsonObject { ["name"] = column.Name, ["type"] = column.Type, ["collection"] = column.IsCollection })]),
            ["rows"] = new JsonArray([.. rows.Select(row => (JsonNode)new JsonObject(view.Columns.Select((column, at) => KeyValuePair.Create(column.Name, Value(row[at])))))]),
            ["issues"] = new JsonArray([.. view.Warnings.Select(RunSummary.IssueJson)]),
            ["exitCode"] = ExitCode.Done,
        });
        return ExitCode.Done;
    }

    private static void Print(bool json, JsonNode document, string text)
    {
        if (json)
        {
            CommandHost.Print(document);
        }
        else
        {
            Console.Out.WriteLine(text);
        }
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        System.Collections.IEnumerable => Value(value)!.ToJsonString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        System.Collections.IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Value)]),
        _ => JsonValue.Create(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
    };
}

using System.CommandLine;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge mapping explain</c>: what a mapping makes of one row and why; without a row, the SQL that it compiles to.</summary>
internal static class MappingExplainCommand
{
    public static Command Create()
    {
        Argument<string> mapping = MappingOptions.Mapping();
        Option<string> extract = MappingOptions.Extract(required: false);
        var row = new Option<long?>("--row", "-r") { Description = "The row: line of a text file, row of a sheet, entry of a bundle, as messages name it." };
        Option<string?> feed = MappingOptions.Feed();
        Option<DateOnly?> asOf = MappingOptions.AsOf();
        Option<bool> show = MappingOptions.ShowValues();
        Option<FileInfo?> config = MappingOptions.Config();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("explain", "For one row of an extract: each cell and what was read from it, each rule that fired and why, and what was written. Without an extract: the SQL of the mapping. Stores nothing.") { mapping, extract, row, feed, asOf, show, config, json };
        command.Validators.Add(result =>
        {
            if (result.GetResult(extract) is null != result.GetResult(row) is null)
            {
                result.AddError("--extract and --row go together: which row of which extract is to be explained?");
            }
        });
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            string path = MappingFiles.One(parsed.GetRequiredValue(mapping));
            MappingDesk desk = MappingDesk.For(path, parsed.GetValue(config));
            CompiledMapping compiled = desk.Compile(path);
            if (parsed.GetValue(extract) is not { } file)
            {
                Print(console is null, () => ExplanationText.SqlJson(compiled), () => compiled.Sql);
                return ExitCode.Done;
            }

            using FeedKeys keys = desk.Keys(parsed.GetValue(feed));
            Delivery delivery = keys.Open(file, compiled.Document.MainFile);
            DateOnly day = Rehearsal.AsOf(compiled.Document, delivery, parsed.GetValue(asOf), desk.Today);
            RowExplanation explained = new RowExplainer(compiled, desk.Schema).Explain(delivery, day, parsed.GetValue(row)!.Value, token);
            bool showValues = parsed.GetValue(show);
            Print(console is null, () => ExplanationText.Json(compiled, delivery.Name, explained, showValues), () => ExplanationText.Of(compiled, delivery.Name, explained, showValues));
            return ExitCode.Done;
        })));
        return command;
    }

    private static void Print(bool json, Func<System.Text.Json.Nodes.JsonNode> document, Func<string> text)
    {
        if (json)
        {
            CommandHost.Print(document());
        }
        else
        {
            Console.Out.Write(text());
        }
    }
}

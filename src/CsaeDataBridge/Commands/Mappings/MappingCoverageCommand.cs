using System.CommandLine;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge mapping coverage</c>: what of a mapping an extract uses, and what of the extract nobody reads.</summary>
internal static class MappingCoverageCommand
{
    public static Command Create()
    {
        Argument<string> mapping = MappingOptions.Mapping();
        Option<string> extract = MappingOptions.Extract(required: true);
        Option<string?> feed = MappingOptions.Feed();
        Option<DateOnly?> asOf = MappingOptions.AsOf();
        Option<bool> show = MappingOptions.ShowValues();
        Option<FileInfo?> config = MappingOptions.Config();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("coverage", "Say which columns, values, words and rules of a mapping an extract uses, and which rows are held and why. Stores nothing.") { mapping, extract, feed, asOf, show, config, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            string path = MappingFiles.One(parsed.GetRequiredValue(mapping));
            MappingDesk desk = MappingDesk.For(path, parsed.GetValue(config));
            CompiledMapping compiled = desk.Compile(path);
            using FeedKeys keys = desk.Keys(parsed.GetValue(feed));
            Delivery delivery = keys.Open(parsed.GetRequiredValue(extract), compiled.Document.MainFile);
            DateOnly day = Rehearsal.AsOf(compiled.Document, delivery, parsed.GetValue(asOf), desk.Today);
            CoverageReport report = MappingCoverage.Measure(compiled, delivery, day, token);
            if (console is null)
            {
                CommandHost.Print(CoverageText.Json(compiled, delivery.Name, day, report, parsed.GetValue(show)));
            }
            else
            {
                Console.Out.Write(CoverageText.Of(compiled, delivery.Name, day, report, parsed.GetValue(show)));
            }

            return ExitCode.Done;
        })));
        return command;
    }
}

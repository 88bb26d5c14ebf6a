using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using Spectre.Console;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge fhir stats</c>: what files hold, without a value of theirs.</summary>
internal static class FhirStatsCommand
{
    public static Command Create()
    {
        Argument<string[]> files = FhirOptions.Files();
        Option<bool> entries = FhirOptions.Entries();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("stats", "Say what files hold: types of resources, bytes, profiles, the elements that are used, and the years of dates where 5 resources or more have them. Shows no value.") { files, entries, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            FhirFiles input = FhirFiles.Find(parsed.GetRequiredValue(files));
            var stats = new FhirStats();
            new RunProgress(console).Live(live =>
            {
                live.Parts(input.Count);
                foreach (FhirDocument document in input.Documents(token))
                {
                    stats.Add(document, parsed.GetValue(entries));
                    if (stats.Resources % 1000 == 0)
                    {
                        live.Step(document.File, FormattableString.Invariant($"{stats.Resources:N0} resources"));
                    }
                }
            });
            if (console is null)
            {
                CommandHost.Print(Json(stats, input.Count));
            }
            else
            {
                Write(stats, input.Count, console);
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static void Write(FhirStats stats, int files, IAnsiConsole console)
    {
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files:N0} file{(files == 1 ? "" : "s")}, {stats.Resources:N0} resource{(stats.Resources == 1 ? "" : "s")}, {stats.Bytes:N0} bytes"));
        Table types = Table("Type", "Resources");
        foreach ((string type, long count) in stats.Types)
        {
            types.AddRow(Markup.Escape(type), Number(count));
        }

        console.Write(types);
        if (stats.Profiles.Count > 0)
        {
            Table profiles = Table("Profile", "Resources");
            foreach ((string profile, long count) in stats.Profiles)
            {
                profiles.AddRow(Markup.Escape(profile), Number(count));
            }

            console.Write(profiles);
        }

        Table elements = Table("Element", "Resources", "Years");
        foreach (ElementUse element in stats.Elements)
        {
            elements.AddRow(Markup.Escape(element.Path), Number(element.Resources), element.Years is { } years ? FormattableString.Invariant($"{years.First} to {years.Last}") : "");
        }

        console.Write(elements);
    }

    private static JsonObject Json(FhirStats stats, int files) => new()
    {
        ["files"] = files,
        ["resources"] = stats.Resources,
        ["bytes"] = stats.Bytes,
        ["types"] = Counts(stats.Types, "type"),
        ["profiles"] = Counts(stats.Profiles, "profile"),
        ["elements"] = new JsonArray([.. stats.Elements.Select(element => (JsonNode)new JsonObject { ["path"] = element.Path, ["resources"] = element.Resources, ["firstYear"] = element.Years?.First, ["lastYear"] = element.Years?.Last })]),
        ["exitCode"] = ExitCode.Done,
    };

    private static JsonArray Counts(IReadOnlyList<(string Name, long Count)> counts, string what) =>
        new([.. counts.Select(count => (JsonNode)new JsonObject { [what] = count.Name, ["resources"] = count.Count })]);

    private static Table Table(string name, params string[] numbers)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn(name).NoWrap());
        foreach (string number in numbers)
        {
            table.AddColumn(new TableColumn(number).RightAligned().NoWrap());
        }

        return table;
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

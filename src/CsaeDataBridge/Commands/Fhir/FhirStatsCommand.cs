using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;

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
                foreach (FhirDocument document in input.Documents(parsed.GetValue(entries), token))
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
                Write(stats, input.Count);
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static void Write(FhirStats stats, int files)
    {
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files:N0} file{(files == 1 ? "" : "s")}, {stats.Resources:N0} resource{(stats.Resources == 1 ? "" : "s")}, {stats.Bytes:N0} bytes"));
        Write("types", stats.Types.Select(type => (type.Name, type.Count, "")));
        Write("profiles", stats.Profiles.Select(profile => (profile.Name, profile.Count, "")));
        Write("elements", stats.Elements.Select(element => (element.Path, element.Resources, element.Years is { } years ? FormattableString.Invariant($"  {years.First} to {years.Last}") : "")));
    }

    // Plain lines, as addresses and paths are longer than a table in a terminal is wide.
    private static void Write(string title, IEnumerable<(string Name, long Resources, string More)> lines)
    {
        Console.Out.WriteLine();
        Console.Out.WriteLine($"{title} (resources that have them)");
        foreach ((string name, long resources, string more) in lines)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{resources,12:N0}  {name}{more}"));
        }
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
}

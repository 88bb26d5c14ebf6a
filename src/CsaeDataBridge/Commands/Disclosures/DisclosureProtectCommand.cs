using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge disclosure protect</c>: a table of counts as it may be published.</summary>
internal static class DisclosureProtectCommand
{
    public static Command Create()
    {
        Argument<FileInfo> counts = DisclosureOptions.Counts();
        Option<FileInfo> specification = DisclosureOptions.Specification();
        var output = new Option<FileInfo>("--out", "-o") { Description = "Write the protected table here: the same columns, the count rounded or the marker. Nothing is written when the table is refused.", Required = true };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("protect", "Hide small counts and all that would give them away, round the rest, and refuse the table where that is not enough (exit 12).") { counts, specification, output, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            (CountFile file, TableSpec spec, TableProtectionResult result) = CountFiles.Protect(parsed.GetRequiredValue(counts).FullName, parsed.GetRequiredValue(specification).FullName, token);
            int column = file.Column(spec.Count);
            IEnumerable<string> lines = file.Rows.Select((row, place) => CsvLine.Of(row.Select((cell, at) => at == column ? result.Shown[place] : cell)));
            TextFiles.Write(parsed.GetRequiredValue(output).FullName, string.Concat(lines.Prepend(CsvLine.Of(file.Headers)).Select(line => line + '\n')));
            if (console is null)
            {
                CommandHost.Print(new JsonObject
                {
                    ["cells"] = file.Rows.Count,
                    ["hidden"] = result.Hidden.Count,
                    ["coarsened"] = new JsonArray([.. result.Coarsened.Select(dimension => (JsonNode)dimension)]),
                    ["groups"] = new JsonArray([.. result.Groups.Select(group => (JsonNode)new JsonObject { ["line"] = group.Line, ["dimension"] = group.Dimension })]),
                });
            }
            else
            {
                Print(file, result);
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static void Print(CountFile file, TableProtectionResult result)
    {
        Console.Out.WriteLine($"{result.Hidden.Count} of {file.Rows.Count} cells are hidden; the others are rounded.");
        if (result.Coarsened.Count > 0)
        {
            Console.Out.WriteLine($"Shown in totals alone, as it could not be made safe otherwise: {string.Join(", ", result.Coarsened)}.");
        }

        foreach ((string dimension, int lines) in result.Groups.GroupBy(group => group.Dimension).Select(group => (group.Key, group.Count())))
        {
            Console.Out.WriteLine($"{lines} line{(lines == 1 ? " has" : "s have")} all people in one member of {dimension}: say 'sensitive: true' there where that must not be known.");
        }
    }
}

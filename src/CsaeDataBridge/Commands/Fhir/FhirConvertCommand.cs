using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge fhir convert</c>: the same resources in another format, nothing lost and nothing added.</summary>
internal static class FhirConvertCommand
{
    public static Command Create()
    {
        Argument<string[]> files = FhirOptions.Files();
        var to = new Option<FhirFormat>("--to") { Description = "The format to write: json, xml or ndjson (a resource a line).", Required = true };
        var output = new Option<string?>("--out", "-o") { Description = "Write to this file in place of the screen; for json and xml of several resources, to this folder, a file for each." };
        Option<bool> entries = FhirOptions.Entries();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("convert", "Write resources in another format. The output is the resources themselves: personal data, if they hold any. --json prints what was done, and needs --out.") { files, to, output, entries, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            string? target = parsed.GetValue(output);
            if (console is null && target is null)
            {
                throw new BridgeException(Issue.Error(ProgramCodes.Usage, Place.None, "--json without --out", "a file or folder for the resources, as the document goes to the screen", "add --out"));
            }

            var conversion = new FhirConversion(FhirFiles.Find(parsed.GetRequiredValue(files)), parsed.GetRequiredValue(to), parsed.GetValue(entries));
            new RunProgress(target is null ? null : console).Live(live => conversion.Execute(target, live, token));
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["files"] = conversion.Files, ["resources"] = conversion.Resources, ["written"] = conversion.Written, ["exitCode"] = ExitCode.Done });
            }
            else if (target is not null)
            {
                Console.Out.WriteLine(FormattableString.Invariant($"Wrote {conversion.Resources:N0} resource{(conversion.Resources == 1 ? "" : "s")} to {target}"));
            }

            return ExitCode.Done;
        })));
        return command;
    }
}

using System.CommandLine;
using System.Globalization;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge fhir validate</c>: everything in resources that breaks R4 or a profile, with its place and how to mend it.</summary>
internal static class FhirValidateCommand
{
    public static Command Create()
    {
        Argument<string[]> files = FhirOptions.Files();
        var package = new Option<string[]>("--package", "-p") { Description = "A folder with profiles, extensions, value sets and code systems beside those of R4, for example UK Core's. Can be given several times." };
        var profile = new Option<string[]>("--profile") { Description = "The address of a profile that every resource of its type must keep, beside those that it claims. Can be given several times." };
        Option<FileInfo?> output = FhirOptions.Out("Write an OperationOutcome to this file; where there are several resources, one on a line for each.");
        var limit = new Option<int>("--limit") { Description = "Show at most this many findings of a file; all are counted.", DefaultValueFactory = _ => 100 };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("validate", "Say everything in resources that breaks R4 or the profiles that they claim.") { files, package, profile, output, limit, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            var validator = new FhirValidator(new FhirValidatorOptions { Packages = [.. (parsed.GetValue(package) ?? []).Select(FhirPackage.Load)], Profiles = parsed.GetValue(profile) ?? [] });
            var run = new FhirValidation(validator, FhirFiles.Find(parsed.GetRequiredValue(files)), parsed.GetValue(limit));
            new RunProgress(console).Live(live => run.Execute(parsed.GetValue(output)?.FullName, live, token));
            int exit = run.Errors == 0 ? ExitCode.Done : ExitCode.SourceFile;
            if (console is null)
            {
                CommandHost.Print(run.Json(exit));
            }
            else
            {
                Write(run);
            }

            return exit;
        })));
        return command;
    }

    private static void Write(FhirValidation run)
    {
        foreach (ValidatedFile file in run.Files)
        {
            Console.Out.WriteLine($"{(file.Errors == 0 ? "ok     " : "invalid")}  {file.Name}  {Of(file.Resources, "resource")}: {Of(file.Errors, "error")}, {Of(file.Warnings, "warning")}");
            foreach (Issue issue in file.Shown)
            {
                Console.Out.WriteLine();
                Console.Out.WriteLine(issue);
            }

            if (file.Findings > file.Shown.Count)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n… {file.Findings - file.Shown.Count:N0} more findings; --limit shows more, --out writes all"));
            }

            if (file.Shown.Count > 0)
            {
                Console.Out.WriteLine();
            }
        }

        Console.Out.WriteLine($"{Of(run.Files.Count, "file")}, {Of(run.Resources, "resource")}, {Of(run.Files.Count(file => file.Errors > 0), "invalid file")}: {Of(run.Errors, "error")}, {Of(run.Warnings, "warning")}");
    }

    private static string Of(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}

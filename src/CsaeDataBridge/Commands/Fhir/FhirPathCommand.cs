using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;
using Spectre.Console;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge fhir path</c>: what a FHIRPath expression gives for resources.</summary>
internal static class FhirPathCommand
{
    public static Command Create()
    {
        var expression = new Argument<string>("expression") { Description = "FHIRPath, in quotes." };
        Argument<string[]> files = FhirOptions.Files();
        Option<bool> entries = FhirOptions.Entries();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("path", "Evaluate a FHIRPath expression over resources: an item a line, of several files with their names. The output is what stands in the resources: personal data, if they hold any.") { expression, files, entries, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
            Execute(FhirPathExpression.Compile(parsed.GetRequiredValue(expression)), FhirFiles.Find(parsed.GetRequiredValue(files)), parsed.GetValue(entries), console, token))));
        return command;
    }

    private static int Execute(FhirPathExpression expression, FhirFiles files, bool entries, IAnsiConsole? console, CancellationToken token)
    {
        var results = new JsonArray();
        var types = new HashSet<FhirType>();
        bool any = false;
        using var bundles = new FhirPathBundles(files, entries, expression.Text.Contains("resolve", StringComparison.Ordinal));
        foreach (FhirDocument document in files.Documents(entries, token))
        {
            foreach ((FhirNode resource, FhirBundleResolver? bundle) in bundles.Resources(document, token))
            {
                types.Add(resource.Type);
                IReadOnlyList<object> items = Evaluate(expression, resource, bundle, document);
                any |= items.Count > 0;
                if (console is null)
                {
                    results.Add(new JsonObject { ["file"] = document.File, ["line"] = resource.Line, ["resource"] = resource.Type.Name, ["items"] = new JsonArray([.. items.Select(FhirItem.Json)]) });
                    continue;
                }

                foreach (object item in items)
                {
                    Console.Out.WriteLine(files.Count > 1 || document.IsPart ? $"{document.Name}: {FhirItem.Text(item)}" : FhirItem.Text(item));
                }
            }
        }

        Issue? doubt = any ? null : Doubt(expression, types);
        if (console is null)
        {
            CommandHost.Print(new JsonObject { ["expression"] = expression.Text, ["results"] = results, ["issues"] = new JsonArray([.. new[] { doubt }.OfType<Issue>().Select(Runs.RunSummary.IssueJson)]), ["exitCode"] = ExitCode.Done });
        }
        else if (doubt is not null)
        {
            Console.Error.WriteLine(doubt);
        }

        return ExitCode.Done;
    }

    private static IReadOnlyList<object> Evaluate(FhirPathExpression expression, FhirNode resource, FhirBundleResolver? bundle, FhirDocument document)
    {
        try
        {
            return expression.Evaluate(resource, new FhirPathContext { Resource = resource, Resolve = bundle is null ? null : bundle.Find });
        }
        catch (BridgeException fault)
        {
            // The column is the expression's; the file is the one whose data the expression failed over.
            throw new BridgeException([.. fault.Issues.Select(issue => issue with { Place = issue.Place with { File = document.Name } })]);
        }
    }

    /// <summary>Nothing at all came out, and for no type of resource could anything have: most likely a slip of the pen.</summary>
    private static Issue? Doubt(FhirPathExpression expression, HashSet<FhirType> types)
    {
        Issue?[] faults = [.. types.Select(type => expression.Check(type))];
        return faults.Length > 0 && Array.TrueForAll(faults, fault => fault is not null) ? faults[0]! with { Severity = IssueSeverity.Warning } : null;
    }
}

using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary>The arguments and options that the commands on FHIR share.</summary>
internal static class FhirOptions
{
    public static Argument<string[]> Files() => new("files")
    {
        Description = "Files of FHIR R4 (.json, .xml, .ndjson), folders, patterns with * and ** (in quotes), or - for what is piped in.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<bool> Entries() => new("--entries")
    {
        Description = "Take the resources inside a Bundle in place of the Bundle.",
    };

    public static Option<FileInfo?> Out(string what) => new("--out", "-o")
    {
        Description = what,
    };
}

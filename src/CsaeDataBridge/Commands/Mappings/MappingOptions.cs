using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary>The arguments and options that the commands on mappings share.</summary>
internal static class MappingOptions
{
    public static Argument<string[]> Mappings() => new("mappings")
    {
        Description = "Mapping files, folders, or patterns with * and ** (in quotes).",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Argument<string> Mapping(string name = "mapping", string description = "The mapping file.") => new(name)
    {
        Description = description,
    };

    public static Option<FileInfo?> Config() => new("--config", "-c")
    {
        Description = "The deployment's bridge.yaml, for its agreements and value lists. [default: the nearest above the mapping]",
    };
}

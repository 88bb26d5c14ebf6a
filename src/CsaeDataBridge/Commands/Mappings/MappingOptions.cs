using System.CommandLine;
using System.Globalization;

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

    public static Option<string> Extract(bool required) => new("--extract", "-e")
    {
        Description = required ? "The extract: a file as the agency sends it, plain or packed." : "An extract: a file as the agency sends it, plain or packed.",
        Required = required,
    };

    public static Option<string?> Feed() => new("--feed")
    {
        Description = "The feed in bridge.yaml whose password or OpenPGP keys open the extract. [default: it is not encrypted]",
    };

    public static Option<DateOnly?> AsOf() => new("--as-of")
    {
        Description = "The extract's business date, yyyy-MM-dd. [default: what its name says]",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                return date;
            }

            result.AddError("--as-of takes a date written yyyy-MM-dd, for example 2026-03-31.");
            return null;
        },
    };

    public static Option<bool> ShowValues() => new("--show-values")
    {
        Description = "Show cells as they are. They are personal data: the output then is too.",
    };
}

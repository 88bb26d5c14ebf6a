using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CsaeDataBridge.Commands;

/// <summary>The options that several commands share, so that they mean the same everywhere.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json")
    {
        Description = "Print one JSON document instead of text, also when the command fails.",
    };

    public static Option<FileInfo> Config() => new("--config", "-c")
    {
        Description = "The deployment's bridge.yaml; paths in it are relative to it.",
        Required = true,
    };

    /// <summary>Reads a day of the command line.</summary>
    public static DateOnly Day(ArgumentResult result)
    {
        if (!DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            result.AddError($"{((OptionResult)result.Parent!).Option.Name} takes a day written yyyy-MM-dd");
        }

        return day;
    }

    public static Option<DirectoryInfo?> Out() => new("--out", "-o")
    {
        Description = "Write the store, the vault, keys, releases and reports here. [default: what bridge.yaml says; ./out for demo]",
    };

    public static Option<bool> Strict() => new("--strict")
    {
        Description = "Return the exit code of the first feed that stopped (9 configuration, 10 mapping, 11 source file, 12 agreement, 13 mapping tests, 14 store, 15 disk full or locked) instead of 3.",
    };
}

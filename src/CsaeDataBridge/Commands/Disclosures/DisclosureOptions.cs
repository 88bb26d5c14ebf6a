using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary>What the disclosure commands share.</summary>
internal static class DisclosureOptions
{
    public static Argument<FileInfo> Counts() => new("counts")
    {
        Description = "The true counts: CSV with a column for each dimension and one for the count, a line for each cell, totals included.",
    };

    public static Option<FileInfo> Specification() => new("--spec", "-s")
    {
        Description = "What the table is: dimensions with their hierarchies, the count's column, structural zeros, the profile, and what is published already (docs/disclosure-control.md).",
        Required = true,
    };
}

using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge mapping</c>: what a data officer does with a mapping before it loads anything.</summary>
internal static class MappingCommand
{
    public static Command Create() => new("mapping", "Write, check, test and understand mappings.")
    {
        MappingTemplatesCommand.Create(),
        MappingNewCommand.Create(),
        MappingCheckCommand.Create(),
        MappingTestCommand.Create(),
        MappingCoverageCommand.Create(),
        MappingExplainCommand.Create(),
        MappingDiffCommand.Create(),
        MappingApproveCommand.Create(),
    };
}

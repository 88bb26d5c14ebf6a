using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge quality</c>: what agencies can mend of what they send.</summary>
internal static class QualityCommand
{
    public static Command Create() => new("quality", "See what agencies can mend of what they send.") { QualityReturnCommand.Create(), QualityCheckCommand.Create(), QualityTrendCommand.Create() };
}

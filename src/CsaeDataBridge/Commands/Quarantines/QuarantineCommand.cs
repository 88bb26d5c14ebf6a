using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge quarantine</c>: what is held, why, and how it gets in.</summary>
internal static class QuarantineCommand
{
    public static Command Create() => new("quarantine", "See which rows are held and why, and let them in once the cause is mended.")
    {
        QuarantineListCommand.Create(),
        QuarantineShowCommand.Create(),
        QuarantineFixCommand.Create(),
        QuarantineReleaseCommand.Create(),
        QuarantineReplayCommand.Create(),
        QuarantineDecisionsCommand.Create(),
    };
}

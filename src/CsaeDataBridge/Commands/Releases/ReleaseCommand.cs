using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge release</c>: freezes what an agreement lets out, has people approve it, and sends it.</summary>
internal static class ReleaseCommand
{
    public static Command Create() => new("release", "Freeze what an agreement lets out, have people approve it, send it sealed to its recipient, and call it back.")
    {
        ReleasePrepareCommand.Create(),
        ReleaseCheckCommand.Create(),
        ReleaseApproveCommand.Create(),
        ReleaseSendCommand.Create(),
        ReleaseListCommand.Create(),
        ReleaseShowCommand.Create(),
        ReleaseVerifyCommand.Create(),
        ReleaseRecallCommand.Create(),
        ReleaseKeyCommand.Create(),
    };
}

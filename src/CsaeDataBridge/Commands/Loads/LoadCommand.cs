using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge load</c>: what is kept of one load, and what a person does with it.</summary>
internal static class LoadCommand
{
    public static Command Create() => new("load", "Show a load, compare two of a feed, take one out again, or let in one that a check paused.")
    {
        LoadShowCommand.Create(),
        LoadDiffCommand.Create(),
        LoadWithdrawCommand.Create(),
        LoadAcceptCommand.Accept(),
        LoadAcceptCommand.Resume(),
    };
}

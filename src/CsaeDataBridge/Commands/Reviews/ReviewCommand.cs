using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge review</c>: questions that a mapping asks of a person, and their answers.</summary>
internal static class ReviewCommand
{
    public static Command Create() => new("review", "See and decide the questions that mappings ask of a person; a concern counts nowhere until its question is decided.")
    {
        ReviewListCommand.Create(),
        ReviewShowCommand.Create(),
        ReviewDecideCommand.Create(),
    };
}

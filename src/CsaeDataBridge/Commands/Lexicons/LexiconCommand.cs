using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge lexicon</c>: how flags are read, word by word.</summary>
internal static class LexiconCommand
{
    public static Command Create() => new("lexicon", "Read flags with the flag lexicon.")
    {
        LexiconReadCommand.Create(),
    };
}

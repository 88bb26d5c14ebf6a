using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>What every reader says of a file that stops in the middle.</summary>
internal static class BrokenOff
{
    /// <summary>True for what streams throw then; an archive that is cut says it is invalid.</summary>
    public static bool Is(Exception failure) => failure is IOException or InvalidDataException;

    /// <summary>EXT201.</summary>
    public static BridgeException Of(string file) =>
        new(Issue.Error(ExtractCodes.Unreadable, new Place(file), "a file that breaks off or cannot be read", "a whole file", "ask the agency to send it again"));
}

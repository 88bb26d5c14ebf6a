using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>Writes the text files that a user asks for.</summary>
internal static class TextFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="BridgeException">CFG116: the file cannot be written.</exception>
    public static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text, Utf8);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path);
        }
    }

    public static BridgeException CannotWrite(string path) =>
        new(Issue.Error(ProgramCodes.FileAccess, new Place(path), "a file that cannot be written", "a folder that is there, and that this account may write to", "choose another file, or correct the permissions"));
}

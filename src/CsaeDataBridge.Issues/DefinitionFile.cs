using System.Text;

namespace CsaeDataBridge.Issues;

/// <summary>Files that people write for the program: configuration, agreements, mappings, lists. One that cannot be read is told by code.</summary>
public static class DefinitionFile
{
    /// <summary>The text of a file in UTF-8, with or without a byte order mark.</summary>
    /// <param name="path">The file.</param>
    /// <param name="displayName">The file as messages name it.</param>
    /// <exception cref="BridgeException">CFG101: there is no such file, or it cannot be read, or is not UTF-8.</exception>
    public static string Text(string path, string displayName) => Guard(displayName, () => File.ReadAllText(path, new UTF8Encoding(false, true)));

    /// <summary>The bytes of a file.</summary>
    /// <inheritdoc cref="Text"/>
    public static byte[] Bytes(string path, string displayName) => Guard(displayName, () => File.ReadAllBytes(path));

    /// <summary>The files of a folder in the order of their names; none where there is no such folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pattern">Their names, with <c>*</c>.</param>
    /// <param name="deep">Also those of folders below.</param>
    /// <exception cref="BridgeException">CFG101: the folder cannot be read.</exception>
    public static IReadOnlyList<string> In(string folder, string pattern, bool deep = false) => Directory.Exists(folder)
        ? Guard(Path.GetFileName(Path.GetFullPath(folder)), () => Directory.GetFiles(folder, pattern, deep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly).Order(StringComparer.Ordinal).ToList())
        : [];

    private static T Guard<T>(string displayName, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new BridgeException(Issue.Error("CFG101", new Place(displayName), failure switch
            {
                FileNotFoundException or DirectoryNotFoundException => "no such file",
                DecoderFallbackException => "bytes that are not UTF-8",
                _ => "a file that cannot be read",
            }, "a readable file in UTF-8", "check the path, the permissions and the encoding of the file"));
        }
    }
}

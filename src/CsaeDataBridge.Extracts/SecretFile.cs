using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>A file with a password or a key. It is used only when no other account may read or change it.</summary>
public static class SecretFile
{
    /// <summary>The first line of a file, which is the secret.</summary>
    /// <exception cref="BridgeException">EXT250: no such file, an empty one, or one that other accounts may read.</exception>
    public static string ReadLine(string path)
    {
        Check(path);
        return Guard(path, () => File.ReadLines(path).FirstOrDefault("")) is { Length: > 0 } secret ? secret : throw Unsafe(path, "an empty file", "write the secret as its first line");
    }

    /// <summary>The whole text of a file, for a key in PEM.</summary>
    /// <exception cref="BridgeException">EXT250: no such file, or one that other accounts may read.</exception>
    public static string ReadText(string path)
    {
        Check(path);
        return Guard(path, () => File.ReadAllText(path));
    }

    /// <summary>Looks whether a file that another program is given is safe.</summary>
    /// <exception cref="BridgeException">EXT250: no such file, or one that other accounts may read.</exception>
    public static void Check(string path)
    {
        Guard(path, () => File.OpenRead(path)).Dispose();
        if (FileGuard.IsOpenToOthers(path))
        {
            throw Unsafe(path, "a secret that other accounts may read or change", "take the rights of others away: chmod 600");
        }
    }

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unsafe(path, failure is FileNotFoundException or DirectoryNotFoundException ? "no such file" : "a file that cannot be opened", "correct the path in bridge.yaml, or put the file there");
        }
    }

    private static BridgeException Unsafe(string path, string found, string fix) =>
        new(Issue.Error(ExtractCodes.UnsafeSecret, new Place(Path.GetFileName(path)), found, "a file with the secret, which only this account may read", fix));
}

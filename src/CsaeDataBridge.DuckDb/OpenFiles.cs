namespace CsaeDataBridge.DuckDb;

/// <summary>Which database files this process holds open: many readers, or one writer.</summary>
/// <remarks>The library's lock keeps other processes out, not other instances of this one, and two writers would damage the file.</remarks>
internal static class OpenFiles
{
    private const int Writer = -1;

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, int> Holders = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>False when the file is held in a way that does not go with this one.</returns>
    public static bool TryTake(string fullPath, bool readOnly)
    {
        lock (Gate)
        {
            int holders = Holders.GetValueOrDefault(fullPath);
            if (holders == Writer || (holders > 0 && !readOnly))
            {
                return false;
            }

            Holders[fullPath] = readOnly ? holders + 1 : Writer;
            return true;
        }
    }

    public static void Release(string fullPath)
    {
        lock (Gate)
        {
            int holders = Holders.GetValueOrDefault(fullPath);
            if (holders > 1)
            {
                Holders[fullPath] = holders - 1;
            }
            else
            {
                Holders.Remove(fullPath);
            }
        }
    }

    /// <summary>The path by which a file is known, whatever links lead to it.</summary>
    public static string Canonical(string path)
    {
        string full = Path.GetFullPath(path);
        return File.Exists(full) && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target ? target.FullName : full;
    }
}

namespace CsaeDataBridge.Commands;

/// <summary>The folders above a folder.</summary>
internal static class FolderSearch
{
    /// <summary>The folder itself, then the one above it, up to the root.</summary>
    public static IEnumerable<string> Upwards(string folder)
    {
        for (string? current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            yield return current;
        }
    }
}

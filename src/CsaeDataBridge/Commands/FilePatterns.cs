using Microsoft.Extensions.FileSystemGlobbing;

namespace CsaeDataBridge.Commands;

/// <summary>What a command line names: files, folders, and patterns with * and **.</summary>
internal static class FilePatterns
{
    /// <summary>The files of one argument, in the order of their names; none when there are none.</summary>
    /// <param name="argument">A file of any name, a folder, or a pattern.</param>
    /// <param name="extensions">What the files of folders and patterns end with.</param>
    /// <param name="except">A pattern of what is passed over in folders and patterns; null for nothing.</param>
    public static IEnumerable<string> Expand(string argument, IReadOnlyList<string> extensions, string? except = null)
    {
        if (File.Exists(argument))
        {
            return [Path.GetFullPath(argument)];
        }

        // The part before the first * is a folder; what is after it is the pattern.
        string pattern = Directory.Exists(argument) ? Path.Combine(argument, "**", "*") : argument;
        int star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return [];
        }

        int slash = pattern.LastIndexOfAny(['/', '\\'], star);
        string root = Path.GetFullPath(slash < 0 ? "." : pattern[..(slash + 1)]);
        if (!Directory.Exists(root))
        {
            return [];
        }

        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(pattern[(slash + 1)..].Replace('\\', '/'));
        if (except is not null)
        {
            matcher.AddExclude(except);
        }

        return matcher.GetResultsInFullPath(root).Where(file => extensions.Any(extension => file.EndsWith(extension, StringComparison.Ordinal))).Order(StringComparer.Ordinal);
    }

    /// <summary>A file as messages name it: below the current folder by its relative path.</summary>
    public static string NameOf(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? path : relative).Replace('\\', '/');
    }
}

using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>The mapping files that a command line names: files, folders, and patterns with * and **.</summary>
internal static class MappingFiles
{
    /// <returns>Each file once, with the name that messages give it, in the order named and then by name.</returns>
    /// <exception cref="BridgeException">CFG111: every argument that names no file.</exception>
    public static IReadOnlyList<(string Path, string Name)> Find(IEnumerable<string> arguments)
    {
        var found = new List<string>();
        var issues = new List<Issue>();
        foreach (string argument in arguments)
        {
            string[] files = [.. FilePatterns.Expand(argument, [".yaml"], "**/_*/**")];
            if (files.Length == 0)
            {
                issues.Add(Issue.Error(ProgramCodes.NotFound, new Place(argument), "no mapping of this name", "a .yaml file, a folder with mappings, or a pattern like \"mappings/**/*.yaml\"", "correct the name; folders that start with _ hold value lists and words, not mappings"));
            }

            found.AddRange(files);
        }

        return issues.Count == 0 ? [.. found.Distinct().Select(file => (file, FilePatterns.NameOf(file)))] : throw new BridgeException(issues);
    }

    /// <summary>The one mapping that an argument names.</summary>
    /// <exception cref="BridgeException">CFG111: no file, or more than one.</exception>
    public static string One(string argument)
    {
        IReadOnlyList<(string Path, string Name)> found = Find([argument]);
        return found.Count == 1
            ? found[0].Path
            : throw new BridgeException(Issue.Error(ProgramCodes.NotFound, new Place(argument), $"{found.Count} mappings", "one mapping", "name the one that is meant"));
    }
}

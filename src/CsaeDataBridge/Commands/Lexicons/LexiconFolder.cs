using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>Finds the flag lexicon: the folder that the user names, or <c>mappings/_lexicon</c> above the current folder or the program.</summary>
internal static class LexiconFolder
{
    /// <exception cref="BridgeException">CFG111: no lexicon there.</exception>
    public static string Find(string? named)
    {
        if (named is not null)
        {
            return Directory.Exists(named) ? named : throw Missing(named);
        }

        return ((string[])[Environment.CurrentDirectory, AppContext.BaseDirectory])
            .SelectMany(FolderSearch.Upwards)
            .Select(folder => Path.Combine(folder, "mappings", "_lexicon"))
            .FirstOrDefault(lexicon => File.Exists(Path.Combine(lexicon, "words.yaml"))) ?? throw Missing("mappings/_lexicon above the current folder");
    }

    private static BridgeException Missing(string where) =>
        new(Issue.Error(ProgramCodes.NotFound, Place.None, $"no {where}", "a folder with words.yaml and a file for each kind of agency", "run the command in the deployment's folder, or name the folder with --lexicon"));
}

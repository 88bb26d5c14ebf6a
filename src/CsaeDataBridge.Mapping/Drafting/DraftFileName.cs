using System.Text.RegularExpressions;

namespace CsaeDataBridge.Mapping;

/// <summary>Finds the business date in the name of an extract.</summary>
internal static partial class DraftFileName
{
    /// <summary>The pattern of a delivery's name, and the pattern that tells its date; null when no date is in it.</summary>
    public static (string Name, string? AsOf) Of(string file)
    {
        foreach ((Regex regex, string form) in ((Regex, string)[])[(Dashed(), "(yyyy-MM-dd)"), (Underscored(), "(yyyy_MM_dd)"), (British(), "(dd-MM-yyyy)"), (Plain(), "(yyyyMMdd)")])
        {
            Match match = regex.Match(file);
            if (match.Success)
            {
                return (file.Replace(match.Value, "*", StringComparison.Ordinal), file.Replace(match.Value, form, StringComparison.Ordinal));
            }
        }

        return (file, null);
    }

    /// <summary>The name without its date and ending, as a feed would be called.</summary>
    public static string Feed(string file) => DraftWords.Slug(Of(Path.GetFileNameWithoutExtension(file)).Name.Replace("*", "", StringComparison.Ordinal)).Replace('_', '-');

    [GeneratedRegex("(?<![0-9])(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Dashed();

    [GeneratedRegex("(?<![0-9])(?:19|20)[0-9]{2}_[01][0-9]_[0-3][0-9](?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Underscored();

    [GeneratedRegex("(?<![0-9])[0-3][0-9]-[01][0-9]-(?:19|20)[0-9]{2}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex British();

    [GeneratedRegex("(?<![0-9])(?:19|20)[0-9]{2}[01][0-9][0-3][0-9](?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}

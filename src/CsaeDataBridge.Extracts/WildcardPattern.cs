using System.Text.RegularExpressions;

namespace CsaeDataBridge.Extracts;

/// <summary>Patterns in which * stands for any text, over texts in normal form.</summary>
internal static class WildcardPattern
{
    public static Regex Of(string pattern) => new(
        "^" + Regex.Escape(NormalForm.Of(pattern)).Replace("\\*", ".*", StringComparison.Ordinal) + "$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}

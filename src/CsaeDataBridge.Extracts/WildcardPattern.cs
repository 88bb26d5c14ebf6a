using System.Text.RegularExpressions;

namespace CsaeDataBridge.Extracts;

/// <summary>A name in which * stands for any text, compared in normal form. Made once for many comparisons, because it compiles a pattern.</summary>
internal sealed class WildcardPattern(string pattern)
{
    private readonly string normal = NormalForm.Of(pattern);
    private readonly Regex? wild = pattern.Contains('*') ? Compile(NormalForm.Of(pattern)) : null;

    /// <summary>True when a text is what the pattern says.</summary>
    public bool Matches(string text) => MatchesNormal(NormalForm.Of(text));

    /// <summary>True when a text that is in normal form already is what the pattern says.</summary>
    public bool MatchesNormal(string text) => text == normal || (wild?.IsMatch(text) ?? false);

    private static Regex Compile(string normal) => new(
        "^" + Regex.Escape(normal).Replace("\\*", ".*", StringComparison.Ordinal) + "$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}

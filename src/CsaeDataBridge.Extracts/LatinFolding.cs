using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>Folds accented Latin letters and full-width forms to plain letters, by a table of its own.</summary>
/// <remarks>The framework's normalisation needs a library that not every machine has, and differs by its version; this is the same everywhere.</remarks>
internal static class LatinFolding
{
    private static readonly Dictionary<int, string> Plain = Build(
        ("a", "àáâãäåāăąǎ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"),
        ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳ"), ("z", "źżž"),
        ("ae", "æ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("'", "\u2018\u2019\u201A\u201B`\u00B4\u02BC\u2032"), ("\"", "\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033"), ("-", "\u2212"), ("...", "\u2026"));

    /// <summary>The plain form of a lower-case character; null when it stands for itself.</summary>
    public static string? Of(Rune rune)
    {
        if (rune.Value is >= 0xFF01 and <= 0xFF5E)
        {
            return Rune.ToLowerInvariant(new Rune(rune.Value - 0xFEE0)).ToString();
        }

        return rune.Value < 0x60 ? null : Plain.GetValueOrDefault(rune.Value);
    }

    private static Dictionary<int, string> Build(params (string Plain, string Accented)[] groups)
    {
        var folds = new Dictionary<int, string>();
        foreach ((string plain, string accented) in groups)
        {
            foreach (Rune rune in accented.EnumerateRunes())
            {
                folds[rune.Value] = plain;
            }
        }

        return folds;
    }
}

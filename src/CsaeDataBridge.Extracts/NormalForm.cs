using System.Globalization;
using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>The one form in which cells are compared: no case, accents, width, odd spaces, dashes or quotes.</summary>
public static class NormalForm
{
    /// <summary>The normal form of a cell; blank gives "". Idempotent.</summary>
    public static string Of(string cell)
    {
        string wide = cell.Normalize(NormalizationForm.FormKD);
        var text = new StringBuilder(wide.Length);
        bool gap = false;
        foreach (Rune rune in wide.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
            {
                continue;
            }

            if (Rune.IsWhiteSpace(rune) || category is UnicodeCategory.Control or UnicodeCategory.SpaceSeparator)
            {
                gap = text.Length > 0;
                continue;
            }

            if (gap)
            {
                text.Append(' ');
                gap = false;
            }

            Append(text, rune, category);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Rune rune, UnicodeCategory category)
    {
        switch (rune.Value)
        {
            case 'ł' or 'Ł':
                text.Append('l');
                break;
            case 'ø' or 'Ø':
                text.Append('o');
                break;
            case 'đ' or 'Đ' or 'ð' or 'Ð':
                text.Append('d');
                break;
            case 'ß' or 'ẞ':
                text.Append("ss");
                break;
            case 'æ' or 'Æ':
                text.Append("ae");
                break;
            case '\u2018' or '\u2019' or '\u201A' or '\u201B' or '`' or '\u00B4' or '\u02BC':
                text.Append('\'');
                break;
            case '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB':
                text.Append('"');
                break;
            case '\u2212':
                text.Append('-');
                break;
            default:
                if (category == UnicodeCategory.DashPunctuation)
                {
                    text.Append('-');
                }
                else
                {
                    text.Append(Rune.ToLowerInvariant(rune));
                }

                break;
        }
    }
}

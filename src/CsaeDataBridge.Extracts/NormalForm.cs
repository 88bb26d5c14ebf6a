using System.Globalization;
using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>The one form in which cells are compared: no case, accents, width, odd spaces, dashes or quotes.</summary>
public static class NormalForm
{
    /// <summary>The normal form of a cell; blank gives "". Idempotent.</summary>
    public static string Of(string cell)
    {
        var text = new StringBuilder(cell.Length);
        bool gap = false;
        foreach (Rune rune in cell.EnumerateRunes())
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

            Rune lower = Rune.ToLowerInvariant(rune);
            if (category == UnicodeCategory.DashPunctuation)
            {
                text.Append('-');
            }
            else if (LatinFolding.Of(lower) is { } plain)
            {
                text.Append(plain);
            }
            else
            {
                text.Append(lower);
            }
        }

        return text.ToString();
    }
}

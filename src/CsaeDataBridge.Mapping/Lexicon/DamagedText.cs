using System.Text;

namespace CsaeDataBridge.Mapping;

/// <summary>Puts back dashes, quotes and spaces that were written in one encoding and read in another.</summary>
internal static class DamagedText
{
    // UTF-8 read as windows-1252.
    private static readonly (string Damaged, string Meant)[] Known =
    [
        ("\u00E2\u20AC\u201C", "-"), ("\u00E2\u20AC\u201D", "-"), ("\u00E2\u20AC\u2122", "'"), ("\u00E2\u20AC\u0153", "\""), ("\u00C2\u00A0", " "),
    ];

    /// <summary>The cell with known damage repaired; any other cell as it is.</summary>
    public static string Repair(string cell)
    {
        if (Ascii.IsValid(cell))
        {
            return cell;
        }

        foreach ((string damaged, string meant) in Known)
        {
            cell = cell.Replace(damaged, meant, StringComparison.Ordinal);
        }

        return cell;
    }

    /// <summary>A cell in normal form with dashes that an encoding did not have put back.</summary>
    public static string Dashes(string normal) => normal.Replace(" \uFFFD ", " - ", StringComparison.Ordinal);
}

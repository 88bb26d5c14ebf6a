using System.Globalization;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Mapping;

/// <summary>The writings of a Home Office class and sub-class, brought into one: NNN/NN.</summary>
internal static partial class HomeOfficeCode
{
    /// <summary>71/17, 071/17, 07117 and 19/7 give NNN/NN; anything else comes back as it is.</summary>
    public static string Normal(string cell)
    {
        Match match = Written().Match(cell);
        if (!match.Success)
        {
            return cell;
        }

        int main = int.Parse(match.Groups["class"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        int sub = int.Parse(match.Groups["sub"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{main:000}/{sub:00}");
    }

    // Without the slash only five digits tell where the class ends.
    [GeneratedRegex(@"^(?:(?<class>[0-9]{1,3})\s*[/\\]\s*(?<sub>[0-9]{1,2})|(?<class>[0-9]{3})(?<sub>[0-9]{2}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}

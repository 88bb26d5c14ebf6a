using System.Globalization;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Mapping;

/// <summary>The writings of a Home Office class and sub-class, brought into one: NNN/NN.</summary>
internal static partial class HomeOfficeCode
{
    /// <summary>71/17, 071/17, 07117, 7117 and 19/7 give NNN/NN; all other text stays as it is.</summary>
    public static string Normal(string cell) => Written().Replace(cell, match => string.Create(CultureInfo.InvariantCulture, $"{Number(match, "class"):000}/{Number(match, "sub"):00}"));

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // Without the slash only four or five digits tell where the class ends.
    [GeneratedRegex(@"(?<![\p{L}\p{N}/])(?:(?<class>[0-9]{1,3})\s*[/\\]\s*(?<sub>[0-9]{1,2})|(?<class>[0-9]{2,3})(?<sub>[0-9]{2}))(?![\p{L}\p{N}/])", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}

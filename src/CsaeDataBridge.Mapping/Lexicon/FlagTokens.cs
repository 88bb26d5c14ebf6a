using System.Globalization;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Mapping;

/// <summary>Cuts a cell in normal form into words and marks, and takes the date out that stands in place of a flag.</summary>
internal static partial class FlagTokens
{
    private static readonly string[] DateFormats = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd", "dd-MM-yyyy", "dd-MMM-yyyy", "dd MMM yyyy", "dd MMMM yyyy"];

    /// <summary>Words and marks in order; separators are dropped.</summary>
    public static IReadOnlyList<string> Split(string normal) => [.. Token().Matches(normal).Select(match => match.Value)];

    /// <summary>Takes one date out of the cell.</summary>
    /// <param name="rest">The cell without the date.</param>
    /// <returns>Null when there is none.</returns>
    public static DateOnly? TakeDate(string normal, out string rest)
    {
        rest = normal;
        Match match = Date().Match(normal);
        if (match.Success && DateOnly.TryParseExact(match.Value, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            rest = normal.Remove(match.Index, match.Length);
            return date;
        }

        return null;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+|[?✓✔☑✗✘☒#*]", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}-[0-9]{2}-[0-9]{4}|[0-9]{2}[- ][a-z]{3,9}[- ][0-9]{4})(?![\p{L}\p{N}])", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Mapping;

/// <summary>Cuts a cell in normal form into words and marks, and takes the date out that stands in place of a flag.</summary>
internal static partial class FlagTokens
{
    private static readonly string[] DateFormats =
    [
        "dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd", "dd-MM-yyyy", "d-M-yyyy", "dd.MM.yyyy", "d.M.yyyy", "yyyy/MM/dd", "yyyyMMdd",
        "d-MMM-yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMMM-yyyy", "d/MMM/yyyy",
        // Two digits are of this century: flags of this kind are younger than it.
        "dd/MM/yy", "d/M/yy", "d-MMM-yy", "d MMM yy", "dd-MM-yy", "dd.MM.yy",
    ];

    private static readonly CultureInfo Calendar = Invariant();

    /// <summary>Dates that systems write where nobody entered one.</summary>
    private static readonly HashSet<DateOnly> SystemDefaults =
        [new(1, 1, 1), new(1753, 1, 1), new(1899, 12, 30), new(1899, 12, 31), new(1900, 1, 1), new(1970, 1, 1), new(2099, 12, 31), new(9999, 12, 31)];

    /// <summary>Words and marks in order; separators are dropped.</summary>
    public static IReadOnlyList<string> Split(string normal) => [.. Token().Matches(normal).Select(match => match.Value)];

    /// <summary>For each token, the part of a list that it stands in: parts end at a semicolon, a comma, a bar, an ampersand or a plus.</summary>
    public static IReadOnlyList<int> Segments(string normal)
    {
        var segments = new List<int>();
        int at = 0;
        int segment = 0;
        foreach (Match match in Token().Matches(normal))
        {
            if (normal.AsSpan(at, match.Index - at).IndexOfAny(";,|&+") >= 0)
            {
                segment++;
            }

            segments.Add(segment);
            at = match.Index + match.Length;
        }

        return segments;
    }

    /// <summary>Takes one date out of the cell.</summary>
    /// <param name="rest">The cell without the date.</param>
    /// <returns>Null when there is none.</returns>
    public static DateOnly? TakeDate(string normal, out string rest)
    {
        rest = normal;
        Match match = Date().Match(normal);
        if (match.Success && DateOnly.TryParseExact(match.Groups["date"].Value, DateFormats, Calendar, DateTimeStyles.None, out DateOnly date))
        {
            rest = normal.Remove(match.Index, match.Length).Insert(match.Index, " ");
            return date;
        }

        return null;
    }

    public static bool IsSystemDefault(DateOnly date) => SystemDefaults.Contains(date);

    private static CultureInfo Invariant()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar { TwoDigitYearMax = 2099 };
        return culture;
    }

    // A plus is a word only where it is part of an age: 18+.
    [GeneratedRegex(@"[\p{L}\p{N}]+|(?<=[0-9])\+(?!\s*[\p{L}\p{N}])|[^\p{L}\p{N}\s.,;:|\\'""()\[\]{}_=~&+\-]", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    // A time of day after the date says nothing about the flag.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?<date>[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})|[0-9]{4}[/-][0-9]{2}[/-][0-9]{2}|(?:19|20)[0-9]{6}|[0-9]{1,2}[-/ ][a-z]{3,9}[-/ ](?:[0-9]{4}|[0-9]{2}))(?:[t ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?)?(?![\p{L}\p{N}])", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}

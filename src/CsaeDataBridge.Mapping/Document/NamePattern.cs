using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads the business date and the sequence of a delivery out of its file name.</summary>
/// <remarks>In the pattern (yyyy-MM-dd) and its like stand for the date, (n) for the sequence, * for any characters; the rest is literal.</remarks>
public sealed class NamePattern
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy_MM_dd", "yyyyMMdd", "dd-MM-yyyy", "ddMMyyyy", "yyyy-MM", "yyyyMM", "yyyy"];
    private readonly Regex regex;
    private readonly string form;
    private readonly string? day;

    private NamePattern(string text, Regex regex, string form, string? day)
    {
        Text = text;
        this.regex = regex;
        this.form = form;
        this.day = day;
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>The business date and the sequence, 0 when the name has none.</summary>
    /// <param name="fileName">Name without folder.</param>
    /// <exception cref="BridgeException">MAP318: the name does not fit, or its digits are no date.</exception>
    public (DateOnly Date, int Sequence) Read(string fileName)
    {
        Match match = regex.Match(fileName);
        if (match.Success && TryDate(match.Groups["date"].Value, out DateOnly date))
        {
            Group sequence = match.Groups["sequence"];
            return (date, sequence.Success ? int.Parse(sequence.Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0);
        }

        throw new BridgeException(Issue.Error(MappingCodes.NoBusinessDate, new Place(fileName), "a file name that does not tell the business date", $"a name like {Text}", "rename the file, or correct 'as_of:' in the mapping"));
    }

    /// <summary>True when another file's name, written as a pattern, has the date in the same form.</summary>
    internal bool Tells(string other) => other.Contains($"({form})", StringComparison.Ordinal);

    /// <summary>The name of another file of the same delivery: with the date, and the sequence, of this one's.</summary>
    internal string Beside(string fileName, string other)
    {
        Match match = regex.Match(fileName);
        string date = match.Success ? match.Groups["date"].Value : "*";
        string sequence = match.Groups["sequence"] is { Success: true } number ? number.Value : "*";
        return other.Replace($"({form})", date, StringComparison.Ordinal).Replace("(n)", sequence, StringComparison.Ordinal);
    }

    /// <summary>Makes a pattern; null when it does not tell one whole date.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="day">MM-dd for a name that tells only the year, dd for one that tells only the month; otherwise null.</param>
    internal static NamePattern? Make(string pattern, string? day)
    {
        var regex = new StringBuilder("^");
        string? form = null;
        for (int at = 0; at < pattern.Length;)
        {
            string? found = form is null ? Forms.FirstOrDefault(known => pattern.AsSpan(at).StartsWith($"({known})", StringComparison.Ordinal)) : null;
            if (found is not null)
            {
                form = found;
                regex.Append("(?<date>").Append(Regex.Replace(found, "[yMd]", "[0-9]")).Append(')');
                at += found.Length + 2;
            }
            else if (pattern.AsSpan(at).StartsWith("(n)", StringComparison.Ordinal))
            {
                regex.Append("(?<sequence>[0-9]{1,9})");
                at += 3;
            }
            else
            {
                regex.Append(pattern[at] == '*' ? ".*" : Regex.Escape(pattern[at].ToString()));
                at++;
            }
        }

        string whole = form switch
        {
            "yyyy" => $"2023-{day}",
            "yyyy-MM" or "yyyyMM" => $"2023-01-{day}",
            _ when day is null => "2023-01-01",
            _ => "",
        };
        return form is not null && DateOnly.TryParseExact(whole, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? new NamePattern(pattern, new Regex(regex.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), form, day)
            : null;
    }

    private bool TryDate(string digits, out DateOnly date) => day is null
        ? DateOnly.TryParseExact(digits, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        : DateOnly.TryParseExact($"{digits}-{day}".Replace("-", "", StringComparison.Ordinal), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}

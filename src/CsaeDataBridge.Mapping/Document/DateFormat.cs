using System.Globalization;
using System.Text;

namespace CsaeDataBridge.Mapping;

/// <summary>A date format as people write it, as a pattern that must match a whole cell in normal form and the groups that hold its parts.</summary>
/// <remarks>strptime is not used: it reads %Y from two digits (03/06/25 would be the year 25) and does not know "Sept".</remarks>
public sealed class DateFormat
{
    private const string Months = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private static readonly (string Part, string Guard)[] Parts =
    [
        ("yyyy", "[0-9]{4}"),
        ("yy", "[0-9]{2}"),
        ("MMMM", Months),
        ("MMM", Months),
        ("MM", "[0-9]{2}"),
        ("M", "[0-9]{1,2}"),
        ("dddd", "[a-z]{3,9}"),
        ("dd", "[0-9]{2}"),
        ("d", "[0-9]{1,2}"),
        ("HH", "[0-9]{2}"),
        ("H", "[0-9]{1,2}"),
        ("mm", "[0-9]{2}"),
        ("ss", "[0-9]{2}"),
        ("fff", "[0-9]{1,9}"),
        ("zzz", "z|[+-][0-9]{2}:?[0-9]{2}"),
    ];

    private readonly Dictionary<string, int> groups;

    private DateFormat(string text, string guard, Dictionary<string, int> groups)
    {
        Text = text;
        Guard = guard;
        this.groups = groups;
    }

    /// <summary>The format as written.</summary>
    public string Text { get; }

    /// <summary>RE2 for a cell in normal form (lower case), one group for each part.</summary>
    public string Guard { get; }

    public bool HasShortYear => groups.ContainsKey("yy");

    public bool HasTime => Group("HH", "H") is not null;

    public bool HasZone => groups.ContainsKey("zzz");

    /// <summary>Number of the group of the first of these parts that the format has; null when it has none.</summary>
    public int? Group(params string[] parts)
    {
        foreach (string part in parts)
        {
            if (groups.TryGetValue(part, out int group))
            {
                return group;
            }
        }

        return null;
    }

    /// <summary>Null, with what is wrong, when the format is not exact: an unknown part, a part twice, or no year, month or day.</summary>
    public static DateFormat? Make(string format, out string fault)
    {
        var guard = new StringBuilder();
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        fault = "";
        for (int at = 0; at < format.Length;)
        {
            (string part, string partGuard) = Array.Find(Parts, part => format.AsSpan(at).StartsWith(part.Part, StringComparison.Ordinal));
            if (part is not null)
            {
                if (!groups.TryAdd(part, groups.Count + 1))
                {
                    fault = $"the part {part} twice";
                    return null;
                }

                guard.Append('(').Append(partGuard).Append(')');
                at += part.Length;
            }
            else if (char.IsAsciiLetter(format[at]) && format[at] is not ('T' or 'Z'))
            {
                fault = string.Create(CultureInfo.InvariantCulture, $"the letter {format[at]}, which no part has");
                return null;
            }
            else
            {
                char letter = char.ToLowerInvariant(format[at]);
                guard.Append(char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '/' or '-' or ':' or ',' ? letter.ToString() : "\\" + letter);
                at++;
            }
        }

        var made = new DateFormat(format, guard.ToString(), groups);
        if (made.Group("yyyy", "yy") is null || made.Group("MM", "M", "MMM", "MMMM") is null || made.Group("dd", "d") is null)
        {
            fault = "no year, no month or no day";
            return null;
        }

        return made;
    }
}

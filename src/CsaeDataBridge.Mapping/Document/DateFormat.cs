using System.Text;

namespace CsaeDataBridge.Mapping;

/// <summary>A date format as people write it, turned into a guard (a pattern that must match whole) and a strptime format.</summary>
/// <remarks>The guard is needed because strptime reads %Y from two digits: 03/06/25 would be the year 25.</remarks>
internal static class DateFormat
{
    private static readonly (string Part, string Guard, string Format)[] Parts =
    [
        ("yyyy", "[0-9]{4}", "%Y"),
        ("yy", "[0-9]{2}", "%y"),
        ("MMMM", "[A-Za-z]{3,9}", "%B"),
        ("MMM", "[A-Za-z]{3}", "%b"),
        ("MM", "[0-9]{2}", "%m"),
        ("dd", "[0-9]{2}", "%d"),
        ("d", "[0-9]{1,2}", "%-d"),
        ("HH", "[0-9]{2}", "%H"),
        ("mm", "[0-9]{2}", "%M"),
        ("ss", "[0-9]{2}", "%S"),
    ];

    public static bool IsKnown(string format) => Translate(format) is not null;

    public static bool HasShortYear(string format) => Translate(format) is { } translated && translated.Format.Contains("%y", StringComparison.Ordinal);

    /// <summary>Guard and strptime format; null when a part is not known.</summary>
    public static (string Guard, string Format)? Translate(string format)
    {
        var guard = new StringBuilder();
        var target = new StringBuilder();
        int at = 0;
        while (at < format.Length)
        {
            (string part, string partGuard, string partFormat) = Array.Find(Parts, part => format.AsSpan(at).StartsWith(part.Part, StringComparison.Ordinal));
            if (part is not null)
            {
                guard.Append(partGuard);
                target.Append(partFormat);
                at += part.Length;
            }
            else if (char.IsAsciiLetter(format[at]) && format[at] != 'T' && format[at] != 'Z')
            {
                return null;
            }
            else
            {
                guard.Append(char.IsAsciiLetterOrDigit(format[at]) || format[at] is ' ' or '/' or '-' or ':' ? format[at].ToString() : "\\" + format[at]);
                target.Append(format[at]);
                at++;
            }
        }

        return (guard.ToString(), target.ToString());
    }
}

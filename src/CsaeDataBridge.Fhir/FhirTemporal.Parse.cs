using System.Globalization;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Fhir;

/// <summary>Dates and times from their text.</summary>
public sealed partial class FhirTemporal
{
    /// <summary>Reads a date, with time or without; null when it is none.</summary>
    public static FhirTemporal? Parse(string text) => Match(DatePattern().Match(text)) is { } value && value.Kind != FhirTemporalKind.Time ? value : null;

    /// <summary>Reads a time of day; null when it is none.</summary>
    public static FhirTemporal? ParseTime(string text) => Match(TimePattern().Match(text));

    internal static int LiteralLength(ReadOnlySpan<char> text)
    {
        foreach (ValueMatch match in LiteralPattern().EnumerateMatches(text))
        {
            return match.Length;
        }

        return 0;
    }

    /// <summary>What stands after the <c>@</c> of a literal: <c>2015</c>, <c>2015T</c>, <c>2015-02-04T14:34Z</c>, <c>T14:34</c>.</summary>
    internal static FhirTemporal? ParseLiteral(string text) => text switch
    {
        ['T', ..] => ParseTime(text[1..]),
        [.., 'T'] => Parse(text[..^1])?.As(FhirTemporalKind.DateTime),
        _ => Parse(text),
    };

    /// <summary>The same under another kind, as far as it is known.</summary>
    internal FhirTemporal As(FhirTemporalKind kind) => kind == Kind ? this
        : kind == FhirTemporalKind.Date ? Cut(kind, Math.Min(Precision, Day))
        : new FhirTemporal(kind, Value, Precision, OffsetMinutes, FractionDigits);

    private static FhirTemporal? Match(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        int? Part(string name) => match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;
        int? year = Part("year");
        int? month = Part("month");
        int? day = Part("day");
        int? hour = Part("hour");
        int? minute = Part("minute");
        int? second = Part("second");
        if (year == 0 || month is 0 or > 12 || day == 0 || (day > DateTime.DaysInMonth(year ?? 1, month ?? 1)) || hour > 23 || minute > 59 || second > 59)
        {
            return null;
        }

        string fraction = match.Groups["fraction"].Value;
        long ticks = fraction.Length == 0 ? 0 : long.Parse(fraction.PadRight(7, '0')[..7], CultureInfo.InvariantCulture);
        int precision = fraction.Length > 0 ? Fraction : second is not null ? Second : minute is not null ? Minute : hour is not null ? Hour : day is not null ? Day : month is not null ? Month : Year;
        FhirTemporalKind kind = year is null ? FhirTemporalKind.Time : hour is null ? FhirTemporalKind.Date : FhirTemporalKind.DateTime;
        return Offset(match.Groups["zone"].Value) is (true, var offset)
            ? new FhirTemporal(kind, new DateTime(year ?? 1, month ?? 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0).AddTicks(ticks), precision, offset, Math.Min(fraction.Length, 7))
            : null;
    }

    private static (bool Known, int? Minutes) Offset(string zone)
    {
        if (zone.Length == 0)
        {
            return (true, null);
        }

        if (zone == "Z")
        {
            return (true, 0);
        }

        int minutes = (((zone[1] - '0') * 10) + zone[2] - '0') * 60 + ((zone[4] - '0') * 10) + zone[5] - '0';
        return (minutes <= 14 * 60 && zone[4] < '6', zone[0] == '-' ? -minutes : minutes);
    }

    [GeneratedRegex(@"^(?<year>[0-9]{4})(-(?<month>[0-9]{2})(-(?<day>[0-9]{2})(T(?<hour>[0-9]{2})(:(?<minute>[0-9]{2})(:(?<second>[0-9]{2})(\.(?<fraction>[0-9]+))?)?)?(?<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"^(?<hour>[0-9]{2})(:(?<minute>[0-9]{2})(:(?<second>[0-9]{2})(\.(?<fraction>[0-9]+))?)?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^(T[0-9]{2}(:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(T([0-9]{2}(:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)", RegexOptions.ExplicitCapture)]
    private static partial Regex LiteralPattern();
}

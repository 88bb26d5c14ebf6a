using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace CsaeDataBridge.Fhir;

/// <summary>How primitives are written, by hand instead of by R4's regular expressions, which a test holds them to.</summary>
internal static class PrimitiveCheck
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\v\f");
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code).Where(one => one is not ('\t' or '\r' or '\n'))]);
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public static Func<string, bool>? For(string type) => type switch
    {
        "boolean" => text => text is "true" or "false",
        "integer" => text => IsInteger(text, int.MinValue),
        "unsignedInt" => text => text[0] != '-' && IsInteger(text, 0),
        "positiveInt" => text => text[0] != '-' && IsInteger(text, 1),
        "decimal" => IsDecimal,
        "id" => text => IsId(text),
        "code" => IsCode,
        "uri" or "url" or "canonical" => IsUri,
        "oid" => text => text.StartsWith("urn:oid:", StringComparison.Ordinal) && IsOid(text.AsSpan(8)),
        "uuid" => text => text.StartsWith("urn:uuid:", StringComparison.Ordinal) && IsUuid(text.AsSpan(9)),
        "date" => text => IsDate(text, out _) is { } length && length == text.Length,
        "dateTime" => text => IsDateTime(text, zoneAlways: false),
        "instant" => text => IsDateTime(text, zoneAlways: true),
        "time" => text => IsTime(text, out int length) && length == text.Length,
        "base64Binary" => IsBase64,
        "string" or "markdown" => IsText,
        _ => null,
    };

    internal static bool IsBase64(string text) => Base64.IsValid(text.AsSpan());

    internal static bool IsText(string text) => text.AsSpan().IndexOfAny(Controls) < 0 && !string.IsNullOrWhiteSpace(text);

    internal static bool IsId(ReadOnlySpan<char> text) => text.Length is > 0 and <= 64 && text.IndexOfAnyExcept(IdCharacters) < 0;

    internal static bool IsOid(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] is < '0' or > '2' || text[1] != '.' || text[^1] == '.')
        {
            return false;
        }

        for (int at = 2; at < text.Length; at++)
        {
            bool first = text[at - 1] == '.';
            if (text[at] == '.' ? first : !char.IsAsciiDigit(text[at]) || (first && text[at] == '0' && at + 1 < text.Length && text[at + 1] != '.'))
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsUuid(ReadOnlySpan<char> text)
    {
        if (text.Length != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        {
            return false;
        }

        return text[..8].IndexOfAnyExcept(Hex) < 0 && text[9..13].IndexOfAnyExcept(Hex) < 0 && text[14..18].IndexOfAnyExcept(Hex) < 0
            && text[19..23].IndexOfAnyExcept(Hex) < 0 && text[24..].IndexOfAnyExcept(Hex) < 0;
    }

    private static bool IsInteger(string text, int least) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least
        && text[0] != '+' && (text.TrimStart('-') is not ['0', _, ..]) && text != "-0";

    private static bool IsDecimal(string text)
    {
        int at = text[0] == '-' ? 1 : 0;
        int whole = Digits(text, at);
        bool valid = whole > 0 && (whole == 1 || text[at] != '0');
        at += whole;
        if (valid && at < text.Length && text[at] == '.')
        {
            int part = Digits(text, at + 1);
            valid = part > 0;
            at += part + 1;
        }

        if (valid && at < text.Length && text[at] is 'e' or 'E')
        {
            at += at + 1 < text.Length && text[at + 1] is '+' or '-' ? 2 : 1;
            int power = Digits(text, at);
            valid = power > 0;
            at += power;
        }

        return valid && at == text.Length;
    }

    private static bool IsCode(string text)
    {
        ReadOnlySpan<char> rest = text;
        for (int blank = rest.IndexOfAny(Blanks); blank >= 0; blank = rest.IndexOfAny(Blanks))
        {
            if (blank == 0 || blank == rest.Length - 1)
            {
                return false;
            }

            rest = rest[(blank + 1)..];
        }

        return rest.Length > 0;
    }

    private static bool IsUri(string text) => text.AsSpan().IndexOfAny(Blanks) < 0
        && (!text.StartsWith("urn:", StringComparison.Ordinal)
            || ((!text.StartsWith("urn:uuid:", StringComparison.Ordinal) || IsUuid(Local(text, 9)))
                && (!text.StartsWith("urn:oid:", StringComparison.Ordinal) || IsOid(Local(text, 8)))));

    /// <summary>An address may go on to a fragment or a version.</summary>
    private static ReadOnlySpan<char> Local(string text, int start)
    {
        ReadOnlySpan<char> local = text.AsSpan(start);
        int end = local.IndexOfAny('#', '|');
        return end < 0 ? local : local[..end];
    }

    private static bool IsDateTime(string text, bool zoneAlways)
    {
        if (IsDate(text, out bool isDay) is not { } length)
        {
            return false;
        }

        if (length == text.Length)
        {
            return !zoneAlways;
        }

        if (!isDay || text[length] != 'T' || !IsTime(text.AsSpan(length + 1), out int time))
        {
            return false;
        }

        ReadOnlySpan<char> zone = text.AsSpan(length + 1 + time);
        return zone is "Z" || (zone.Length == 6 && zone[0] is '+' or '-' && zone[3] == ':' && Two(zone, 1, 14) && Two(zone, 4, 59) && (zone[1..3] is not "14" || zone[4..] is "00"));
    }

    /// <returns>The length of the date; null when there is none.</returns>
    private static int? IsDate(string text, out bool isDay)
    {
        isDay = false;
        if (text.Length < 4 || Digits(text, 0) != 4 || text.StartsWith("0000", StringComparison.Ordinal))
        {
            return null;
        }

        if (text.Length == 4)
        {
            return 4;
        }

        if (text.Length < 7 || text[4] != '-' || !Two(text, 5, 12) || (text[5] == '0' && text[6] == '0'))
        {
            return null;
        }

        if (text.Length == 7)
        {
            return 7;
        }

        isDay = text.Length >= 10 && text[7] == '-' && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return isDay ? 10 : null;
    }

    private static bool IsTime(ReadOnlySpan<char> text, out int length)
    {
        length = 8;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':' || !Two(text, 0, 23) || !Two(text, 3, 59) || !Two(text, 6, 60))
        {
            return false;
        }

        if (text.Length > 8 && text[8] == '.')
        {
            int part = Digits(text, 9);
            length += part + 1;
            return part > 0;
        }

        return true;
    }

    private static bool Two(ReadOnlySpan<char> text, int at, int most) =>
        char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) && ((text[at] - '0') * 10) + text[at + 1] - '0' <= most;

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
        {
            return 0;
        }

        int end = text[at..].IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length - at : end;
    }
}

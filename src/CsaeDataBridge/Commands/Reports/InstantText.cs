using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>Reads an instant from the command line.</summary>
internal static class InstantText
{
    private static readonly string[] Zoned = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    /// <param name="text">With a zone (Z or ±hh:mm); without one, a time of the deployment's zone; a day alone, its end there.</param>
    /// <param name="zone">The deployment's time zone, for example Europe/London.</param>
    /// <returns>The instant; in the hour that comes twice when clocks go back, the first.</returns>
    /// <exception cref="BridgeException">CFG115: no instant, or a time that clocks skip when they go forward.</exception>
    public static DateTimeOffset Read(string text, string zone)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        bool isZoned = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        if (isZoned && DateTimeOffset.TryParseExact(text, Zoned, invariant, DateTimeStyles.None, out DateTimeOffset instant))
        {
            return instant;
        }

        TimeZoneInfo place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out DateOnly day))
        {
            return At(day.AddDays(1).ToDateTime(TimeOnly.MinValue), place).AddTicks(-1);
        }

        if (!isZoned && DateTime.TryParseExact(text, Local, invariant, DateTimeStyles.None, out DateTime time) && !place.IsInvalidTime(time))
        {
            return At(time, place);
        }

        throw new BridgeException(Issue.Error(
            ProgramCodes.Usage, Place.None, $"no instant, or a time that {zone} skips: {Shown(text)}", "for example 2026-05-01T00:00:00Z, 2026-05-01T01:00 or 2026-05-01", "correct it; with Z it is the same everywhere"));
    }

    private static DateTimeOffset At(DateTime time, TimeZoneInfo place) =>
        new(time, place.IsAmbiguousTime(time) ? place.GetAmbiguousTimeOffsets(time).Max() : place.GetUtcOffset(time));

    private static string Shown(string text) => text.Length <= 40 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or ':' or '.' or '+') ? text : Hidden.Cell(text.Length);
}

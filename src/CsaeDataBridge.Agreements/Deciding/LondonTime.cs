namespace CsaeDataBridge.Agreements;

/// <summary>Whose midnight agreements begin and end at: that of London.</summary>
/// <remarks>By the rule in force since 1996 and not by the machine's time zones, so that a decision is the same everywhere.</remarks>
public static class LondonTime
{
    /// <summary>The day in London at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant)
    {
        DateTime utc = instant.UtcDateTime;
        return DateOnly.FromDateTime(utc >= Change(utc.Year, 3) && utc < Change(utc.Year, 10) ? utc.AddHours(1) : utc);
    }

    // The last Sunday of the month, at one o'clock UTC.
    private static DateTime Change(int year, int month)
    {
        var last = new DateTime(year, month, 31, 1, 0, 0, DateTimeKind.Utc);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}

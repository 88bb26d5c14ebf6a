namespace CsaeDataBridge.Fhir;

/// <summary>Comparing dates and times that are known to different precisions, and moving them.</summary>
internal static class TemporalMath
{
    /// <summary>A time without zone may be in any, from 14 hours east to 12 west.</summary>
    private static readonly TimeSpan East = TimeSpan.FromHours(14);
    private static readonly TimeSpan West = TimeSpan.FromHours(12);

    /// <summary>Negative, zero or positive; null when what is known does not decide it.</summary>
    public static int? Compare(FhirTemporal left, FhirTemporal right)
    {
        bool zones = (left.OffsetMinutes is null) != (right.OffsetMinutes is null);
        (DateTime leftStart, DateTime leftEnd) = Range(left, zones);
        (DateTime rightStart, DateTime rightEnd) = Range(right, zones);
        if (!zones && Math.Min(left.Precision, FhirTemporal.Second) == Math.Min(right.Precision, FhirTemporal.Second))
        {
            return leftStart.CompareTo(rightStart);
        }

        return leftEnd <= rightStart ? -1 : rightEnd <= leftStart ? 1 : null;
    }

    /// <summary>Moves a date or time by a quantity of time; null when that is past the calendar's ends.</summary>
    /// <param name="unit">A calendar unit, in the singular.</param>
    /// <remarks>A unit finer than what is known is first turned into the finest known one; parts of a unit coarser than seconds do not count.</remarks>
    public static FhirTemporal? Add(FhirTemporal value, decimal amount, string unit)
    {
        bool isTime = value.Kind == FhirTemporalKind.Time;
        int precision = Math.Min(value.Precision, FhirTemporal.Second);
        if (unit is not ("second" or "millisecond"))
        {
            amount = decimal.Truncate(amount);
        }

        (amount, unit) = Coarsen(amount, unit, precision);
        try
        {
            DateTime moved = unit switch
            {
                "year" => value.Value.AddYears(checked((int)amount)),
                "month" => value.Value.AddMonths(checked((int)amount)),
                _ => isTime
                    ? Wrapped(value.Value, Ticks(amount, unit))
                    : value.Value.AddTicks(Ticks(amount, unit)),
            };
            int fraction = moved.Ticks % TimeSpan.TicksPerSecond == 0 || value.Precision < FhirTemporal.Second ? value.FractionDigits : Math.Max(value.FractionDigits, 3);
            return new FhirTemporal(value.Kind, moved, fraction > 0 ? FhirTemporal.Fraction : value.Precision, value.OffsetMinutes, fraction);
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static DateTime Wrapped(DateTime value, long ticks)
    {
        long day = ((value.Ticks + (ticks % TimeSpan.TicksPerDay)) % TimeSpan.TicksPerDay + TimeSpan.TicksPerDay) % TimeSpan.TicksPerDay;
        return new DateTime(day);
    }

    private static long Ticks(decimal amount, string unit) => checked((long)(amount * unit switch
    {
        "week" => 7 * TimeSpan.TicksPerDay,
        "day" => TimeSpan.TicksPerDay,
        "hour" => TimeSpan.TicksPerHour,
        "minute" => TimeSpan.TicksPerMinute,
        "second" => TimeSpan.TicksPerSecond,
        _ => TimeSpan.TicksPerMillisecond,
    }));

    private static (decimal Amount, string Unit) Coarsen(decimal amount, string unit, int precision)
    {
        (string Unit, int Precision, decimal Next, string Coarser)[] steps =
        [
            ("millisecond", FhirTemporal.Second, 1000, "second"),
            ("second", FhirTemporal.Second, 60, "minute"),
            ("minute", FhirTemporal.Minute, 60, "hour"),
            ("hour", FhirTemporal.Hour, 24, "day"),
            ("week", FhirTemporal.Day, 1 / 7m, "day"),
            ("day", FhirTemporal.Day, 30, "month"),
            ("month", FhirTemporal.Month, 12, "year"),
        ];
        foreach ((string finer, int needed, decimal next, string coarser) in steps)
        {
            if (finer == unit && precision < needed)
            {
                (amount, unit) = (decimal.Truncate(finer == "week" ? amount * 7 : amount / next), coarser);
            }
        }

        return (amount, unit);
    }

    private static (DateTime Start, DateTime End) Range(FhirTemporal value, bool zones)
    {
        if (value.OffsetMinutes is { } minutes)
        {
            return (Shift(value.Value, TimeSpan.FromMinutes(-minutes)), Shift(value.End(), TimeSpan.FromMinutes(-minutes)));
        }

        return zones ? (Shift(value.Value, -East), Shift(value.End(), West)) : (value.Value, value.End());
    }

    private static DateTime Shift(DateTime value, TimeSpan by)
    {
        long ticks = Math.Clamp(value.Ticks + by.Ticks, 0, DateTime.MaxValue.Ticks);
        return new DateTime(ticks);
    }
}

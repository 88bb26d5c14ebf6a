using System.Globalization;

namespace CsaeDataBridge.Fhir;

/// <summary>A date, a date with time, or a time of day, known as precisely as it was written.</summary>
public sealed partial class FhirTemporal
{
    /// <summary>The precisions by the digits they take: year, month, day, hour, minute, second, fraction.</summary>
    internal const int Year = 4, Month = 6, Day = 8, Hour = 10, Minute = 12, Second = 14, Fraction = 17;

    internal FhirTemporal(FhirTemporalKind kind, DateTime value, int precision, int? offset, int fractionDigits = 0)
    {
        Kind = kind;
        Value = value;
        Precision = precision;
        OffsetMinutes = offset;
        FractionDigits = fractionDigits;
    }

    public FhirTemporalKind Kind { get; }

    /// <summary>Minutes east of UTC; null where no zone was written.</summary>
    public int? OffsetMinutes { get; }

    /// <summary>The earliest moment it can mean, in its own zone; of a time of day, on 1 January of year 1.</summary>
    public DateTime Value { get; }

    /// <summary>How many digits were written, counted as <c>yyyyMMddHHmmssfff</c>; of a time of day with the eight of a day before it.</summary>
    internal int Precision { get; }

    internal int FractionDigits { get; }

    /// <summary>How many digits FHIRPath's <c>precision()</c> counts: 4 for a year, 17 for a moment to the millisecond, 9 for such a time of day.</summary>
    public int Digits => Kind == FhirTemporalKind.Time ? Precision - Day : Precision;

    /// <summary>As written, without the <c>@</c> of a literal.</summary>
    public override string ToString()
    {
        string time = Precision switch
        {
            >= Fraction => "HH:mm:ss." + new string('f', Math.Max(FractionDigits, 1)),
            >= Second => "HH:mm:ss",
            >= Minute => "HH:mm",
            >= Hour => "HH",
            _ => "",
        };
        string date = Precision switch { >= Day => "yyyy-MM-dd", >= Month => "yyyy-MM", _ => "yyyy" };
        string format = Kind switch
        {
            FhirTemporalKind.Time => time == "HH" ? "%H" : time,
            FhirTemporalKind.Date => date,
            _ => time.Length == 0 ? date : $"{date}'T'{time}",
        };
        string text = format == "%H" ? Value.ToString("HH", CultureInfo.InvariantCulture) : Value.ToString(format, CultureInfo.InvariantCulture);
        return OffsetMinutes switch
        {
            null => text,
            0 => text + "Z",
            { } minutes => string.Create(CultureInfo.InvariantCulture, $"{text}{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}"),
        };
    }

    internal static FhirTemporal At(DateTimeOffset moment) =>
        new(FhirTemporalKind.DateTime, moment.DateTime, Fraction, (int)moment.Offset.TotalMinutes, 3);

    /// <summary>The same moment, known only to that precision, as that kind.</summary>
    internal FhirTemporal Cut(FhirTemporalKind kind, int precision)
    {
        DateTime value = precision switch
        {
            <= Year => new DateTime(Value.Year, 1, 1),
            <= Month => new DateTime(Value.Year, Value.Month, 1),
            <= Day => Value.Date,
            <= Hour => Value.Date.AddHours(Value.Hour),
            <= Minute => Value.Date.AddMinutes((Value.Hour * 60) + Value.Minute),
            <= Second => Value.Date.AddSeconds((int)Value.TimeOfDay.TotalSeconds),
            _ => Value,
        };
        return new FhirTemporal(kind, value, precision, precision >= Hour ? OffsetMinutes : null, precision >= Fraction ? Math.Max(FractionDigits, 3) : 0);
    }

    /// <summary>The moment after the last one that it can mean, in its own zone; the end of time where that is past it.</summary>
    internal DateTime End()
    {
        try
        {
            return Precision switch
            {
                <= Year => Value.AddYears(1),
                <= Month => Value.AddMonths(1),
                <= Day => Value.AddDays(1),
                <= Hour => Value.AddHours(1),
                <= Minute => Value.AddMinutes(1),
                _ => Value.AddTicks(1),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateTime.MaxValue;
        }
    }
}

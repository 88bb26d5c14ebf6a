namespace CsaeDataBridge.Fhir;

/// <summary>Functions about how precisely a value is known.</summary>
internal static class BoundaryFunctions
{
    private const int MaxDigits = 28;

    public static IEnumerable<PathFunction> All =>
    [
        new("lowBoundary", 0, 1, "=", call => Boundary(call, false)),
        new("highBoundary", 0, 1, "=", call => Boundary(call, true)),
        new("precision", 0, 0, "Integer", Precision),
        new("comparable", 1, 1, "Boolean", call => PathValue.Of(Comparable(call))),
    ];

    private static IReadOnlyList<object> Boundary(PathCall call, bool high)
    {
        object? value = call.Single();
        int? digits = call.Count > 0 ? call.Whole(0) : null;
        if (call.Count > 0 && digits is null)
        {
            return PathValue.None;
        }

        return PathValue.Maybe(value switch
        {
            null => null,
            int or decimal => OfNumber(PathValue.Number(value)!.Value, digits ?? 8, high),
            FhirQuantity quantity => OfNumber(quantity.Value, digits ?? 8, high) is { } bound ? quantity with { Value = bound } : null,
            FhirTemporal temporal => OfTemporal(temporal, digits, high),
            _ => throw call.State.Failed("something that has no boundaries", "a number, a quantity, a date or a time"),
        });
    }

    /// <summary>Half of the last digit away, then to the digits asked for: down for the low boundary, up for the high one.</summary>
    private static decimal? OfNumber(decimal value, int digits, bool high)
    {
        if (digits is < 0 or > MaxDigits)
        {
            return null;
        }

        return PathDecimal.Attempt(() =>
        {
            decimal half = new(5, 0, 0, false, (byte)Math.Min(value.Scale + 1, MaxDigits));
            decimal bound = decimal.Round(high ? value + half : value - half, digits, high ? MidpointRounding.ToPositiveInfinity : MidpointRounding.ToNegativeInfinity);
            return bound.Scale < digits ? bound + new decimal(0, 0, 0, false, (byte)digits) : bound;
        });
    }

    private static FhirTemporal? OfTemporal(FhirTemporal value, int? digits, bool high)
    {
        bool isTime = value.Kind == FhirTemporalKind.Time;
        int precision = isTime ? (digits ?? 9) + FhirTemporal.Day : digits ?? (value.Kind == FhirTemporalKind.Date ? FhirTemporal.Day : FhirTemporal.Fraction);
        if (precision is not (FhirTemporal.Year or FhirTemporal.Month or FhirTemporal.Day or FhirTemporal.Hour or FhirTemporal.Minute or FhirTemporal.Second or FhirTemporal.Fraction))
        {
            return null;
        }

        DateTime moment = high ? End(value).AddMilliseconds(-1) : value.Value;
        FhirTemporalKind kind = value.Kind == FhirTemporalKind.Date && precision > FhirTemporal.Day ? FhirTemporalKind.DateTime : value.Kind;

        // Where no zone is known, the earliest moment is furthest east and the latest furthest west.
        int? offset = isTime || precision < FhirTemporal.Hour ? null : value.OffsetMinutes ?? (high ? -12 * 60 : 14 * 60);
        var bound = new FhirTemporal(kind, value.Precision == FhirTemporal.Fraction ? value.Value : moment, FhirTemporal.Fraction, offset, 3);
        return bound.Cut(kind, precision);
    }

    private static DateTime End(FhirTemporal value) => value.Precision == FhirTemporal.Second ? value.Value.AddSeconds(1) : value.End();

    private static IReadOnlyList<object> Precision(PathCall call) => call.Single() switch
    {
        null => PathValue.None,
        int => [0],
        decimal number => [PathDecimal.Digits(number)],
        FhirQuantity quantity => [PathDecimal.Digits(quantity.Value)],
        FhirTemporal temporal => [temporal.Digits],
        _ => throw call.State.Failed("something that has no precision", "a number, a date or a time"),
    };

    private static bool? Comparable(PathCall call)
    {
        object? left = call.Single();
        object? right = call.Value(0);
        if (left is null || right is null)
        {
            return null;
        }

        return left is FhirQuantity a && right is FhirQuantity b
            ? UcumUnit.Of(a) is { } leftUnit && UcumUnit.Of(b) is { } rightUnit && leftUnit.IsComparable(rightUnit)
            : throw call.State.Failed("something that is no quantity", "a quantity");
    }
}

namespace CsaeDataBridge.Fhir;

/// <summary>Counting with quantities of different units.</summary>
internal static class QuantityMath
{
    /// <summary>The right value in the left one's unit; null when they measure different things.</summary>
    public static decimal? InUnitOf(FhirQuantity left, FhirQuantity right)
    {
        if (left.Unit == right.Unit && left.IsCalendar == right.IsCalendar)
        {
            return right.Value;
        }

        return UcumUnit.Of(left) is { } leftUnit && UcumUnit.Of(right) is { } rightUnit && leftUnit.IsComparable(rightUnit)
            ? PathDecimal.Attempt(() => right.Value * rightUnit.Factor / leftUnit.Factor) : null;
    }

    public static int? Compare(FhirQuantity left, FhirQuantity right) => InUnitOf(left, right) is { } value ? left.Value.CompareTo(value) : null;

    /// <summary>Equal to the digits of the one that is known to fewer; UCUM's month and year count as the calendar's.</summary>
    public static bool AreEquivalent(FhirQuantity left, FhirQuantity right)
    {
        (left, right) = (Loose(left), Loose(right));
        if (UcumUnit.Of(left) is not { } leftUnit || UcumUnit.Of(right) is not { } rightUnit)
        {
            return left.Unit == right.Unit && ValuesAreEquivalent(left.Value, right.Value);
        }

        if (!leftUnit.IsComparable(rightUnit))
        {
            return false;
        }

        // Digits are compared in the coarser unit, where the fewer digits were meant.
        (FhirQuantity coarse, FhirQuantity fine) = leftUnit.Factor >= rightUnit.Factor ? (left, right) : (right, left);
        return InUnitOf(coarse, fine) is { } value
            && decimal.Round(value, coarse.Value.Scale, MidpointRounding.AwayFromZero) == coarse.Value;
    }

    public static bool ValuesAreEquivalent(decimal left, decimal right)
    {
        int digits = Math.Min(left.Scale, right.Scale);
        return decimal.Round(left, digits, MidpointRounding.AwayFromZero) == decimal.Round(right, digits, MidpointRounding.AwayFromZero);
    }

    public static FhirQuantity? Multiply(FhirQuantity left, FhirQuantity right, bool divide)
    {
        if (divide && right.Value == 0)
        {
            return null;
        }

        decimal? value = PathDecimal.Attempt(() => divide ? left.Value / right.Value : left.Value * right.Value);
        if (value is null)
        {
            return null;
        }

        string leftUnit = Code(left);
        string rightUnit = Code(right);
        string unit = (leftUnit, rightUnit, divide) switch
        {
            (_, "1", _) => leftUnit,
            (_, _, true) when leftUnit == rightUnit => "1",
            ("1", _, false) => rightUnit,
            _ => $"{Group(leftUnit)}{(divide ? '/' : '.')}{Group(rightUnit)}",
        };
        return new FhirQuantity(value.Value, unit);
    }

    /// <summary>The calendar word that a unit stands for when dates are moved: UCUM's week and finer are such, its month and year are not.</summary>
    public static string? CalendarUnit(FhirQuantity quantity) => quantity.IsCalendar ? UcumUnit.CalendarWord(quantity.Unit) : quantity.Unit switch
    {
        "wk" => "week",
        "d" => "day",
        "h" => "hour",
        "min" => "minute",
        "s" => "second",
        "ms" => "millisecond",
        { } word => UcumUnit.CalendarWord(word),
    };

    private static FhirQuantity Loose(FhirQuantity quantity) => quantity.IsCalendar ? quantity : quantity.Unit switch
    {
        "a" => new FhirQuantity(quantity.Value, "year", true),
        "mo" => new FhirQuantity(quantity.Value, "month", true),
        _ => quantity,
    };

    private static string Code(FhirQuantity quantity) => !quantity.IsCalendar ? quantity.Unit : UcumUnit.CalendarWord(quantity.Unit) switch
    {
        "year" => "a",
        "month" => "mo",
        "week" => "wk",
        "day" => "d",
        "hour" => "h",
        "minute" => "min",
        "second" => "s",
        _ => "ms",
    };

    private static string Group(string unit) => unit.Contains('/', StringComparison.Ordinal) ? $"({unit})" : unit;
}

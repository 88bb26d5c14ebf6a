namespace CsaeDataBridge.Fhir;

/// <summary>Functions over numbers and quantities.</summary>
internal static class NumberFunctions
{
    public static IEnumerable<PathFunction> All =>
    [
        Exact("abs", decimal.Abs, "="),
        Exact("ceiling", decimal.Ceiling, "Integer"),
        Exact("floor", decimal.Floor, "Integer"),
        Exact("truncate", decimal.Truncate, "Integer"),
        new("round", 0, 1, "Decimal", Round),
        Inexact("sqrt", 0, (value, _) => Math.Sqrt(value)),
        Inexact("exp", 0, (value, _) => Math.Exp(value)),
        Inexact("ln", 0, (value, _) => Math.Log(value)),
        Inexact("log", 1, Math.Log),
        new("power", 1, 1, "Decimal", Power),
    ];

    private static PathFunction Exact(string name, Func<decimal, decimal> change, string returns) => new(name, 0, 0, returns, call => call.Single() switch
    {
        null => PathValue.None,
        int whole when whole == int.MinValue => PathValue.None,
        int whole => [(int)change(whole)],
        decimal number when returns == "Integer" => change(number) is >= int.MinValue and <= int.MaxValue and var whole ? [(int)whole] : [change(number)],
        decimal number => [change(number)],
        FhirQuantity quantity => [quantity with { Value = change(quantity.Value) }],
        _ => throw call.State.Failed("something that is no number", "a number or a quantity"),
    });

    private static PathFunction Inexact(string name, int arguments, Func<double, double, double> change) => new(name, arguments, arguments, "Decimal", call =>
    {
        decimal? value = call.InputNumber();
        decimal? by = arguments == 0 ? 0 : call.Number(0);
        return value is null || by is null ? PathValue.None : PathValue.Maybe(PathDecimal.FromDouble(change((double)value, (double)by)));
    });

    private static IReadOnlyList<object> Round(PathCall call)
    {
        int? digits = call.Count == 0 ? 0 : call.Whole(0);
        if (digits is < 0)
        {
            throw call.State.Failed("a negative number of digits", "zero or more digits");
        }

        return call.Single() is FhirQuantity quantity && digits is { } places
            ? [quantity with { Value = Rounded(quantity.Value, places) }]
            : call.InputNumber() is { } value && digits is { } count ? [Rounded(value, count)] : PathValue.None;
    }

    private static decimal Rounded(decimal value, int digits) => decimal.Round(value, Math.Min(digits, 28), MidpointRounding.AwayFromZero);

    /// <summary>Whole powers are exact.</summary>
    private static IReadOnlyList<object> Power(PathCall call)
    {
        decimal? value = call.InputNumber();
        decimal? power = call.Number(0);
        if (value is null || power is null)
        {
            return PathValue.None;
        }

        if (power != decimal.Truncate(power.Value) || power is < 0 or > 1000)
        {
            return PathValue.Maybe(PathDecimal.FromDouble(Math.Pow((double)value, (double)power)));
        }

        decimal? product = PathDecimal.Attempt(() =>
        {
            decimal result = 1;
            for (int step = 0; step < power; step++)
            {
                result *= value.Value;
            }

            return result;
        });
        return call.Single() is int && product is >= int.MinValue and <= int.MaxValue ? [(int)product.Value] : PathValue.Maybe(product);
    }
}

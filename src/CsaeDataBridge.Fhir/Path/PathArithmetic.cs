namespace CsaeDataBridge.Fhir;

/// <summary>What operators make of two values; null, that is nothing, where a value is missing or the result cannot be held.</summary>
internal static class PathArithmetic
{
    public static string Concatenate(PathState state, object? left, object? right)
    {
        if (left is not (null or string) || right is not (null or string))
        {
            throw state.Failed("values that are no text", "text on both sides of &");
        }

        string text = string.Concat((string?)left, (string?)right);
        state.Spend(text.Length);
        return text;
    }

    public static object? Calculate(PathState state, string operation, object? left, object? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        return (left, right, operation) switch
        {
            (string, string, "+") => Concatenate(state, left, right),
            (int a, int b, "+" or "-" or "*" or "div" or "mod") => Whole(operation, a, b),
            (int or decimal, int or decimal, _) => Number(operation, PathValue.Number(left)!.Value, PathValue.Number(right)!.Value),
            (FhirTemporal date, FhirQuantity by, "+" or "-") => Moved(state, date, by, operation == "-"),
            (FhirQuantity, FhirQuantity, _) or (FhirQuantity, int or decimal, _) or (int or decimal, FhirQuantity, _) => Quantity(state, operation, Measured(left), Measured(right)),
            _ => throw Unfit(state),
        };
    }

    private static Issues.BridgeException Unfit(PathState state) =>
        state.Failed("values that the operator is not for", "numbers, quantities, or a date or time and a quantity of time");

    private static object? Whole(string operation, int left, int right)
    {
        long? result = operation switch
        {
            "+" => (long)left + right,
            "-" => (long)left - right,
            "*" => (long)left * right,
            _ when right == 0 => null,
            "div" => (long)left / right,
            _ => (long)left % right,
        };
        return result is >= int.MinValue and <= int.MaxValue ? (int)result.Value : null;
    }

    private static object? Number(string operation, decimal left, decimal right)
    {
        if (right == 0 && operation is ("/" or "div" or "mod"))
        {
            return null;
        }

        decimal? result = PathDecimal.Attempt(() => operation switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "mod" => left % right,
            "div" => decimal.Truncate(left / right),
            _ => left / right,
        });
        return operation == "div" ? result is >= int.MinValue and <= int.MaxValue ? (int)result.Value : null : result;
    }

    private static FhirQuantity Measured(object value) => value as FhirQuantity ?? new FhirQuantity(PathValue.Number(value)!.Value, "1");

    private static FhirQuantity? Quantity(PathState state, string operation, FhirQuantity left, FhirQuantity right)
    {
        if (operation is "*" or "/")
        {
            return QuantityMath.Multiply(left, right, operation == "/");
        }

        if (operation is not ("+" or "-"))
        {
            throw Unfit(state);
        }

        return QuantityMath.InUnitOf(left, right) is { } value && PathDecimal.Attempt(() => operation == "+" ? left.Value + value : left.Value - value) is { } sum
            ? left with { Value = sum } : null;
    }

    private static FhirTemporal? Moved(PathState state, FhirTemporal date, FhirQuantity by, bool back)
    {
        string unit = QuantityMath.CalendarUnit(by) ?? throw state.Failed("a date or time moved by something else than time", "a unit of time: a calendar word, or a UCUM week or less");
        return TemporalMath.Add(date, back ? -by.Value : by.Value, unit);
    }
}

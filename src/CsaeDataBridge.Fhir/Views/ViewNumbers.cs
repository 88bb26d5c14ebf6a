namespace CsaeDataBridge.Fhir;

/// <summary>SQL of numbers: decimals have ten digits after the point, and a number out of range stops the query.</summary>
internal static class ViewNumbers
{
    public const string Decimal = "DECIMAL(38, 10)";

    public static bool IsNumber(ViewValue value) => value.Kind is ViewKind.Whole or ViewKind.Number or ViewKind.NumberText;

    /// <summary>One number to compute with.</summary>
    public static ViewValue Of(ViewValue value, ViewScope scope, int position)
    {
        if (value.Kind == ViewKind.Nothing)
        {
            return new ViewValue(ViewKind.Number, $"CAST(NULL AS {Decimal})", false);
        }

        return IsNumber(value) ? Computed(ViewLists.Single(scope, value)) : throw scope.Refuse(position, "something that is no number", "a number");
    }

    /// <summary>What was text as a decimal; the rest as it is.</summary>
    public static ViewValue Computed(ViewValue value) => value.Kind == ViewKind.NumberText
        ? new ViewValue(ViewKind.Number, $"CAST({value.Sql} AS {Decimal})", value.IsList) : value with { Extended = null };

    public static ViewValue Calculate(string operation, ViewValue left, ViewValue right)
    {
        bool whole = left.Kind == ViewKind.Whole && right.Kind == ViewKind.Whole;
        (string l, string r) = ($"({left.Sql})", $"({right.Sql})");
        return operation switch
        {
            "/" => new ViewValue(ViewKind.Number, $"CAST({l} / nullif({r}, 0) AS {Decimal})", false),
            "div" => new ViewValue(ViewKind.Whole, $"CAST(trunc({l} / nullif({r}, 0)) AS BIGINT)", false),
            "mod" => new ViewValue(whole ? ViewKind.Whole : ViewKind.Number, $"{l} % nullif({r}, 0)", false),
            _ => new ViewValue(whole ? ViewKind.Whole : ViewKind.Number, whole ? $"{l} {operation} {r}" : $"CAST({l} {operation} {r} AS {Decimal})", false),
        };
    }

    /// <summary>Half of the last digit away from a number as it was written.</summary>
    public static ViewValue Boundary(ViewValue value, bool high, ViewScope scope) => ViewLists.Once(scope, value, one =>
    {
        string text = one.Kind == ViewKind.NumberText ? one.Sql : $"CAST({one.Sql} AS VARCHAR)";
        string half = $"0.5 / pow(10, CASE WHEN contains({text}, '.') THEN length(split_part({text}, '.', 2)) ELSE 0 END)";
        return new ViewValue(ViewKind.Number, $"CAST(CAST({text} AS {Decimal}) {(high ? '+' : '-')} CAST({half} AS {Decimal}) AS {Decimal})", false);
    });
}

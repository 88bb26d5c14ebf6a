namespace CsaeDataBridge.Fhir;

/// <summary>SQL over one item or a list of them.</summary>
internal static class ViewLists
{
    /// <summary>Computes something of each item; what is nothing is left out.</summary>
    public static ViewValue Each(ViewScope scope, ViewValue items, Func<ViewValue, ViewValue> of)
    {
        if (!items.IsList)
        {
            return Once(scope, items, of);
        }

        string variable = scope.NewVariable();
        ViewValue result = of(items with { Sql = variable, IsList = false, Extended = null });
        string each = result.Sql == variable ? items.Sql : $"list_transform({items.Sql}, lambda {variable}: {result.Sql})";
        return result.Kind == ViewKind.Nothing ? ViewValue.Nothing
            : result with { Sql = result.IsList ? $"flatten({each})" : WithoutNull(scope, each), IsList = true, Extended = null };
    }

    /// <summary>Lets SQL name a value several times and compute it once.</summary>
    public static ViewValue Once(ViewScope scope, ViewValue value, Func<ViewValue, ViewValue> of)
    {
        if (value.IsSimple)
        {
            return of(value);
        }

        string variable = scope.NewVariable();
        ViewValue result = of(value with { Sql = variable });
        return result.Kind == ViewKind.Nothing ? result : result with { Sql = $"list_transform([{value.Sql}], lambda {variable}: {result.Sql})[1]" };
    }

    public static string WithoutNull(ViewScope scope, string list)
    {
        string variable = scope.NewVariable();
        return $"list_filter({list}, lambda {variable}: {variable} IS NOT NULL)";
    }

    /// <summary>The only item; several stop the query.</summary>
    public static ViewValue Single(ViewScope scope, ViewValue value) => !value.IsList ? value
        : Once(scope, value, list => list with { Sql = $"CASE WHEN len({list.Sql}) > 1 THEN error('several items') ELSE {list.Sql}[1] END", IsList = false });

    /// <summary>A list of what may be one item.</summary>
    public static ViewValue AsList(ViewScope scope, ViewValue value) => value.IsList ? value
        : Once(scope, value, one => one with { Sql = $"CASE WHEN {one.Sql} IS NOT NULL THEN [{one.Sql}] END", IsList = true });

    public static string Exists(ViewValue value) => value.Kind == ViewKind.Nothing ? "FALSE"
        : value.IsList ? $"coalesce(len({value.Sql}), 0) > 0" : $"{value.Operand} IS NOT NULL";
}

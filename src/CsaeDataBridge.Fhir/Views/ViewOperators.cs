namespace CsaeDataBridge.Fhir;

/// <summary>SQL of operators, where nothing means unknown.</summary>
internal static class ViewOperators
{
    public static ViewValue Logic(LogicNode node, ViewScope scope)
    {
        string left = ViewExpressions.Condition(ViewExpressions.Compile(node.Left, scope), scope).Sql;
        string right = ViewExpressions.Condition(ViewExpressions.Compile(node.Right, scope), scope).Sql;
        return ViewValue.Boolean(node.Operation switch
        {
            "and" => $"({left} AND {right})",
            "or" => $"({left} OR {right})",
            "xor" => $"(({left}) <> ({right}))",
            _ => $"(NOT ({left}) OR {right})",
        });
    }

    public static ViewValue Binary(BinaryNode node, ViewScope scope)
    {
        ViewValue left = ViewExpressions.Compile(node.Left, scope);
        ViewValue right = ViewExpressions.Compile(node.Right, scope);
        switch (node.Operation)
        {
            case "=" or "!=":
                string equal = AreEqual(scope, node.Position, left, right);
                return ViewValue.Boolean(node.Operation == "=" ? equal : $"NOT ({equal})");
            case "~" or "!~":
                string alike = AreAlike(scope, node.Position, left, right);
                return ViewValue.Boolean(node.Operation == "~" ? alike : $"NOT ({alike})");
            case "<" or "<=" or ">" or ">=":
                return ViewValue.Boolean(Compare(scope, node, left, right));
            case "in" or "contains":
                return Contains(scope, node.Position, node.Operation == "in" ? right : left, node.Operation == "in" ? left : right);
            case "|":
                return Union(scope, node.Position, left, right);
            case "&":
                return ViewValue.Text($"coalesce({ViewTexts.Of(left, scope, node.Position).Sql}, '') || coalesce({ViewTexts.Of(right, scope, node.Position).Sql}, '')");
            case "+" when left.Kind == ViewKind.Text || right.Kind == ViewKind.Text:
                return ViewValue.Text($"({ViewTexts.Of(left, scope, node.Position).Sql}) || ({ViewTexts.Of(right, scope, node.Position).Sql})");
            default:
                return ViewNumbers.Calculate(node.Operation, ViewNumbers.Of(left, scope, node.Position), ViewNumbers.Of(right, scope, node.Position));
        }
    }

    /// <summary>Nothing on one side is unknown; several items are equal in order.</summary>
    private static string AreEqual(ViewScope scope, int position, ViewValue left, ViewValue right)
    {
        if (left.Kind == ViewKind.Nothing || right.Kind == ViewKind.Nothing)
        {
            return "CAST(NULL AS BOOLEAN)";
        }

        if (left.IsList && right.IsList)
        {
            (ViewValue a, ViewValue b) = (Comparable(scope, position, left), Comparable(scope, position, right));
            return $"CASE WHEN len({a.Sql}) > 0 AND len({b.Sql}) > 0 THEN {a.Sql} = {b.Sql} END";
        }

        if (left.IsList || right.IsList)
        {
            (ViewValue items, ViewValue one) = left.IsList ? (left, right) : (right, left);
            return ViewLists.Once(scope, items, list => ViewValue.Boolean(
                $"CASE WHEN coalesce(len({list.Sql}), 0) = 0 OR {one.Operand} IS NULL THEN NULL WHEN len({list.Sql}) > 1 THEN FALSE ELSE {OneEqual(scope, position, list with { Sql = $"({list.Sql})[1]", IsList = false }, one)} END")).Sql;
        }

        return OneEqual(scope, position, left, right);
    }

    private static string OneEqual(ViewScope scope, int position, ViewValue left, ViewValue right)
    {
        if (ViewNumbers.IsNumber(left) && ViewNumbers.IsNumber(right))
        {
            return $"{ViewNumbers.Computed(left).Operand} = {ViewNumbers.Computed(right).Operand}";
        }

        bool isTime = left.Kind == ViewKind.Time || right.Kind == ViewKind.Time;
        if (isTime || left.Kind == ViewKind.Temporal || right.Kind == ViewKind.Temporal)
        {
            return $"({Order(scope, position, left, right)}) = 0";
        }

        ViewValue a = Comparable(scope, position, left);
        ViewValue b = Comparable(scope, position, right);
        return a.Kind == b.Kind ? $"{a.Operand} = {b.Operand}" : $"CASE WHEN {a.Operand} IS NOT NULL AND {b.Operand} IS NOT NULL THEN FALSE END";
    }

    private static string AreAlike(ViewScope scope, int position, ViewValue left, ViewValue right)
    {
        ViewValue a = ViewLists.Single(scope, left);
        ViewValue b = ViewLists.Single(scope, right);
        if (a.Kind == ViewKind.Nothing || b.Kind == ViewKind.Nothing)
        {
            return $"NOT ({ViewLists.Exists(a.Kind == ViewKind.Nothing ? b : a)})";
        }

        string same = a.Kind == ViewKind.Text && b.Kind == ViewKind.Text
            ? $"lower(trim(regexp_replace({a.Sql}, '\\s+', ' ', 'g'))) = lower(trim(regexp_replace({b.Sql}, '\\s+', ' ', 'g')))"
            : OneEqual(scope, position, a, b);
        return $"CASE WHEN {a.Operand} IS NULL OR {b.Operand} IS NULL THEN {a.Operand} IS NULL AND {b.Operand} IS NULL ELSE coalesce({same}, FALSE) END";
    }

    private static string Compare(ViewScope scope, BinaryNode node, ViewValue left, ViewValue right)
    {
        if (left.Kind == ViewKind.Nothing || right.Kind == ViewKind.Nothing)
        {
            return "CAST(NULL AS BOOLEAN)";
        }

        ViewValue a = ViewLists.Single(scope, left);
        ViewValue b = ViewLists.Single(scope, right);
        if (ViewNumbers.IsNumber(a) && ViewNumbers.IsNumber(b))
        {
            return $"{ViewNumbers.Computed(a).Operand} {node.Operation} {ViewNumbers.Computed(b).Operand}";
        }

        return a.Kind == ViewKind.Text && b.Kind == ViewKind.Text
            ? $"{a.Operand} {node.Operation} {b.Operand}"
            : $"({Order(scope, node.Position, a, b)}) {node.Operation} 0";
    }

    private static string Order(ViewScope scope, int position, ViewValue left, ViewValue right)
    {
        bool times = left.Kind == ViewKind.Time && right.Kind is ViewKind.Time or ViewKind.Text || (left.Kind == ViewKind.Text && right.Kind == ViewKind.Time);
        bool moments = left.Kind == ViewKind.Temporal && right.Kind is ViewKind.Temporal or ViewKind.Text || (left.Kind == ViewKind.Text && right.Kind == ViewKind.Temporal);
        return times || moments
            ? ViewLists.Once(scope, left, a => ViewLists.Once(scope, right, b => new ViewValue(ViewKind.Whole, times ? ViewTimes.OrderOfTimes(a.Sql, b.Sql) : ViewTimes.Order(a.Sql, b.Sql), false))).Sql
            : throw scope.Refuse(position, "values that have no order between them", "two numbers, texts, dates or times");
    }

    private static ViewValue Contains(ViewScope scope, int position, ViewValue items, ViewValue item)
    {
        if (items.Kind == ViewKind.Nothing || item.Kind == ViewKind.Nothing)
        {
            return ViewValue.Boolean(item.Kind == ViewKind.Nothing ? "CAST(NULL AS BOOLEAN)" : $"CASE WHEN {ViewLists.Exists(item)} THEN FALSE END");
        }

        ViewValue list = Comparable(scope, position, ViewLists.AsList(scope, items));
        ViewValue one = Comparable(scope, position, ViewLists.Single(scope, item));
        return ViewValue.Boolean($"CASE WHEN {one.Operand} IS NOT NULL THEN {(list.Kind == one.Kind ? $"coalesce(list_contains({list.Sql}, {one.Sql}), FALSE)" : "FALSE")} END");
    }

    private static ViewValue Union(ViewScope scope, int position, ViewValue left, ViewValue right)
    {
        if (left.Kind == ViewKind.Nothing || right.Kind == ViewKind.Nothing)
        {
            return left.Kind == ViewKind.Nothing ? right : left;
        }

        ViewValue a = Comparable(scope, position, ViewLists.AsList(scope, left));
        ViewValue b = Comparable(scope, position, ViewLists.AsList(scope, right));
        string variable = scope.NewVariable();
        string place = scope.NewVariable();

        // list_distinct does not keep the order; the first of equal items stays.
        return a.Kind != b.Kind ? throw scope.Unsupported(position, "a union of different kinds")
            : ViewLists.Once(scope, a with { Sql = $"list_concat({a.Sql}, {b.Sql})" }, all => all with
            {
                Sql = $"list_filter({all.Sql}, lambda {variable}, {place}: list_position({all.Sql}, {variable}) = {place})",
                Extended = null,
            });
    }

    /// <summary>A value that SQL can compare; elements it cannot, since only a part of them is read.</summary>
    private static ViewValue Comparable(ViewScope scope, int position, ViewValue value) => value.Kind switch
    {
        ViewKind.Element or ViewKind.Resource => throw scope.Unsupported(position, "the equality of whole elements"),
        ViewKind.Choice => throw scope.Refuse(position, "an element that has several types", "ofType() after it"),
        ViewKind.NumberText or ViewKind.Number => value.IsList
            ? new ViewValue(ViewKind.Number, $"CAST({value.Sql} AS {ViewNumbers.Decimal}[])", true)
            : new ViewValue(ViewKind.Number, $"CAST({value.Sql} AS {ViewNumbers.Decimal})", false),
        ViewKind.Temporal or ViewKind.Time => value with { Kind = ViewKind.Text },
        _ => value,
    };
}

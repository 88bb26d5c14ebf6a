namespace CsaeDataBridge.Fhir;

/// <summary>SQL of functions over one text or number, and of <c>join()</c>.</summary>
internal static class ViewTextFunctions
{
    /// <returns>Null for a function that a view does not compute.</returns>
    public static ViewValue? Compile(FunctionNode node, ViewScope scope, ViewValue focus)
    {
        string Text() => ViewTexts.Of(focus, scope, node.Position).Sql;
        string Argument(int index) => ViewTexts.Of(ViewExpressions.Compile(node.Arguments[index], scope), scope, node.Arguments[index].Position).Sql;
        string Whole(int index) => ViewNumbers.Of(ViewExpressions.Compile(node.Arguments[index], scope), scope, node.Arguments[index].Position).Sql;
        switch (node.Function.Name)
        {
            case "join":
                string separator = node.Arguments.Length == 0 ? "''" : Argument(0);

                // The suite of SQL on FHIR wants a text without letters where there is nothing to join.
                return ViewValue.Text(focus.Kind == ViewKind.Nothing ? "''"
                    : focus.IsList ? $"array_to_string(coalesce({ViewTexts.AsText(Primitives(node, scope, focus)).Sql}, []), {separator})" : $"coalesce({Text()}, '')");
            case "startsWith":
                return ViewValue.Boolean($"starts_with({Text()}, {Argument(0)})");
            case "endsWith":
                return ViewValue.Boolean($"ends_with({Text()}, {Argument(0)})");
            case "contains":
                return ViewValue.Boolean($"contains({Text()}, {Argument(0)})");
            case "matches" when node.Arguments.Length == 1:
                return ViewValue.Boolean($"regexp_matches({Text()}, {Argument(0)}, 's')");
            case "upper" or "lower" or "trim" or "length":
                string called = $"{node.Function.Name}({Text()})";
                return node.Function.Name == "length" ? new ViewValue(ViewKind.Whole, called, false) : ViewValue.Text(called);
            case "replace":
                return ViewValue.Text($"replace({Text()}, {Argument(0)}, {Argument(1)})");
            case "substring":
                return ViewLists.Once(scope, ViewValue.Text(Text()), text => ViewValue.Text(
                    $"CASE WHEN {Whole(0)} >= 0 AND {Whole(0)} < length({text.Sql}) THEN substr({text.Sql}, {Whole(0)} + 1{(node.Arguments.Length > 1 ? $", {Whole(1)}" : "")}) END"));
            case "toString":
                return ViewTexts.Of(focus, scope, node.Position);
            case "toInteger":
                return new ViewValue(ViewKind.Whole, $"CASE WHEN regexp_full_match({Text()}, '[+-]?[0-9]+') THEN TRY_CAST({Text()} AS BIGINT) END", false);
            case "toDecimal":
                return new ViewValue(ViewKind.Number, $"CASE WHEN regexp_full_match({Text()}, '[+-]?[0-9]+(\\.[0-9]+)?') THEN TRY_CAST({Text()} AS {ViewNumbers.Decimal}) END", false);
            case "abs":
                ViewValue number = ViewNumbers.Of(focus, scope, node.Position);
                return number with { Sql = $"abs({number.Sql})" };
            case "ceiling" or "floor" or "truncate":
                string name = node.Function.Name switch { "ceiling" => "ceil", "truncate" => "trunc", _ => "floor" };
                return new ViewValue(ViewKind.Whole, $"CAST({name}({ViewNumbers.Of(focus, scope, node.Position).Sql}) AS BIGINT)", false);
            default:
                return null;
        }
    }

    private static ViewValue Primitives(FunctionNode node, ViewScope scope, ViewValue value) => value.Kind is ViewKind.Element or ViewKind.Resource or ViewKind.Choice
        ? throw scope.Refuse(node.Position, "something that is no text", "texts") : value;
}

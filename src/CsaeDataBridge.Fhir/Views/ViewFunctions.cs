namespace CsaeDataBridge.Fhir;

/// <summary>SQL of functions over items.</summary>
internal static class ViewFunctions
{
    public static ViewValue Compile(FunctionNode node, ViewScope scope)
    {
        ViewValue focus = node.Focus is null ? scope.This : ViewExpressions.Compile(node.Focus, scope);
        return node.Function.Name switch
        {
            "where" => Where(node, scope, focus),
            "select" => ViewLists.Each(scope, focus, item => ViewExpressions.Compile(node.Arguments[0], scope with { This = item })),
            "exists" => Exists(scope, node.Arguments.Length == 0 ? focus : Where(node, scope, focus)),
            "empty" => ViewValue.Boolean($"NOT ({Exists(scope, focus).Sql})"),
            "hasValue" => focus.Type?.Kind == FhirTypeKind.Primitive ? Exists(scope, focus) : ViewValue.Boolean("FALSE"),
            "all" => All(node, scope, focus),
            "not" => ViewValue.Boolean($"NOT ({ViewExpressions.Condition(focus, scope).Sql})"),
            "count" => new ViewValue(ViewKind.Whole, Count(scope, focus), false),
            "first" or "last" or "tail" or "skip" or "take" or "single" or "distinct" => Part(node, scope, focus),
            "extension" => Extension(node, scope, focus),
            "iif" => If(node, scope),
            "lowBoundary" or "highBoundary" => Boundary(node, scope, focus),
            "getValue" => focus,
            "resolve" => ViewReferences.Resolve(node, scope, focus),
            "getResourceKey" => ViewReferences.ResourceKey(node, scope, focus),
            "getReferenceKey" => ViewReferences.ReferenceKey(node, scope, focus),
            "getReferrers" => ViewReferences.Referrers(node, scope, focus),
            _ => ViewTextFunctions.Compile(node, scope, focus) ?? throw scope.Unsupported(node.Position, node.Function.Name + "()"),
        };
    }

    public static ViewValue Exists(ViewScope scope, ViewValue value)
    {
        if (value.Kind != ViewKind.Choice)
        {
            return ViewValue.Boolean(ViewLists.Exists(value));
        }

        IEnumerable<string> any = value.Choice!.Types.Select(type => ViewLists.Exists(ViewElements.OfType(scope, 0, value, new PathTypeTest("FHIR", type.Name))));
        return ViewValue.Boolean($"({string.Join(" OR ", any)})");
    }

    private static ViewValue Where(FunctionNode node, ViewScope scope, ViewValue focus)
    {
        switch (focus.Kind)
        {
            case ViewKind.Nothing:
                return focus;
            case ViewKind.Choice:
                throw scope.Refuse(node.Position, "an element that has several types", "ofType() before where()");
        }

        if (!focus.IsList)
        {
            return ViewLists.Once(scope, focus, one => one with { Sql = $"CASE WHEN {Condition(one)} THEN {one.Sql} END" });
        }

        string variable = scope.NewVariable();
        return focus with { Sql = $"list_filter({focus.Sql}, lambda {variable}: {Condition(focus with { Sql = variable, IsList = false, Extended = null })})", Extended = null };

        string Condition(ViewValue item) => ViewExpressions.Condition(ViewExpressions.Compile(node.Arguments[0], scope with { This = item }), scope).Sql;
    }

    private static ViewValue All(FunctionNode node, ViewScope scope, ViewValue focus)
    {
        if (focus.Kind == ViewKind.Nothing)
        {
            return ViewValue.Boolean("TRUE");
        }

        ViewValue each = ViewLists.Each(scope, focus, item => ViewValue.Boolean(
            $"coalesce({ViewExpressions.Condition(ViewExpressions.Compile(node.Arguments[0], scope with { This = item }), scope).Sql}, FALSE)"));
        return ViewValue.Boolean(each.IsList ? $"coalesce(list_bool_and({each.Sql}), TRUE)" : $"({each.Sql} OR {focus.Operand} IS NULL)");
    }

    private static string Count(ViewScope scope, ViewValue focus) => focus.Kind == ViewKind.Nothing ? "0"
        : focus.IsList ? $"coalesce(len({focus.Sql}), 0)" : $"CASE WHEN {Exists(scope, focus).Sql} THEN 1 ELSE 0 END";

    private static ViewValue Part(FunctionNode node, ViewScope scope, ViewValue focus)
    {
        if (focus.Kind == ViewKind.Nothing)
        {
            return focus;
        }

        string amount = node.Arguments.Length == 0 ? "" : ViewNumbers.Of(ViewExpressions.Compile(node.Arguments[0], scope), scope, node.Position).Sql;
        if (!focus.IsList)
        {
            return node.Function.Name switch
            {
                "tail" => focus with { Sql = $"CASE WHEN FALSE THEN {focus.Sql} END" },
                "skip" => focus with { Sql = $"CASE WHEN {amount} <= 0 THEN {focus.Sql} END" },
                "take" => focus with { Sql = $"CASE WHEN {amount} > 0 THEN {focus.Sql} END" },
                _ => focus,
            };
        }

        return node.Function.Name switch
        {
            "first" => focus with { Sql = $"({focus.Sql})[1]", IsList = false, Extended = null },
            "last" => focus with { Sql = $"({focus.Sql})[-1]", IsList = false, Extended = null },
            "single" => ViewLists.Single(scope, focus) with { Extended = null },
            "tail" => focus with { Sql = $"({focus.Sql})[2:]", Extended = null },
            "skip" => focus with { Sql = $"({focus.Sql})[greatest({amount}, 0) + 1:]", Extended = null },
            "take" => focus with { Sql = $"({focus.Sql})[1:greatest({amount}, 0)]", Extended = null },
            _ when focus.Kind is ViewKind.Element or ViewKind.Resource => throw scope.Unsupported(node.Position, "distinct() of whole elements"),
            _ => focus with { Sql = $"list_distinct({focus.Sql})", Extended = null },
        };
    }

    private static ViewValue Extension(FunctionNode node, ViewScope scope, ViewValue focus)
    {
        ViewValue url = ViewTexts.Of(ViewExpressions.Compile(node.Arguments[0], scope), scope, node.Position);
        ViewValue extensions = ViewElements.Member(scope, node.Position, focus, "extension");
        if (extensions.Kind == ViewKind.Nothing)
        {
            return extensions;
        }

        string variable = scope.NewVariable();
        ViewValue own = ViewElements.Member(scope, node.Position, extensions with { Sql = variable, IsList = false }, "url");
        return extensions with { Sql = $"list_filter({extensions.Sql}, lambda {variable}: {own.Sql} = {url.Sql})", Extended = null };
    }

    private static ViewValue If(FunctionNode node, ViewScope scope)
    {
        string condition = ViewExpressions.Condition(ViewExpressions.Compile(node.Arguments[0], scope), scope).Sql;
        ViewValue yes = ViewExpressions.Compile(node.Arguments[1], scope);
        ViewValue no = node.Arguments.Length > 2 ? ViewExpressions.Compile(node.Arguments[2], scope) : ViewValue.Nothing;
        ViewValue known = yes.Kind == ViewKind.Nothing ? no : yes;
        if (known.Kind == ViewKind.Nothing)
        {
            return known;
        }

        if (yes.Kind != ViewKind.Nothing && no.Kind != ViewKind.Nothing && (yes.Kind != no.Kind || yes.Type?.Kind == FhirTypeKind.Complex || yes.Kind is ViewKind.Choice or ViewKind.Resource))
        {
            (yes, no) = (ViewTexts.AsText(Primitive(yes)), ViewTexts.AsText(Primitive(no)));
            known = yes;
        }

        bool isList = yes.IsList || no.IsList;
        (yes, no) = isList ? (ViewLists.AsList(scope, yes), ViewLists.AsList(scope, no)) : (yes, no);
        return known with { Sql = $"CASE WHEN {condition} THEN {yes.Sql} ELSE {no.Sql} END", IsList = isList, Extended = null };

        ViewValue Primitive(ViewValue value) => value.Kind is ViewKind.Element or ViewKind.Resource or ViewKind.Choice
            ? throw scope.Unsupported(node.Position, "iif() between whole elements") : value;
    }

    private static ViewValue Boundary(FunctionNode node, ViewScope scope, ViewValue focus)
    {
        if (node.Arguments.Length > 0)
        {
            throw scope.Unsupported(node.Position, "a boundary of another precision");
        }

        ViewValue value = focus.Kind == ViewKind.Nothing ? focus : ViewLists.Single(scope, focus);
        bool high = node.Function.Name == "highBoundary";
        return value.Kind switch
        {
            ViewKind.Nothing => value,
            ViewKind.Temporal or ViewKind.Time => ViewTimes.Boundary(value, high, scope),
            _ when ViewNumbers.IsNumber(value) => ViewNumbers.Boundary(value, high, scope),
            _ => throw scope.Refuse(node.Position, "something that has no boundaries", "a number, a date or a time"),
        };
    }
}

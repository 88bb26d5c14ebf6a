using System.Globalization;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Turns a FHIRPath expression into SQL over the STRUCT of a resource.</summary>
internal static class ViewExpressions
{
    public static PathNode Parse(string text, string? file, string place)
    {
        try
        {
            return FhirPathExpression.Compile(text).Root;
        }
        catch (BridgeException fault)
        {
            Issue issue = fault.Issues[0];
            throw new BridgeException(issue with { Place = new Place(file, Column: issue.Place.Column, Field: place) });
        }
    }

    public static ViewValue Compile(PathNode node, ViewScope scope) => node switch
    {
        LiteralNode literal => Literal(literal, scope),
        MemberNode member => Member(member, scope),
        VariableNode variable => Variable(variable, scope),
        FunctionNode function => ViewFunctions.Compile(function, scope),
        IndexerNode indexer => At(Compile(indexer.Focus, scope), Compile(indexer.Index, scope), scope, node.Position),
        TypeNode type => OfType(type, scope),
        LogicNode logic => ViewOperators.Logic(logic, scope),
        BinaryNode binary => ViewOperators.Binary(binary, scope),
        PolarityNode sign => Sign(sign, scope),
        _ => throw scope.Unsupported(node.Position, "an expression"),
    };

    /// <summary>A condition: what is no boolean counts as true when it is there.</summary>
    public static ViewValue Condition(ViewValue value, ViewScope scope)
    {
        if (value.Kind == ViewKind.Boolean)
        {
            return ViewLists.Single(scope, value);
        }

        if (value.Kind == ViewKind.Nothing)
        {
            return ViewValue.Boolean("CAST(NULL AS BOOLEAN)");
        }

        ViewValue single = value.Kind == ViewKind.Choice ? ViewFunctions.Exists(scope, value) : ViewLists.Single(scope, value);
        return ViewValue.Boolean($"CASE WHEN {(value.Kind == ViewKind.Choice ? single.Sql : ViewLists.Exists(single))} THEN TRUE END");
    }

    private static ViewValue Literal(LiteralNode literal, ViewScope scope) => literal.Value switch
    {
        null => ViewValue.Nothing,
        bool flag => ViewValue.Boolean(flag ? "TRUE" : "FALSE"),
        int whole => new ViewValue(ViewKind.Whole, whole.ToString(CultureInfo.InvariantCulture), false),
        decimal number => new ViewValue(ViewKind.Number, number.ToString(CultureInfo.InvariantCulture), false),
        string text => ViewValue.Text(Text(text, literal, scope)),
        FhirTemporal temporal => new ViewValue(temporal.Kind == FhirTemporalKind.Time ? ViewKind.Time : ViewKind.Temporal, Sql.Literal(temporal.ToString()), false),
        _ => throw scope.Unsupported(literal.Position, "a quantity"),
    };

    private static string Text(string text, LiteralNode literal, ViewScope scope)
    {
        try
        {
            return Sql.Literal(text);
        }
        catch (ArgumentException)
        {
            throw scope.Refuse(literal.Position, "half of a surrogate pair", "text of whole characters");
        }
    }

    private static ViewValue Member(MemberNode member, ViewScope scope)
    {
        if (member.Focus is null && scope.This.Type is { } type && FhirSchema.R4.TryGetType(member.Name, out FhirType? named) && type.Is(named))
        {
            return scope.This;
        }

        return ViewElements.Member(scope, member.Position, member.Focus is null ? scope.This : Compile(member.Focus, scope), member.Name);
    }

    private static ViewValue Variable(VariableNode variable, ViewScope scope)
    {
        if (variable.IsSpecial)
        {
            return variable.Name switch
            {
                "this" => scope.This,
                "index" when scope.Index is { } index => new ViewValue(ViewKind.Whole, index, false),
                _ => throw scope.Unsupported(variable.Position, $"${variable.Name}"),
            };
        }

        return variable.Name switch
        {
            _ when scope.Notes.Constants.TryGetValue(variable.Name, out ViewValue? constant) => constant,
            "rowIndex" => new ViewValue(ViewKind.Whole, scope.RowIndex(), false),
            "resource" or "rootResource" or "context" => scope.Root,
            "sct" => ViewValue.Text("'http://snomed.info/sct'"),
            "loinc" => ViewValue.Text("'http://loinc.org'"),
            "ucum" => ViewValue.Text("'http://unitsofmeasure.org'"),
            _ => throw scope.Refuse(variable.Position, $"%{variable.Name}, which is not defined", "a constant of the view, or %rowIndex, %resource"),
        };
    }

    public static ViewValue At(ViewValue items, ViewValue index, ViewScope scope, int position)
    {
        if (index.Kind != ViewKind.Whole || index.IsList)
        {
            throw scope.Refuse(position, "an index that is no whole number", "a whole number from 0");
        }

        if (items.Kind is ViewKind.Nothing or ViewKind.Choice)
        {
            return items.Kind == ViewKind.Nothing ? items : throw scope.Unsupported(position, "a place among values of several types");
        }

        return items with
        {
            Sql = items.IsList ? $"CASE WHEN {index.Sql} >= 0 THEN ({items.Sql})[{index.Sql} + 1] END" : $"CASE WHEN {index.Sql} = 0 THEN {items.Sql} END",
            IsList = false,
            Extended = null,
        };
    }

    private static ViewValue OfType(TypeNode node, ViewScope scope)
    {
        ViewValue focus = node.Focus is null ? scope.This : Compile(node.Focus, scope);
        if (!node.Type.IsKnown)
        {
            throw scope.Refuse(node.Position, $"{node.Type.Name}, which is no type", "a type of FHIR R4 or of FHIRPath");
        }

        if (node.Operation != "is")
        {
            return ViewElements.OfType(scope, node.Position, focus, node.Type);
        }

        if (focus.Kind is ViewKind.Choice or ViewKind.Resource)
        {
            string exists = ViewFunctions.Exists(scope, focus).Sql;
            ViewValue chosen = ViewElements.OfType(scope, node.Position, focus, node.Type);
            return ViewValue.Boolean($"CASE WHEN {exists} THEN {ViewLists.Exists(chosen)} END");
        }

        return ViewValue.Boolean($"CASE WHEN {ViewLists.Exists(focus)} THEN {(ViewElements.IsOf(focus, node.Type) ? "TRUE" : "FALSE")} END");
    }

    private static ViewValue Sign(PolarityNode sign, ViewScope scope)
    {
        ViewValue number = ViewNumbers.Of(Compile(sign.Operand, scope), scope, sign.Position);
        return sign.IsMinus ? number with { Sql = $"-({number.Sql})" } : number;
    }
}

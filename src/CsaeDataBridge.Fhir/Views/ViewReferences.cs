using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Fhir;

/// <summary>SQL of references: their keys, and the resources that the reader puts beside them.</summary>
internal static class ViewReferences
{
    /// <summary>The key under which the reader writes what a reference points at.</summary>
    public const string Resolved = "resolve()";

    private const string Reference = "^(.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(/_history/.+)?$";

    public static ViewValue ResourceKey(FunctionNode node, ViewScope scope, ViewValue focus)
    {
        if (focus.Type is not { Kind: FhirTypeKind.Resource } type)
        {
            throw scope.Refuse(node.Position, "the key of what is no resource", "a resource");
        }

        return ViewLists.Each(scope, ViewElements.Member(scope, node.Position, focus, "id"), id => ViewValue.Text($"{Sql.Literal(type.Name + '/')} || {id.Sql}"));
    }

    /// <summary>Type and id that a reference gives; what gives neither, such as a urn, as it is written.</summary>
    public static ViewValue ReferenceKey(FunctionNode node, ViewScope scope, ViewValue focus)
    {
        string? type = node.Arguments is [PathNode argument]
            ? argument is MemberNode { Focus: null } name && FhirSchema.R4.TryGetType(name.Name, out FhirType? named) && named.Kind == FhirTypeKind.Resource
                ? named.Name : throw scope.Refuse(argument.Position, "something that is no type of resource", "a type of resource, such as Patient")
            : null;
        if (focus.Kind != ViewKind.Nothing && focus.Type?.Name != "Reference")
        {
            throw scope.Refuse(node.Position, "the key of what is no reference", "a Reference");
        }

        return ViewLists.Each(scope, ViewElements.Member(scope, node.Position, focus, "reference"), text => ViewValue.Text(
            $"CASE WHEN regexp_matches({text.Sql}, '{Reference}') THEN "
            + (type is null ? "" : $"CASE WHEN regexp_extract({text.Sql}, '{Reference}', 2) = '{type}' THEN ")
            + $"regexp_replace({text.Sql}, '{Reference}', '\\2/\\3')"
            + (type is null ? $" ELSE {text.Sql} END" : " END END")));
    }

    public static ViewValue Resolve(FunctionNode node, ViewScope scope, ViewValue focus)
    {
        if (focus.Kind == ViewKind.Nothing)
        {
            return focus;
        }

        if (focus.Type?.Name != "Reference")
        {
            throw scope.Refuse(node.Position, "resolve() of what is no reference", "a Reference");
        }

        ViewElements.Member(scope, node.Position, focus, "reference");
        return ViewElements.Others(scope, focus, Resolved, isList: false, null);
    }

    /// <summary>The resources whose element, given as <c>Condition.encounter</c>, refers to this one.</summary>
    public static ViewValue Referrers(FunctionNode node, ViewScope scope, ViewValue focus)
    {
        if (focus.Type is not { Kind: FhirTypeKind.Resource })
        {
            throw scope.Refuse(node.Position, "getReferrers() of what is no resource", "a resource");
        }

        return node.Arguments[0] is MemberNode { Focus: MemberNode { Focus: null } type } element
            && FhirSchema.R4.TryGetType(type.Name, out FhirType? referring) && referring.Kind == FhirTypeKind.Resource
            && referring.Element(element.Name)?.Types is [{ Name: "Reference" }]
            ? ViewElements.Others(scope, focus, $"{type.Name}.{element.Name}", isList: true, [type.Name])
            : throw scope.Refuse(node.Arguments[0].Position, "something that is no element of type Reference", "a type of resource and its element, such as Condition.encounter");
    }
}

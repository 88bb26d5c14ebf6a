using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Fhir;

/// <summary>The way from an element to those inside, and the choice of a type.</summary>
internal static class ViewElements
{
    public static ViewValue Member(ViewScope scope, int position, ViewValue owner, string name)
    {
        switch (owner.Kind)
        {
            case ViewKind.Nothing:
                return owner;
            case ViewKind.Choice:
                return Member(scope, position, OnlyWith(scope, position, owner, name), name);
            case ViewKind.Resource:
                return Member(scope, position, OnlyType(scope, position, owner), name);
            case ViewKind.Element:
                break;
            default:
                return name is "extension" or "id" && owner.Type is not null
                    ? Member(scope, position, owner.Extended?.Invoke() ?? throw scope.Unsupported(position, "the extension of a value that was filtered"), name)
                    : Unknown(scope, position, name, owner.Type?.Name ?? "a computed value");
        }

        if (owner.Type!.Element(name) is not { } element)
        {
            return Unknown(scope, position, name, owner.Type.Name);
        }

        return element.IsChoice ? owner with { Kind = ViewKind.Choice, Choice = element, Extended = null } : MemberOf(scope, owner, name, element, element.Types[0]);
    }

    /// <summary>The items of that type.</summary>
    public static ViewValue OfType(ViewScope scope, int position, ViewValue value, PathTypeTest type)
    {
        switch (value.Kind)
        {
            case ViewKind.Nothing:
                return value;
            case ViewKind.Choice:
                return value.Choice!.Types.FirstOrDefault(one => one == type.Fhir) is { } chosen
                    ? MemberOf(scope, value with { Kind = ViewKind.Element, Choice = null }, FhirElement.NameWithType(value.Choice, chosen), value.Choice, chosen)
                    : Unknown(scope, position, type.Name, $"{value.Type!.Name}.{value.Choice.Name}");
            case ViewKind.Resource:
                return type.Fhir is { Kind: FhirTypeKind.Resource, IsAbstract: false } resource
                    ? Reading(scope, value, resource) : throw scope.Refuse(position, "a type that no resource is of", "a type of resource, such as Patient");
            default:
                return IsOf(value, type) ? value : ViewValue.Nothing;
        }
    }

    /// <summary>Whether an element or a computed value is of that type; known before there is data.</summary>
    public static bool IsOf(ViewValue value, PathTypeTest type) => value.Type is { } own
        ? type.Fhir is { } fhir && (own.Kind == FhirTypeKind.Primitive ? own == fhir : own.Is(fhir))
        : type.System == value.Kind switch
        {
            ViewKind.Boolean => "Boolean",
            ViewKind.Whole => "Integer",
            ViewKind.Number => "Decimal",
            ViewKind.Text => "String",
            _ => "",
        };

    /// <summary>An element as JSON, for what holds its own kind again.</summary>
    public static ViewValue Json(ViewScope scope, ViewValue owner, string name, FhirElement element, ViewShape reading)
    {
        ViewShape shape = owner.Shape!.Member(name, element.IsList, null);
        shape.IsJson = true;
        shape.ReadAs(reading);
        return ViewLists.Each(scope, owner, one => new ViewValue(ViewKind.Resource, element.IsList ? $"from_json({Access(one, name)}, '[\"JSON\"]')" : Access(one, name), element.IsList) { Shape = shape });
    }

    /// <summary>Resources that the reader puts beside a resource or reference, under a key that no element has.</summary>
    public static ViewValue Others(ViewScope scope, ViewValue owner, string key, bool isList, IReadOnlyList<string>? types)
    {
        scope.Notes.ReadsOthers = true;
        ViewShape shape = owner.Shape!.Member(key, isList, null);
        shape.IsJson = true;
        return ViewLists.Each(scope, owner, one => new ViewValue(ViewKind.Resource, isList ? $"from_json({Access(one, key)}, '[\"JSON\"]')" : Access(one, key), isList) { Shape = shape, Targets = types });
    }

    private static ViewValue MemberOf(ViewScope scope, ViewValue owner, string key, FhirElement element, FhirType type)
    {
        ViewKind kind = KindOf(type);
        ViewShape shape = owner.Shape!.Member(key, element.IsList, LeafOf(kind));
        shape.IsJson |= kind == ViewKind.Resource;
        ViewValue value = ViewLists.Each(scope, owner, one =>
        {
            string sql = Access(one, key);
            sql = kind == ViewKind.Resource ? element.IsList ? $"from_json({sql}, '[\"JSON\"]')" : sql
                : shape.IsJson ? $"from_json({sql}, {Sql.Literal(shape.Structure())})" : sql;
            return new ViewValue(kind, element.IsList && kind is not (ViewKind.Element or ViewKind.Resource) ? ViewLists.WithoutNull(scope, sql) : sql, element.IsList) { Type = type, Shape = shape };
        });
        return type.Kind != FhirTypeKind.Primitive ? value : value with
        {
            Extended = () => MemberOf(scope, owner, "_" + key, element, FhirSchema.R4.Type("Element")),
        };
    }

    private static ViewValue Reading(ViewScope scope, ViewValue resources, FhirType type)
    {
        ViewShape reading = resources.Shape!.Reading(type.Name);
        reading.Member("resourceType", false, "VARCHAR");
        return ViewLists.Each(scope, resources, one => new ViewValue(
            ViewKind.Element,
            $"CASE WHEN {one.Sql} ->> 'resourceType' = {Sql.Literal(type.Name)} THEN from_json({one.Sql}, {Sql.Literal(reading.Structure())}) END",
            false)
        { Type = type, Shape = reading });
    }

    private static ViewValue OnlyWith(ViewScope scope, int position, ViewValue choice, string name)
    {
        FhirType[] types = [.. choice.Choice!.Types.Where(type => type.Element(name) is not null)];
        return types switch
        {
            [] => Unknown(scope, position, name, $"{choice.Type!.Name}.{choice.Choice.Name}"),
            [FhirType only] => OfType(scope, position, choice, new PathTypeTest("FHIR", only.Name)),
            _ => throw scope.Refuse(position, $"{name} of an element that has several types", $"ofType() with one of {string.Join(", ", types.Take(8).Select(type => type.Name))}"),
        };
    }

    private static ViewValue OnlyType(ViewScope scope, int position, ViewValue resource) => resource.Targets is [string only]
        ? Reading(scope, resource, FhirSchema.R4.Type(only))
        : throw scope.Refuse(position, "an element of a resource whose type is not known", "ofType() with the type of resource before it");

    private static ViewValue Unknown(ViewScope scope, int position, string name, string owner)
    {
        scope.ReadsNothing(position, $"{name}, which {owner} does not have");
        return ViewValue.Nothing;
    }

    private static string Access(ViewValue owner, string key) => owner.IsSimple ? $"{owner.Sql}.{Sql.Identifier(key)}" : $"({owner.Sql}).{Sql.Identifier(key)}";

    private static ViewKind KindOf(FhirType type) => type.Kind switch
    {
        FhirTypeKind.Resource => ViewKind.Resource,
        FhirTypeKind.Complex => ViewKind.Element,
        _ => type.Name switch
        {
            "boolean" => ViewKind.Boolean,
            "integer" or "positiveInt" or "unsignedInt" => ViewKind.Whole,
            "decimal" => ViewKind.NumberText,
            "date" or "dateTime" or "instant" => ViewKind.Temporal,
            "time" => ViewKind.Time,
            _ => ViewKind.Text,
        },
    };

    private static string? LeafOf(ViewKind kind) => kind switch
    {
        ViewKind.Element or ViewKind.Resource => null,
        ViewKind.Boolean => "BOOLEAN",
        ViewKind.Whole => "BIGINT",
        _ => "VARCHAR",
    };
}

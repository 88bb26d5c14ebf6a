namespace CsaeDataBridge.Fhir;

/// <summary>A type as an expression names it; without a namespace it may be FHIR's or FHIRPath's own.</summary>
internal sealed class PathTypeTest
{
    private static readonly string[] SystemTypes = ["Boolean", "String", "Integer", "Decimal", "Date", "DateTime", "Time", "Quantity", "Any"];

    public PathTypeTest(string? space, string name)
    {
        Name = name;
        System = (space is null or "System") && SystemTypes.Contains(name) ? name : null;
        Fhir = (space is null or "FHIR") && FhirSchema.R4.TryGetType(name, out FhirType? type) ? type : null;
    }

    public string Name { get; }

    public string? System { get; }

    public FhirType? Fhir { get; }

    public bool IsKnown => System is not null || Fhir is not null;

    public bool Is(object item) => item is FhirNode node
        ? (Fhir is not null && node.Type.Is(Fhir)) || System == "Any"
        : System == "Any" || NameOf(item) == System;

    /// <summary>Whether <c>as</c> and <c>ofType</c> keep the item: of primitives they keep the very type alone.</summary>
    public bool Keeps(object item) => item is FhirNode { Type.Kind: FhirTypeKind.Primitive } node ? node.Type == Fhir : Is(item);

    public static string NameOf(object value) => value switch
    {
        bool => "Boolean",
        string => "String",
        int => "Integer",
        decimal => "Decimal",
        FhirTemporal temporal => temporal.Kind.ToString(),
        FhirQuantity => "Quantity",
        _ => "TypeInfo",
    };
}

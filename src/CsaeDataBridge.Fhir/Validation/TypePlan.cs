namespace CsaeDataBridge.Fhir;

/// <summary>What R4 asks of elements of a type, ready to be asked.</summary>
internal sealed class TypePlan
{
    private TypePlan(FhirType type)
    {
        IEnumerable<FhirInvariant> rules = [];
        for (FhirType? own = type; own is not null; own = own.Base)
        {
            rules = own.Invariants.Concat(rules);
        }

        Invariants = Compile(rules, type);
        Required = [.. type.Elements.Where(element => element.Min > 0)];
        Bounded = [.. type.Elements.Where(element => element.Max is > 1)];
        Kind = type.Kind == FhirTypeKind.Primitive ? PlanKind.Primitive : Enum.TryParse(type.Name, out PlanKind kind) ? kind : type.Name == "Quantity" || type.Base?.Name == "Quantity" ? PlanKind.Quantity : PlanKind.Other;
        IsResource = type.Kind == FhirTypeKind.Resource;
        Primitive = Kind == PlanKind.Primitive ? PrimitiveCheck.For(type.Name) : null;
    }

    public PlanKind Kind { get; }

    public bool IsResource { get; }

    public InvariantPlan[] Invariants { get; }

    public FhirElement[] Required { get; }

    /// <summary>Lists with an end.</summary>
    public FhirElement[] Bounded { get; }

    /// <summary>Whether text is a primitive of the type; null where any text is.</summary>
    public Func<string, bool>? Primitive { get; }

    public static TypePlan Of(FhirType type) => type.Plan ??= new TypePlan(type);

    /// <summary>Rules that every element has are checked by <see cref="NativeRules"/>; those without FHIRPath cannot be.</summary>
    public static InvariantPlan[] Compile(IEnumerable<FhirInvariant> rules, FhirType? type) =>
        [.. rules.Where(rule => rule.Expression.Length > 0 && !NativeRules.Keys.Contains(rule.Key)).Select(rule => new InvariantPlan(rule, type))];
}

namespace CsaeDataBridge.Fhir;

/// <summary>What is known of a result before there is data: the types it may have, and whether its items have an order.</summary>
/// <param name="Types"><see cref="FhirType"/>, or the name of one of FHIRPath's own; null when anything may come out.</param>
internal sealed record PathStatic(IReadOnlyList<object>? Types, bool IsOrdered = true)
{
    public static readonly PathStatic Any = new((IReadOnlyList<object>?)null);
    public static readonly PathStatic Nothing = new([]);

    public static PathStatic Of(object type) => new([type]);

    /// <summary>Whether something is known of the types, so that a fault can be told.</summary>
    public bool IsKnown => Types is { Count: > 0 };

    public PathStatic Or(PathStatic other) => new(Types is null || other.Types is null ? null : [.. Types.Union(other.Types)], IsOrdered && other.IsOrdered);

    /// <summary>What an element gives; null when no type that may stand here has it.</summary>
    public PathStatic? Member(string name)
    {
        if (!IsKnown)
        {
            return this with { };
        }

        var found = new List<object>();
        bool any = false;
        foreach (object type in Types!)
        {
            if (type is FhirType { IsAbstract: true } fhir && fhir.Element(name) is null)
            {
                return Any with { IsOrdered = IsOrdered };
            }

            if ((type as FhirType)?.Element(name) is { } element)
            {
                any = true;
                found.AddRange(element.Types);
            }
        }

        return any ? new PathStatic([.. found.Distinct()], IsOrdered) : null;
    }

    public bool MayBe(Func<object, bool> test) => !IsKnown || Types!.Any(test);
}

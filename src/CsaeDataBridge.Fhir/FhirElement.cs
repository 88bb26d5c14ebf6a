namespace CsaeDataBridge.Fhir;

/// <summary>An element that a type defines.</summary>
public sealed class FhirElement
{
    private FhirType[]? _types;

    internal FhirElement(FhirSchema schema, string name, string[] typeNames)
    {
        IsChoice = name.EndsWith("[x]", StringComparison.Ordinal);
        Name = IsChoice ? name[..^3] : name;
        Schema = schema;
        TypeNames = typeNames;
    }

    /// <summary>The name without the type of a choice: <c>value</c> for <c>value[x]</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the type is written into the name, as in <c>valueQuantity</c>.</summary>
    public bool IsChoice { get; }

    /// <summary>The fewest that must stand, zero or more.</summary>
    public required int Min { get; init; }

    /// <summary>The most that may stand; null for any number.</summary>
    public required int? Max { get; init; }

    /// <summary>Whether the element may repeat and so is an array in JSON.</summary>
    public bool IsList => Max is not 1;

    /// <summary>Whether the element changes what its owner means.</summary>
    public required bool IsModifier { get; init; }

    /// <summary>The value set whose codes alone may stand; null when none is required.</summary>
    public required string? RequiredBinding { get; init; }

    /// <summary>Types that a reference or canonical may point at; empty for any.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The element's place among those of its type, from 0, inherited ones first: the order of XML.</summary>
    public int Index { get; internal set; }

    /// <summary>The types it may have: one, or several of a choice.</summary>
    public IReadOnlyList<FhirType> Types => _types ??= [.. TypeNames.Select(Schema.Type)];

    /// <summary>Rules that hold for this element over those of its type.</summary>
    public IReadOnlyList<FhirInvariant> Invariants => OwnInvariants;

    /// <summary>The name of a choice with the type that stands there, as JSON and XML have it.</summary>
    internal static string NameWithType(FhirElement element, FhirType type) => element.Name + char.ToUpperInvariant(type.Name[0]) + type.Name[1..];

    /// <summary>An element that stands against the schema, under the name and in the shape it was written.</summary>
    internal static FhirElement AsWritten(string name, bool isList) => new(FhirSchema.R4, name, ["Element"])
    {
        IsAsWritten = true,
        Min = 0,
        Max = isList ? null : 1,
        IsModifier = false,
        RequiredBinding = null,
        Targets = [],
    };

    /// <summary>Whether it stands against the schema, and was kept as it was written.</summary>
    internal bool IsAsWritten { get; private init; }

    /// <summary>What validation made of it, once it is asked for.</summary>
    internal ElementPlan? Plan { get; set; }

    internal List<FhirInvariant> OwnInvariants { get; } = [];

    internal FhirSchema Schema { get; }

    internal string[] TypeNames { get; }
}

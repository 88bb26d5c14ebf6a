namespace CsaeDataBridge.Fhir;

/// <summary>What a profile asks of one element beyond its type; only elements of which it asks something have a node.</summary>
internal sealed class ProfileNode(string name, string? slice, FhirType? type)
{
    /// <summary>The element's name without the type of a choice.</summary>
    public string Name { get; } = name;

    /// <summary>The name of the slice; null for the element as a whole.</summary>
    public string? Slice { get; } = slice;

    /// <summary>The type whose elements the children are; null when several may stand.</summary>
    public FhirType? Type { get; set; } = type;

    /// <summary>Whether the slice is of those items of a choice that have its type.</summary>
    public bool IsTypeSlice { get; init; }

    public int Min { get; set; }

    public int? Max { get; set; }

    public int? MaxLength { get; set; }

    /// <summary>The element must be this, no more and no less.</summary>
    public FhirNode? Fixed { get; set; }

    /// <summary>The element must hold this, and may hold more.</summary>
    public FhirNode? Pattern { get; set; }

    public FhirNode? MinValue { get; set; }

    public FhirNode? MaxValue { get; set; }

    /// <summary>Types it may have; empty when the profile says nothing of them.</summary>
    public IReadOnlyList<ProfileType> Types { get; set; } = [];

    public string? RequiredBinding { get; set; }

    /// <summary>The value set to take a code from where one of it fits.</summary>
    public string? ExtensibleBinding { get; set; }

    public Slicing? Slicing { get; set; }

    public List<InvariantPlan> Invariants { get; init; } = [];

    public List<ProfileNode> Children { get; init; } = [];

    public List<ProfileNode> Slices { get; init; } = [];

    public ProfileNode? Child(string name) => Children.Find(child => child.Name == name);

    /// <summary>A copy that another profile may add to.</summary>
    public ProfileNode Copy() => new(Name, Slice, Type)
    {
        IsTypeSlice = IsTypeSlice,
        Min = Min,
        Max = Max,
        MaxLength = MaxLength,
        Fixed = Fixed,
        Pattern = Pattern,
        MinValue = MinValue,
        MaxValue = MaxValue,
        Types = Types,
        RequiredBinding = RequiredBinding,
        ExtensibleBinding = ExtensibleBinding,
        Slicing = Slicing,
        Invariants = [.. Invariants],
        Children = [.. Children.Select(child => child.Copy())],
        Slices = [.. Slices.Select(slice => slice.Copy())],
    };
}

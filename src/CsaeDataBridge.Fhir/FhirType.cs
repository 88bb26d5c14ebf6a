using System.Collections.Frozen;
using System.Text.Json;

namespace CsaeDataBridge.Fhir;

/// <summary>A type of FHIR R4: primitive, data type, resource, or unnamed part of one such as <c>Patient.contact</c>.</summary>
public sealed class FhirType
{
    /// <summary>Stands for an array with nothing inside, which no element may be and a file may hold.</summary>
    internal static readonly FhirType EmptyArray = new("", FhirTypeKind.Primitive, true, null);

    private readonly Lazy<FhirElement[]> _elements;
    private readonly Lazy<FrozenDictionary<string, FhirMember>> _members;
    private readonly Lazy<FrozenDictionary<string, FhirElement>> _byName;
    private MemberTable? _memberTable;

    internal FhirType(string name, FhirTypeKind kind, bool isAbstract, FhirType? baseType)
    {
        Name = name;
        Kind = kind;
        IsAbstract = isAbstract;
        Base = baseType;
        JsonKind = JsonPrimitive.Kind(name);
        _elements = new(AllElements);
        _members = new(() => AllMembers().ToFrozenDictionary(member => member.Name, StringComparer.Ordinal));
        _byName = new(() => Elements.ToFrozenDictionary(element => element.Name, StringComparer.Ordinal));
    }

    /// <summary>The name: <c>Patient</c>, <c>date</c>, <c>Patient.contact</c>.</summary>
    public string Name { get; }

    public FhirTypeKind Kind { get; }

    /// <summary>Whether nothing can be of this type alone, as with <c>Resource</c> and <c>Element</c>.</summary>
    public bool IsAbstract { get; }

    /// <summary>The type this one adds to; null for <c>Element</c> and <c>Resource</c>.</summary>
    public FhirType? Base { get; }

    /// <summary>All elements in the order of XML, inherited ones first; a primitive's value is not among them.</summary>
    public IReadOnlyList<FhirElement> Elements => _elements.Value;

    /// <summary>The rules that this type adds to those of its base.</summary>
    public IReadOnlyList<FhirInvariant> Invariants => OwnInvariants;

    /// <summary>The pattern of a primitive's text, a regular expression for the whole of it; null when there is none.</summary>
    public string? Pattern { get; internal set; }

    /// <summary>What validation made of it, once it is asked for.</summary>
    internal TypePlan? Plan { get; set; }

    internal List<FhirElement> OwnElements { get; } = [];

    internal HashSet<string> Removed { get; } = new(StringComparer.Ordinal);

    internal List<FhirInvariant> OwnInvariants { get; } = [];

    internal FrozenDictionary<string, FhirMember> Members => _members.Value;

    /// <summary>The same members, by the bytes of their names.</summary>
    internal MemberTable MemberTable => _memberTable ??= new MemberTable(Members.Values);

    /// <summary>Which kind of JSON value a primitive is; true stands for false as well.</summary>
    internal JsonTokenType JsonKind { get; }

    /// <summary>Whether this type is <paramref name="other"/> or adds to it.</summary>
    public bool Is(FhirType other)
    {
        for (FhirType? type = this; type is not null; type = type.Base)
        {
            if (ReferenceEquals(type, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The element of that name without the type of a choice, or null.</summary>
    public FhirElement? Element(string name) => _byName.Value.GetValueOrDefault(name);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Inherited elements are shared with the base, so a place is theirs in every type that adds to it.</summary>
    private FhirElement[] AllElements()
    {
        FhirElement[] elements = [.. (Base?.Elements ?? []).Where(element => !Removed.Contains(element.Name)), .. OwnElements];
        for (int index = elements.Length - OwnElements.Count; index < elements.Length; index++)
        {
            elements[index].Index = index;
        }

        return elements;
    }

    private IEnumerable<FhirMember> AllMembers() => Elements.SelectMany(element => element.IsChoice
        ? element.Types.Select(type => new FhirMember(FhirElement.NameWithType(element, type), element, type))
        : [new FhirMember(element.Name, element, element.Types[0])]);
}

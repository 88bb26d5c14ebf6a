namespace CsaeDataBridge.Fhir;

/// <summary>A resource or an element of one, as it was written: numbers and dates keep their text.</summary>
public sealed class FhirNode
{
    private static readonly FhirNode[] None = [];

    private readonly FhirNode[] _children;

    internal FhirNode(FhirElement? element, FhirType type, string? value, FhirNode[]? children, int line, int column)
    {
        Element = element;
        Type = type;
        Value = value;
        _children = children ?? None;
        Line = line;
        Column = column;
    }

    /// <summary>What the owner's type says of this element; null for a resource that stands alone.</summary>
    public FhirElement? Element { get; }

    /// <summary>The type; of a choice or a contained resource, the one that stands there.</summary>
    public FhirType Type { get; }

    /// <summary>The element's name without the type of a choice; of a resource that stands alone, its type.</summary>
    public string Name => Element?.Name ?? Type.Name;

    /// <summary>The text of a primitive as written; null where it has extensions only, and for all that is no primitive.</summary>
    public string? Value { get; }

    /// <summary>The elements inside, a repeated one several times; extensions of a primitive among them.</summary>
    public IReadOnlyList<FhirNode> Children => _children;

    /// <summary>Where the element begins, 1-based.</summary>
    public int Line { get; }

    /// <summary>Where the element begins in its line, 1-based; bytes of JSON, characters of XML.</summary>
    public int Column { get; }

    /// <summary>The elements of that name, in order.</summary>
    public IEnumerable<FhirNode> Elements(string name)
    {
        foreach (FhirNode child in _children)
        {
            if (child.Name == name)
            {
                yield return child;
            }
        }
    }

    /// <summary>The text of the first primitive of that name, or null.</summary>
    internal string? Text(string name) => First(name)?.Value;

    internal FhirNode? First(string name)
    {
        foreach (FhirNode child in _children)
        {
            if (child.Name == name)
            {
                return child;
            }
        }

        return null;
    }

    internal ReadOnlySpan<FhirNode> ChildSpan => _children;

    internal FhirNode WithChildren(FhirNode[] children) => new(Element, Type, Value, children, Line, Column);
}

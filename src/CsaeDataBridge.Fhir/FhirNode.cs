namespace CsaeDataBridge.Fhir;

/// <summary>A resource or an element of one, as it was written: numbers and dates keep their text.</summary>
public sealed class FhirNode
{
    private static readonly FhirNode[] None = [];

    /// <summary>What was read from; null when the text is at hand, and line and column are.</summary>
    private readonly JsonSource? _source;
    private readonly int _startOrLine;
    private readonly int _lengthOrColumn;

    /// <summary>The text, the children, or both in a <see cref="ExtendedText"/>; null for a text that still stands in the source, and for nothing.</summary>
    private object? _content;

    internal FhirNode(FhirElement? element, FhirType type, string? value, FhirNode[]? children, int line, int column)
        : this(element, type, Content(value, children))
    {
        _startOrLine = line;
        _lengthOrColumn = column;
    }

    /// <summary>A primitive whose text is made of the source when somebody asks.</summary>
    internal FhirNode(FhirElement? element, FhirType type, JsonSource source, int start, int length)
        : this(element, type, null)
    {
        _source = source;
        _startOrLine = start;
        _lengthOrColumn = length;
    }

    /// <param name="length">The bytes of a primitive's value in the source; 0 when it has none.</param>
    internal FhirNode(FhirElement? element, FhirType type, string? value, FhirNode[]? children, JsonSource source, int start, int length)
        : this(element, type, Content(value, children))
    {
        _source = source;
        _startOrLine = start;
        _lengthOrColumn = length;
    }

    private FhirNode(FhirElement? element, FhirType type, object? content)
    {
        Element = element;
        Type = type;
        _content = content;
    }

    /// <summary>What the owner's type says of this element; null for a resource that stands alone.</summary>
    public FhirElement? Element { get; }

    /// <summary>The type; of a choice or a contained resource, the one that stands there.</summary>
    public FhirType Type { get; }

    /// <summary>The element's name without the type of a choice; of a resource that stands alone, its type.</summary>
    public string Name => Element?.Name ?? Type.Name;

    /// <summary>The text of a primitive as written; null where it has extensions only, and for all that is no primitive.</summary>
    public string? Value
    {
        get
        {
            object? content = _content;
            if (content is string text)
            {
                return text;
            }

            if (content is null && _source is not null && _lengthOrColumn > 0)
            {
                // Two threads may both make it: the texts are the same.
                string made = _source.Text(_startOrLine, _lengthOrColumn);
                _content = made;
                return made;
            }

            return (content as ExtendedText)?.Text;
        }
    }

    /// <summary>The elements inside, a repeated one several times; extensions of a primitive among them.</summary>
    public IReadOnlyList<FhirNode> Children => ChildArray;

    /// <summary>Where the element begins, 1-based.</summary>
    public int Line => _source?.Place(_startOrLine).Line ?? _startOrLine;

    /// <summary>Where the element begins in its line, 1-based; bytes of JSON, characters of XML.</summary>
    public int Column => _source?.Place(_startOrLine).Column ?? _lengthOrColumn;

    /// <summary>The elements of that name, in order.</summary>
    public IEnumerable<FhirNode> Elements(string name)
    {
        foreach (FhirNode child in ChildArray)
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
        foreach (FhirNode child in ChildArray)
        {
            if (child.Name == name)
            {
                return child;
            }
        }

        return null;
    }

    internal ReadOnlySpan<FhirNode> ChildSpan => ChildArray;

    /// <summary>Whether a primitive has a value, known without making its text.</summary>
    internal bool HasValue => _content switch
    {
        null => _source is not null && _lengthOrColumn > 0,
        ExtendedText both => both.Text is not null,
        string => true,
        _ => false,
    };

    internal FhirNode[] ChildArray => _content as FhirNode[] ?? (_content as ExtendedText)?.Children ?? None;

    private static object? Content(string? value, FhirNode[]? children) =>
        children is null or [] ? value : value is null ? children : new ExtendedText(value, children);

    private sealed record ExtendedText(string? Text, FhirNode[] Children);
}

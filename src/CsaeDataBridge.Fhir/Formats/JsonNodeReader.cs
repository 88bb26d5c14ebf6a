using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Reads one JSON document into nodes.</summary>
internal ref partial struct JsonNodeReader
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly ReadingPlace _place;
    private readonly int _firstLine;

    /// <summary>The finished children of every open object, innermost last: one list for all, so that an object costs one array.</summary>
    private readonly List<FhirNode> _nodes;
    private Utf8JsonReader _reader;
    private int _line;
    private int _lineStart;
    private int _counted;

    public JsonNodeReader(ReadOnlySpan<byte> utf8, string? file, int line, ICollection<Issue>? faults)
    {
        _utf8 = utf8;
        _place = new ReadingPlace(file, faults);
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = (2 * ReadingPlace.MaxDepth) + 8 });
        _line = line;
        _firstLine = line;
        _nodes = [];
    }

    private int Column => (int)_reader.TokenStartIndex - _lineStart + 1;

    public FhirNode ReadResource()
    {
        try
        {
            Next();
            FhirNode resource = ReadResource(null, -1);
            if (_reader.Read())
            {
                Refuse(FhirCodes.NotJson, "more after the resource", "the end", "put one resource in a file, or a resource a line into an .ndjson file");
            }

            return resource;
        }
        catch (JsonException fault)
        {
            // The library's message may repeat what stands in the file, so only its place is kept.
            bool deep = _reader.CurrentDepth >= (2 * ReadingPlace.MaxDepth) + 8;
            _place.Refuse(deep ? FhirCodes.TooDeep : FhirCodes.NotJson, _firstLine + (int)(fault.LineNumber ?? 0), (int)(fault.BytePositionInLine ?? 0) + 1, deep ? "too many levels" : "text that is not JSON", "one JSON object", "mend the JSON here");
            throw;
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader says so of invalid UTF-8 and of half a surrogate pair.
            Refuse(FhirCodes.NotJson, "text that is not valid Unicode", "UTF-8, and surrogates in pairs", "save the file as UTF-8");
            throw;
        }
    }

    private FhirNode ReadResource(FhirElement? element, int index)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            Refuse(FhirCodes.NotAResource, $"{Describe(_reader.TokenType)}", "a resource, an object with resourceType", "give a resource");
        }

        string name = ResourceType();
        if (!FhirSchema.R4.TryGetType(name, out FhirType? type) || type.Kind != FhirTypeKind.Resource || type.IsAbstract)
        {
            Refuse(FhirCodes.NotAResource, name.Length == 0 ? "no resourceType" : "a resourceType that R4 does not have", "the name of a type of resource", "give resourceType, spelt as in R4");
        }

        _place.Enter(element?.Name ?? type!.Name, index, _line, Column);
        FhirNode node = ReadObject(element, type!, null);
        _place.Leave();
        return node;
    }

    /// <summary>Looks ahead, as <c>resourceType</c> need not come first; a second reader leaves this one where it is.</summary>
    private readonly string ResourceType()
    {
        Utf8JsonReader ahead = _reader;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            bool found = ahead.ValueTextEquals("resourceType"u8);
            ahead.Read();
            if (found)
            {
                return ahead.TokenType == JsonTokenType.String ? ahead.GetString()! : "";
            }

            ahead.Skip();
        }

        return "";
    }

    /// <summary>Reads the members of the object whose brace is the current token.</summary>
    /// <param name="value">The value of a primitive whose extensions these are.</param>
    private FhirNode ReadObject(FhirElement? element, FhirType type, string? value)
    {
        int line = _line;
        int column = Column;
        int start = _nodes.Count;
        ulong values = 0;
        ulong extended = 0;
        bool named = false;
        FrozenDictionary<string, FhirMember>.AlternateLookup<ReadOnlySpan<char>> known = type.Members.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[128];
        while (true)
        {
            Next();
            if (_reader.TokenType == JsonTokenType.EndObject)
            {
                break;
            }

            if (type.Kind == FhirTypeKind.Resource && _reader.ValueTextEquals("resourceType"u8))
            {
                if (named)
                {
                    Refuse(FhirCodes.Repeated, "resourceType twice", "each key once", "take one away");
                }

                named = true;
                Next();
                continue;
            }

            int length = _reader.ValueSpan.Length <= buffer.Length ? _reader.CopyString(buffer) : 0;
            bool extensions = length > 0 && buffer[0] == '_';
            if (!known.TryGetValue(buffer[(extensions ? 1 : 0)..length], out FhirMember? member) || (extensions && member.Type.Kind != FhirTypeKind.Primitive))
            {
                Report(FhirCodes.UnknownElement, "a key that the type does not have", $"elements of {type.Name}", "take it away, or correct its spelling");
                ReadAsWritten(_reader.GetString()!);
                continue;
            }

            ulong bit = 1UL << member!.Element.Index;
            ref ulong seen = ref extensions ? ref extended : ref values;
            int other = ((extensions ? values : extended) & bit) != 0 ? First(start, member.Element) : -1;
            if ((seen & bit) != 0 || (other >= 0 && !AreOf(member, other)))
            {
                Report(FhirCodes.Repeated, $"\"{member.Element.Name}\" twice", "each key, and of a choice one type, once", "take one away");
                ReadAsWritten(_reader.GetString()!);
                continue;
            }

            seen |= bit;
            Next();
            ReadMember(member, extensions, other);
        }

        if (_nodes.Count == start && !(type.Kind == FhirTypeKind.Resource && named))
        {
            Report(FhirCodes.Empty, "an object with nothing inside", "at least one element", "take it away");
        }

        FhirNode[] children = CollectionsMarshal.AsSpan(_nodes)[start..].ToArray();
        _nodes.RemoveRange(start, children.Length);
        if (Array.Exists(children, child => child.Value is null && child.Children.Count == 0 && child.Type.Kind == FhirTypeKind.Primitive && child.Type != FhirType.EmptyArray))
        {
            Report(FhirCodes.Empty, "null without an extension beside it", "a value or an extension", "take it away");
        }

        return new FhirNode(element, type, value, children, line, column);
    }

    /// <summary>Whether the nodes from there on that stand for the element are of the member's type, so that values and extensions can meet.</summary>
    private readonly bool AreOf(FhirMember member, int from) =>
        _nodes.Skip(from).TakeWhile(node => ReferenceEquals(node.Element, member.Element)).All(node => ReferenceEquals(node.Type, member.Type));

    private readonly int First(int start, FhirElement element) => _nodes.FindIndex(start, node => ReferenceEquals(node.Element, element));

    private void Next()
    {
        if (!_reader.Read())
        {
            Refuse(FhirCodes.NotJson, "the end of the text", "one JSON object", "give the whole document");
        }

        ReadOnlySpan<byte> passed = _utf8[_counted..(int)_reader.TokenStartIndex];
        int lines = passed.Count((byte)'\n');
        if (lines > 0)
        {
            _line += lines;
            _lineStart = _counted + passed.LastIndexOf((byte)'\n') + 1;
        }

        _counted = (int)_reader.TokenStartIndex;
    }
}

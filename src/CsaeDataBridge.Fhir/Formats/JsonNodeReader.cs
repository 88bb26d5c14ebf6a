using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Reads one JSON document into nodes.</summary>
internal ref partial struct JsonNodeReader
{
    private readonly JsonSource _source;
    private readonly ReadingPlace _place;

    /// <summary>Text that is not UTF-8 stands somewhere, so each text is looked at, to say where.</summary>
    private readonly bool _isBroken;

    /// <summary>The finished children of every open object, innermost last: one stack for all, so that an object costs one array.</summary>
    private FhirNode[] _nodes;
    private int _count;
    private Utf8JsonReader _reader;
    private int _nulls;

    /// <param name="source">Kept by the nodes, which make their texts of it when they are asked.</param>
    public JsonNodeReader(JsonSource source, string? file, ICollection<Issue>? faults)
    {
        _source = source;
        _isBroken = !Utf8.IsValid(source.Utf8);
        _place = new ReadingPlace(file, faults);
        _reader = new Utf8JsonReader(source.Utf8, new JsonReaderOptions { MaxDepth = (2 * ReadingPlace.MaxDepth) + 8 });
        _nodes = new FhirNode[32];
    }

    private readonly int Start => (int)_reader.TokenStartIndex;

    /// <summary>Reads the only value of the text.</summary>
    /// <param name="entry">The place in its bundle, from 0, of an entry that stands alone; -1 for a resource.</param>
    public FhirNode ReadDocument(int entry = -1)
    {
        try
        {
            Next();
            FhirNode resource = entry < 0 ? ReadResource(null, -1) : ReadEntry(entry);
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
            _place.Refuse(deep ? FhirCodes.TooDeep : FhirCodes.NotJson, _source.Place((int)(fault.LineNumber ?? 0), (int)(fault.BytePositionInLine ?? 0)), deep ? "too many levels" : "text that is not JSON", "one JSON object", "mend the JSON here");
            throw;
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader says so of invalid UTF-8 and of half a surrogate pair.
            Refuse(FhirCodes.NotJson, "text that is not valid Unicode", "UTF-8, and surrogates in pairs", "save the file as UTF-8");
            throw;
        }
    }

    private FhirNode ReadEntry(int number)
    {
        FhirType bundle = FhirSchema.R4.Type("Bundle");
        _place.Enter(bundle.Name, -1);
        FhirNode entry = ReadItem(bundle.Members["entry"], number, null);
        _place.Leave();
        return entry;
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

        return ReadElement(element, type!, index, null);
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
        int at = Start;
        int start = _count;
        int nulls = _nulls;
        ulong values = 0;
        ulong extended = 0;
        bool named = false;
        bool isResource = type.Kind == FhirTypeKind.Resource;
        MemberTable known = type.MemberTable;
        while (true)
        {
            Next();
            if (_reader.TokenType == JsonTokenType.EndObject)
            {
                break;
            }

            FhirMember? member = Member(known, out bool extensions);
            if (member is null && isResource && _reader.ValueTextEquals("resourceType"u8))
            {
                if (named)
                {
                    Refuse(FhirCodes.Repeated, "resourceType twice", "each key once", "take one away");
                }

                named = true;
                Next();
                continue;
            }

            if (member is null)
            {
                Report(FhirCodes.UnknownElement, "a key that the type does not have", $"elements of {type.Name}", "take it away, or correct its spelling");
                ReadAsWritten(_reader.GetString()!);
                continue;
            }

            ulong bit = 1UL << member.Element.Index;
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

        if (_count == start && !(isResource && named))
        {
            Report(FhirCodes.Empty, "an object with nothing inside", "at least one element", "take it away");
        }

        return new FhirNode(element, type, value, Finished(start, nulls), _source, at, 0);
    }

    /// <summary>Takes the children of an object that ends from the stack.</summary>
    /// <param name="nulls">How many nulls had been read when the object began.</param>
    private FhirNode[] Finished(int start, int nulls)
    {
        FhirNode[] children = _nodes.AsSpan(start, _count - start).ToArray();
        _count = start;
        if (nulls != _nulls && Array.Exists(children, child => !child.HasValue && child.ChildArray.Length == 0 && child.Type.Kind == FhirTypeKind.Primitive && child.Type != FhirType.EmptyArray))
        {
            Report(FhirCodes.Empty, "null without an extension beside it", "a value or an extension", "take it away");
        }

        return children;
    }

    /// <summary>The member that the current key names; null when the type has none.</summary>
    /// <param name="extensions">Whether the key is that of a primitive's extensions.</param>
    private readonly FhirMember? Member(MemberTable known, out bool extensions)
    {
        ReadOnlySpan<byte> key = _reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(_reader.GetString()!) : _reader.ValueSpan;
        extensions = key is [(byte)'_', ..];
        FhirMember? member = known.Find(extensions ? key[1..] : key);
        return extensions && member?.Type.Kind != FhirTypeKind.Primitive ? null : member;
    }

    /// <summary>Whether the nodes from there on that stand for the element are of the member's type, so that values and extensions can meet.</summary>
    private readonly bool AreOf(FhirMember member, int from)
    {
        for (int at = from; at < _count && ReferenceEquals(_nodes[at].Element, member.Element); at++)
        {
            if (!ReferenceEquals(_nodes[at].Type, member.Type))
            {
                return false;
            }
        }

        return true;
    }

    private readonly int First(int start, FhirElement element) => Array.FindIndex(_nodes, start, _count - start, node => ReferenceEquals(node.Element, element));

    private void Add(FhirNode node)
    {
        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _count * 2);
        }

        _nodes[_count++] = node;
    }

    private void Next()
    {
        if (!_reader.Read())
        {
            Refuse(FhirCodes.NotJson, "the end of the text", "one JSON object", "give the whole document");
        }
    }
}

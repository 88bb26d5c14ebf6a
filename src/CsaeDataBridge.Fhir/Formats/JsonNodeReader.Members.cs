using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CsaeDataBridge.Fhir;

/// <summary>The values of members: single ones, arrays, and extensions of primitives that stand under a key of their own.</summary>
internal ref partial struct JsonNodeReader
{
    /// <param name="at">Where the nodes of the same element begin, when its values or extensions were read before; otherwise -1.</param>
    private void ReadMember(FhirMember member, bool extensions, int at)
    {
        // What stands most often goes the short way: a single primitive, as it should be.
        if (at < 0 && !extensions && _reader.TokenType == member.Single)
        {
            Add(Primitive(member.Element, member.Type, null));
            return;
        }

        bool isArray = _reader.TokenType == JsonTokenType.StartArray;
        if (isArray != member.Element.IsList)
        {
            Wrong(member, isArray ? "a single value" : "an array, as it may repeat");
            string name = extensions ? "_" + member.Name : member.Name;
            member = new FhirMember(name, FhirElement.AsWritten(name, isArray), extensions ? FhirSchema.R4.Type("Element") : member.Type);
            at = -1;
            extensions = false;
        }

        if (!isArray)
        {
            AddItem(member, extensions, -1, at);
            return;
        }

        ReadArray(member, extensions, at);
    }

    private void ReadArray(FhirMember member, bool extensions, int at)
    {
        int index = 0;
        for (Next(); _reader.TokenType != JsonTokenType.EndArray; Next())
        {
            AddItem(member, extensions, index, at < 0 ? -1 : at + index);
            index++;
        }

        if (index == 0)
        {
            Report(FhirCodes.Empty, "an array with nothing inside", "at least one value", "take the key away");
            Add(new FhirNode(FhirElement.AsWritten(extensions ? "_" + member.Name : member.Name, true), FhirType.EmptyArray, null, null, _source, Start, 0));
        }
    }

    /// <summary>Reads the value of a key that the schema does not know here.</summary>
    private void ReadAsWritten(string name)
    {
        Next();
        bool isArray = _reader.TokenType == JsonTokenType.StartArray;
        var member = new FhirMember(name, FhirElement.AsWritten(name, isArray), FhirSchema.R4.Type("Element"));
        if (isArray)
        {
            ReadArray(member, extensions: false, -1);
        }
        else
        {
            Add(ReadLoose(member, -1));
        }
    }

    /// <summary>A value that is not of its element's type, as what it is.</summary>
    private FhirNode ReadLoose(FhirMember member, int index)
    {
        if (member.Element.IsChoice)
        {
            member = new FhirMember(member.Name, FhirElement.AsWritten(member.Name, false), member.Type);
        }

        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadElement(member.Element, FhirSchema.R4.Type("Element"), index, null);
            case JsonTokenType.StartArray:
                Refuse(FhirCodes.WrongKind, "an array in an array", "a single value", "take the inner brackets away");
                break;
        }

        FhirType type = FhirSchema.R4.Type(_reader.TokenType switch
        {
            JsonTokenType.True or JsonTokenType.False => "boolean",
            JsonTokenType.Number => "decimal",
            _ => "string",
        });
        return Primitive(member.Element, type, null);
    }

    /// <summary>The current token as a primitive; its text is made when somebody asks, unless it may be no text at all.</summary>
    private FhirNode Primitive(FhirElement element, FhirType type, FhirNode[]? extensions)
    {
        if (_reader.TokenType == JsonTokenType.Null)
        {
            _nulls++;
            return new FhirNode(element, type, null, extensions, _source, Start, 0);
        }

        // Half a surrogate pair can only be written as an escape.
        bool maybeBroken = _reader.TokenType == JsonTokenType.String && (_isBroken || (_reader.ValueIsEscaped && _reader.ValueSpan.IndexOf("\\u"u8) >= 0));
        int length = (int)_reader.BytesConsumed - Start;
        string? text = maybeBroken ? _reader.GetString() : extensions is null ? null : _source.Text(Start, length);
        return text is null ? new FhirNode(element, type, _source, Start, length) : new FhirNode(element, type, text, extensions, _source, Start, length);
    }

    private void AddItem(FhirMember member, bool extensions, int index, int at)
    {
        FhirNode? there = at >= 0 && at < _count && ReferenceEquals(_nodes[at].Element, member.Element) ? _nodes[at] : null;
        FhirNode node = extensions ? ReadExtensions(member, index, there) : ReadItem(member, index, there);
        bool apart = !ReferenceEquals(node.Element, member.Element);
        if (there is not null && !apart)
        {
            _nodes[at] = node;
        }
        else if (at >= 0 && !apart)
        {
            Add(node);
            _nodes.AsSpan(at, _count - 1 - at).CopyTo(_nodes.AsSpan(at + 1));
            _nodes[at] = node;
        }
        else
        {
            Add(node);
        }
    }

    private FhirNode ReadItem(FhirMember member, int index, FhirNode? there)
    {
        FhirType type = member.Type;
        if (type.Kind == FhirTypeKind.Resource)
        {
            return ReadResource(member.Element, index);
        }

        JsonTokenType token = _reader.TokenType == JsonTokenType.False ? JsonTokenType.True : _reader.TokenType;
        if (type.Kind == FhirTypeKind.Primitive && (token == type.JsonKind || (token == JsonTokenType.Null && index >= 0)))
        {
            return Primitive(member.Element, type, there is { ChildArray: { Length: > 0 } children } ? children : null);
        }

        if (type.Kind == FhirTypeKind.Complex && token == JsonTokenType.StartObject)
        {
            return ReadElement(member.Element, type, index, null);
        }

        // An element outside the schema has no type to be wrong for.
        if (type.Name != "Element")
        {
            Wrong(member, type.Kind == FhirTypeKind.Primitive ? JsonPrimitive.Expected(type) : "an object");
        }

        if (there is not null)
        {
            Refuse(FhirCodes.WrongKind, "a value of the wrong kind beside extensions", JsonPrimitive.Expected(type), "give the value in that shape");
        }

        return ReadLoose(member, index);
    }

    private FhirNode ReadExtensions(FhirMember member, int index, FhirNode? there)
    {
        if (_reader.TokenType == JsonTokenType.Null && index >= 0)
        {
            return there ?? Primitive(member.Element, member.Type, null);
        }

        bool isObject = _reader.TokenType == JsonTokenType.StartObject;
        if (!isObject)
        {
            Wrong(member, "an object with id or extension");
        }

        FhirNode node = isObject ? ReadElement(member.Element, member.Type, index, there?.Value) : ReadLoose(member, index);
        if (isObject && node.Children.Count > 0)
        {
            return node;
        }

        // Without extensions it cannot be told from the value's own node, so it stands beside it; among others there is no place for that.
        if (index >= 0)
        {
            Refuse(FhirCodes.WrongKind, "something without id or extension among extensions", "objects with id or extension", "take it away");
        }

        return new FhirNode(FhirElement.AsWritten("_" + member.Name, false), isObject ? FhirSchema.R4.Type("Element") : node.Type, node.Type.Kind == FhirTypeKind.Primitive && !isObject ? node.Value : null, null, node.Line, node.Column);
    }

    private FhirNode ReadElement(FhirElement? element, FhirType type, int index, string? value)
    {
        Enter(element?.Name ?? type.Name, index);
        FhirNode node = ReadObject(element, type, value);
        _place.Leave();
        return node;
    }

    private void Wrong(FhirMember member, string expected)
    {
        Enter(member.Element.Name, -1);
        Report(FhirCodes.WrongKind, Describe(_reader.TokenType), $"{expected}: {member.Name} is of type {member.Type.Name}", "give the value in that shape");
        _place.Leave();
    }

    private readonly void Enter(string name, int index)
    {
        if (!_place.Enter(name, index))
        {
            _place.RefuseDepth(_source.Place(Start));
        }
    }

    [DoesNotReturn]
    private readonly void Refuse(string code, string found, string expected, string fix) => _place.Refuse(code, _source.Place(Start), found, expected, fix);

    private readonly void Report(string code, string found, string expected, string fix) => _place.Report(code, _source.Place(Start), found, expected, fix);

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "null",
    };
}

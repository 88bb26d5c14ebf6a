using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace CsaeDataBridge.Fhir;

/// <summary>The values of members: single ones, arrays, and extensions of primitives that stand under a key of their own.</summary>
internal ref partial struct JsonNodeReader
{
    /// <param name="at">Where the nodes of the same element begin, when its values or extensions were read before; otherwise -1.</param>
    private void ReadMember(FhirMember member, bool extensions, int at)
    {
        if (!member.Element.IsList)
        {
            AddItem(member, extensions, -1, at);
            return;
        }

        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            Wrong(member, "an array, as it may repeat");
        }

        int index = 0;
        for (Next(); _reader.TokenType != JsonTokenType.EndArray; Next())
        {
            AddItem(member, extensions, index, at < 0 ? -1 : at + index);
            index++;
        }

        if (index == 0)
        {
            Refuse(FhirCodes.Empty, "an array with nothing inside", "at least one value", "take the key away");
        }
    }

    private void AddItem(FhirMember member, bool extensions, int index, int at)
    {
        FhirNode? there = at >= 0 && at < _nodes.Count && ReferenceEquals(_nodes[at].Element, member.Element) ? _nodes[at] : null;
        FhirNode node = extensions ? ReadExtensions(member, index, there) : ReadItem(member, index, there);
        if (there is not null)
        {
            _nodes[at] = node;
        }
        else if (at >= 0)
        {
            _nodes.Insert(at, node);
        }
        else
        {
            _nodes.Add(node);
        }
    }

    private FhirNode ReadItem(FhirMember member, int index, FhirNode? there)
    {
        FhirType type = member.Type;
        if (type.Kind == FhirTypeKind.Resource)
        {
            return ReadResource(member.Element, index);
        }

        if (type.Kind == FhirTypeKind.Primitive)
        {
            return new FhirNode(member.Element, type, Text(member, index), there?.Children as FhirNode[], _line, Column);
        }

        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            Wrong(member, "an object");
        }

        return ReadElement(member, index, null);
    }

    private FhirNode ReadExtensions(FhirMember member, int index, FhirNode? there)
    {
        if (_reader.TokenType == JsonTokenType.Null && index >= 0)
        {
            return there ?? new FhirNode(member.Element, member.Type, null, null, _line, Column);
        }

        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            Wrong(member, "an object with id or extension");
        }

        return ReadElement(member, index, there?.Value);
    }

    private FhirNode ReadElement(FhirMember member, int index, string? value)
    {
        _place.Enter(member.Element.Name, index, _line, Column);
        FhirNode node = ReadObject(member.Element, member.Type, value);
        _place.Leave();
        return node;
    }

    private string? Text(FhirMember member, int index)
    {
        JsonTokenType token = _reader.TokenType == JsonTokenType.False ? JsonTokenType.True : _reader.TokenType;
        if (token == JsonTokenType.Null && index >= 0)
        {
            return null;
        }

        if (token != JsonPrimitive.Kind(member.Type))
        {
            Wrong(member, JsonPrimitive.Expected(member.Type));
        }

        return _reader.TokenType switch
        {
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.Number => Encoding.ASCII.GetString(_reader.ValueSpan),
            _ => _reader.GetString(),
        };
    }

    [DoesNotReturn]
    private void Wrong(FhirMember member, string expected)
    {
        _place.Enter(member.Element.Name, -1, _line, Column);
        Refuse(FhirCodes.WrongKind, Describe(_reader.TokenType), $"{expected}: {member.Name} is of type {member.Type.Name}", "give the value in that shape");
    }

    [DoesNotReturn]
    private void Refuse(string code, string found, string expected, string fix) => _place.Refuse(code, _line, Column, found, expected, fix);

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

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Reads one XML document into nodes.</summary>
internal sealed partial class XmlNodeReader(XmlReader reader, string? file)
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    private readonly ReadingPlace _place = new(file);

    private int Line => ((IXmlLineInfo)reader).LineNumber;

    private int Column => ((IXmlLineInfo)reader).LinePosition;

    public FhirNode ReadDocument()
    {
        try
        {
            reader.MoveToContent();
            FhirNode resource = ReadResource(null, -1);
            reader.MoveToContent();
            return resource;
        }
        catch (XmlException fault)
        {
            // The library's message may repeat what stands in the file, so only its place is kept.
            throw new BridgeException(Issue.Error(FhirCodes.NotXml, new Place(file, fault.LineNumber, fault.LinePosition), "text that is not XML, or a document type or entity", "one XML element, without document type", "mend the XML here"));
        }
    }

    private FhirNode ReadResource(FhirElement? element, int index)
    {
        if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != FhirXml.Namespace
            || !FhirSchema.R4.TryGetType(reader.LocalName, out FhirType? type) || type.Kind != FhirTypeKind.Resource || type.IsAbstract)
        {
            Refuse(FhirCodes.NotAResource, "an element that is no resource of R4", $"the name of a type of resource, in the namespace {FhirXml.Namespace}", "give a resource");
            throw new InvalidOperationException();
        }

        Enter(element?.Name ?? type.Name, index);
        FhirNode node = ReadElement(element, type);
        _place.Leave();
        return node;
    }

    /// <summary>Reads the element the reader stands on, and moves past its end.</summary>
    private FhirNode ReadElement(FhirElement? element, FhirType type)
    {
        int line = Line;
        int column = Column;
        var children = new List<FhirNode>();
        string? value = ReadAttributes(type, element is null, children);
        bool empty = reader.IsEmptyElement;
        reader.Read();
        if (!empty)
        {
            ReadChildren(type, children);
            reader.ReadEndElement();
        }

        if (value is null && children.Count == 0 && type.Kind != FhirTypeKind.Resource)
        {
            _place.Refuse(FhirCodes.Empty, (line, column), "an element with nothing inside", "a value or an element", "take it away");
        }

        return new FhirNode(element, type, value, [.. children], line, column);
    }

    private string? ReadAttributes(FhirType type, bool isRoot, List<FhirNode> children)
    {
        string? value = null;
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == "http://www.w3.org/2000/xmlns/" || (isRoot && reader.NamespaceURI == SchemaInstance))
            {
                continue;
            }

            if (reader.NamespaceURI.Length == 0 && reader.LocalName == "value" && type.Kind == FhirTypeKind.Primitive)
            {
                value = Value(type);
            }
            else if (reader.NamespaceURI.Length == 0 && type.Kind != FhirTypeKind.Resource
                && (reader.LocalName == "id" || (reader.LocalName == "url" && type.Name == "Extension")))
            {
                FhirElement attribute = type.Element(reader.LocalName)!;
                children.Add(new FhirNode(attribute, attribute.Types[0], reader.Value, null, Line, Column));
            }
            else
            {
                Refuse(FhirCodes.UnknownElement, "an attribute that the type does not have", "value, id, or url of an extension", "take it away");
            }
        }

        reader.MoveToElement();
        return value;
    }

    /// <summary>What JSON writes bare must be what JSON calls a number or a boolean.</summary>
    private string Value(FhirType type)
    {
        bool fits = type.JsonKind switch
        {
            JsonTokenType.True => reader.Value is "true" or "false",
            JsonTokenType.Number => Number().IsMatch(reader.Value),
            _ => reader.Value.Length > 0,
        };
        if (!fits)
        {
            Refuse(FhirCodes.WrongKind, Hidden.Cell(reader.Value.Length), $"{(JsonPrimitive.IsText(type) ? "text" : JsonPrimitive.Expected(type))}, as for every {type.Name}", "correct the value");
        }

        return reader.Value;
    }

    private void ReadChildren(FhirType type, List<FhirNode> children)
    {
        FhirElement? last = null;
        int index = 0;
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                reader.Read();
                continue;
            }

            FhirMember member = Member(type);
            index = ReferenceEquals(member.Element, last) ? index + 1 : 0;
            if (!ReferenceEquals(member.Element, last) && children.Exists(child => ReferenceEquals(child.Element, member.Element)))
            {
                Refuse(FhirCodes.Repeated, $"\"{member.Element.Name}\" again after other elements", "all of one name together", "move it beside the others");
            }

            if (index > 0 && !member.Element.IsList)
            {
                Refuse(FhirCodes.Repeated, $"\"{member.Element.Name}\" twice", "this element, and of a choice one type, once", "take one away");
            }

            last = member.Element;
            Enter(member.Element.Name, member.Element.IsList ? index : -1);
            children.Add(ReadChild(member, index));
            _place.Leave();
        }
    }

    private FhirNode ReadChild(FhirMember member, int index)
    {
        int line = Line;
        int column = Column;
        if (member.Type.Name == "xhtml")
        {
            return new FhirNode(member.Element, member.Type, XhtmlText.Read(reader), null, line, column);
        }

        if (member.Type.Kind != FhirTypeKind.Resource)
        {
            return ReadElement(member.Element, member.Type);
        }

        reader.ReadStartElement();
        reader.MoveToContent();
        FhirNode resource = ReadResource(member.Element, index);
        reader.MoveToContent();
        if (reader.NodeType != XmlNodeType.EndElement)
        {
            Refuse(FhirCodes.Repeated, "more after the resource", "one resource", "give each resource an element of its own");
        }

        reader.ReadEndElement();
        return resource;
    }

    private FhirMember Member(FhirType type)
    {
        if (reader.NodeType != XmlNodeType.Element)
        {
            Refuse(FhirCodes.WrongKind, "text between elements", "elements; values stand in the attribute value", "take it away");
        }

        if (!type.Members.TryGetValue(reader.LocalName, out FhirMember? member)
            || reader.NamespaceURI != (member.Type.Name == "xhtml" ? FhirXml.XhtmlNamespace : FhirXml.Namespace))
        {
            Refuse(FhirCodes.UnknownElement, "an element that the type does not have", $"elements of {type.Name}", "take it away, or correct its spelling or namespace");
        }

        return member;
    }

    private void Enter(string name, int index)
    {
        if (!_place.Enter(name, index))
        {
            _place.RefuseDepth((Line, Column));
        }
    }

    [DoesNotReturn]
    private void Refuse(string code, string found, string expected, string fix) => _place.Refuse(code, (Line, Column), found, expected, fix);

    [GeneratedRegex("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?\\z")]
    private static partial Regex Number();
}

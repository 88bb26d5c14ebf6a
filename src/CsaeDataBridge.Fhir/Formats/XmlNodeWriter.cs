using System.Xml;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Writes nodes as FHIR XML.</summary>
internal static class XmlNodeWriter
{
    public static void Write(XmlWriter writer, FhirNode resource) => Guard(resource, () => WriteResource(writer, resource));

    public static void Write(XmlWriter writer, FhirBundleFile bundle, CancellationToken token) => Guard(bundle.Shell, () =>
    {
        (FhirNode[] before, FhirNode[] after) = bundle.Around;
        writer.WriteStartElement(bundle.Shell.Type.Name, FhirXml.Namespace);
        foreach (FhirNode child in before.OrderBy(child => child.Element!.Index).Concat(bundle.Entries(token)).Concat(after.OrderBy(child => child.Element!.Index)))
        {
            WriteElement(writer, child);
        }

        writer.WriteEndElement();
    });

    private static void Guard(FhirNode resource, Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is ArgumentException or XmlException)
        {
            throw new BridgeException(Issue.Error(FhirCodes.CannotBeWritten, new Place(Field: resource.Type.Name), "a character that XML cannot express, or a narrative that is no XML", "text of XML 1.0", "keep the resource in JSON"));
        }
    }

    private static void WriteResource(XmlWriter writer, FhirNode resource)
    {
        writer.WriteStartElement(resource.Type.Name, FhirXml.Namespace);
        WriteChildren(writer, resource);
        writer.WriteEndElement();
    }

    private static void WriteElement(XmlWriter writer, FhirNode node)
    {
        if (node.Element!.IsAsWritten || (node.Type.Kind != FhirTypeKind.Resource && !node.Element.Types.Contains(node.Type)))
        {
            throw new BridgeException(Issue.Error(FhirCodes.CannotBeWritten, new Place(Line: node.Line, Column: node.Column), "an element that R4 does not have here", "resources in the shape of R4", "keep the resource in JSON, or mend it"));
        }

        if (node.Type.Name == "xhtml")
        {
            XhtmlText.Write(writer, node.Value ?? "");
            return;
        }

        writer.WriteStartElement(node.Element.IsChoice ? FhirElement.NameWithType(node.Element, node.Type) : node.Name, FhirXml.Namespace);
        if (node.Type.Kind == FhirTypeKind.Resource)
        {
            WriteResource(writer, node);
        }
        else
        {
            WriteAttributes(writer, node);
            WriteChildren(writer, node);
        }

        writer.WriteEndElement();
    }

    private static void WriteAttributes(XmlWriter writer, FhirNode node)
    {
        foreach (FhirNode child in node.Children)
        {
            if (IsAttribute(node, child))
            {
                writer.WriteAttributeString(child.Name, child.Value);
            }
        }

        if (node.Value is not null)
        {
            writer.WriteAttributeString("value", node.Value);
        }
    }

    private static void WriteChildren(XmlWriter writer, FhirNode node)
    {
        // The order of sorting is stable, so what repeats keeps its own.
        foreach (FhirNode child in node.Children.OrderBy(child => child.Element!.Index))
        {
            if (!IsAttribute(node, child))
            {
                WriteElement(writer, child);
            }
        }
    }

    private static bool IsAttribute(FhirNode node, FhirNode child) => node.Type.Kind != FhirTypeKind.Resource
        && (child.Name == "id" || (child.Name == "url" && node.Type.Name == "Extension"));
}

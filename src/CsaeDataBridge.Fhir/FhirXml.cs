using System.Text;
using System.Xml;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Reads and writes FHIR XML, strictly: nothing unknown passes, no document type, no entity is followed.</summary>
public static class FhirXml
{
    internal const string Namespace = "http://hl7.org/fhir";
    internal const string XhtmlNamespace = "http://www.w3.org/1999/xhtml";

    /// <summary>Reads one resource.</summary>
    /// <param name="xml">The document; it is not closed.</param>
    /// <param name="file">The name to show in issues; null for none.</param>
    /// <exception cref="BridgeException">FHR902 to FHR908, with line, column and FHIRPath of the element.</exception>
    public static FhirNode Read(Stream xml, string? file = null)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        using var reader = XmlReader.Create(xml, settings);
        return new XmlNodeReader(reader, file).ReadDocument();
    }

    /// <summary>Writes a resource without blanks between its elements; elements in the order of the schema.</summary>
    /// <exception cref="BridgeException">FHR909: text holds a character that XML cannot express, or a narrative is no XML.</exception>
    public static void Write(FhirNode resource, Stream output)
    {
        using XmlWriter writer = Writer(output);
        XmlNodeWriter.Write(writer, resource);
    }

    /// <summary>Writes a bundle of any size, an entry at a time.</summary>
    /// <exception cref="BridgeException">As of writing a resource, and of <see cref="FhirBundleFile.Entry"/>.</exception>
    public static void Write(FhirBundleFile bundle, Stream output, CancellationToken token)
    {
        using XmlWriter writer = Writer(output);
        XmlNodeWriter.Write(writer, bundle, token);
    }

    private static XmlWriter Writer(Stream output) => XmlWriter.Create(output, new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(false),
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = false,
    });
}

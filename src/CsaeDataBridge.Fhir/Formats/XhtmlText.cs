using System.Text;
using System.Xml;

namespace CsaeDataBridge.Fhir;

/// <summary>Narrative: an XML element in FHIR XML, its text in FHIR JSON.</summary>
internal static class XhtmlText
{
    /// <summary>The text of the element the reader stands on, with the namespaces it needs; the reader moves past it.</summary>
    public static string Read(XmlReader reader)
    {
        var text = new StringBuilder();
        using (XmlWriter writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None, ConformanceLevel = ConformanceLevel.Fragment }))
        {
            writer.WriteNode(reader, defattr: false);
        }

        return text.ToString();
    }

    /// <summary>Writes the text as the element that it is.</summary>
    /// <exception cref="XmlException">It is no XML.</exception>
    public static void Write(XmlWriter writer, string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };
        using XmlReader reader = XmlReader.Create(new StringReader(text), settings);
        reader.MoveToContent();
        writer.WriteNode(reader, defattr: false);
    }
}

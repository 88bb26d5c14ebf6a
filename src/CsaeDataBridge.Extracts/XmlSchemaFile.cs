using System.Xml;
using System.Xml.Schema;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Checks XML against a schema (XSD 1.0) in one file; nothing that either of them names is fetched.</summary>
internal static class XmlSchemaFile
{
    /// <summary>Reads a whole delivery before any of it counts.</summary>
    /// <returns>True; a delivery that does not follow the schema throws.</returns>
    /// <exception cref="BridgeException">EXT215: the first place where it does not.</exception>
    /// <exception cref="XmlException">It is not well formed.</exception>
    public static bool Check(Delivery delivery, string path)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            ValidationType = ValidationType.Schema,
            ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings | XmlSchemaValidationFlags.ProcessIdentityConstraints,
            Schemas = Read(path),
        };
        settings.ValidationEventHandler += (_, fault) => throw new BridgeException(Issue.Error(
            ExtractCodes.NotOfSchema,
            new Place(delivery.Name, fault.Exception.LineNumber, fault.Exception.LinePosition),
            "an element, attribute or text that does not follow the schema",
            $"XML that follows {Path.GetFileName(path)}",
            "ask the agency to send it again, or remove 'schema:' from the mapping to load what can be read"));
        using var reader = XmlReader.Create(delivery.OpenContent(), settings);
        while (reader.Read())
        {
        }

        return true;
    }

    // EXT215: no such file, or not a schema that stands by itself.
    private static XmlSchemaSet Read(string path)
    {
        try
        {
            var schemas = new XmlSchemaSet { XmlResolver = null };
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            schemas.Add(null, reader);
            schemas.Compile();
            return schemas;
        }
        catch (Exception failure) when (failure is XmlException or XmlSchemaException or IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.NotOfSchema, new Place(Path.GetFileName(path)), "no schema that can be read", "one XSD file that stands by itself", "correct 'schema:' in the mapping; the path counts from the mapping's folder"));
        }
    }
}

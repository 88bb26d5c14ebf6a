using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Commands;

/// <summary>The bytes of one resource: a whole file, a line of NDJSON, or what stands in an entry of a Bundle.</summary>
/// <param name="File">The file as messages name it.</param>
/// <param name="Line">The line of the file that it begins in, 1-based.</param>
/// <param name="IsPart">Whether the file holds more than this resource.</param>
internal sealed record FhirDocument(string File, int Line, bool IsPart, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The file, when it is a bundle of JSON that is too large to be held whole, and <see cref="Bytes"/> is empty; otherwise null.</summary>
    public FhirFile? LargeBundle { get; init; }

    /// <summary>Where it comes from, for people: the file, and of a part the line.</summary>
    public string Name => IsPart ? FormattableString.Invariant($"{File}:{Line}") : File;

    /// <summary>Reads it, strictly.</summary>
    /// <exception cref="Issues.BridgeException">FHR901 to FHR908, with file, line, column and FHIRPath.</exception>
    public FhirNode Read()
    {
        if (IsPart || FhirFiles.Sniff(Bytes.Span) != FhirFormat.Xml)
        {
            return FhirJson.Read(Bytes, File, Line);
        }

        using var xml = new MemoryStream(Bytes.ToArray(), writable: false);
        return FhirXml.Read(xml, File);
    }

    /// <summary>The resource; of XML those inside it, when it is a Bundle and they are wanted.</summary>
    public IEnumerable<FhirNode> Resources(bool entries)
    {
        FhirNode resource = Read();
        return entries && resource.Type.Name == "Bundle"
            ? resource.Elements("entry").SelectMany(entry => entry.Elements("resource"))
            : [resource];
    }
}

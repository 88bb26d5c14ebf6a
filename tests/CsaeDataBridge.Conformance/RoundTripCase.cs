using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Conformance;

/// <summary>A resource that others published, read and written again.</summary>
/// <param name="Name">The file below the suite's folder.</param>
/// <param name="Difference">Where it is not the same, or why it cannot be read; null when all is well.</param>
/// <param name="Faults">What a strict reader would refuse; the resource is kept as it stands.</param>
internal sealed record RoundTripCase(string Name, string? Difference, IReadOnlyList<Issue> Faults)
{
    /// <param name="folder">What the name is told from.</param>
    public static RoundTripCase Of(string folder, string file)
    {
        string name = Path.GetRelativePath(folder, file).Replace('\\', '/');
        var faults = new List<Issue>();
        try
        {
            return new RoundTripCase(name, file.EndsWith(".xml", StringComparison.Ordinal) ? Xml(file, name) : Json(file, name, faults), faults);
        }
        catch (BridgeException fault)
        {
            return new RoundTripCase(name, fault.Message, faults);
        }
    }

    private static string? Json(string file, string name, List<Issue> faults)
    {
        byte[] bytes = File.ReadAllBytes(file);
        FhirNode resource = FhirJson.Read(bytes, name, faults);
        byte[] json = FhirJson.Write(resource);
        return SameJson.Difference(bytes, json) ?? (faults.Count == 0 ? ThroughXml(resource, json) : null);
    }

    private static string? Xml(string file, string name)
    {
        using FileStream stream = File.OpenRead(file);
        FhirNode resource = FhirXml.Read(stream, name);
        byte[] json = FhirJson.Write(resource);
        return SameJson.Difference(json, FhirJson.Write(FhirJson.Read(json))) ?? ThroughXml(resource, json);
    }

    private static string? ThroughXml(FhirNode resource, byte[] json)
    {
        using var xml = new MemoryStream();
        FhirXml.Write(resource, xml);
        xml.Position = 0;
        byte[] again = FhirJson.Write(FhirXml.Read(xml));
        return json.AsSpan().SequenceEqual(again) ? null : SameJson.Difference(json, again, narratives: true);
    }
}

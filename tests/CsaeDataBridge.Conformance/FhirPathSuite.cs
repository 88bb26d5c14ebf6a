using System.Collections.Concurrent;
using System.Xml.Linq;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Conformance;

/// <summary>The official FHIRPath suite for R4: <c>tests*.xml</c> in <c>fhirpath-r4</c>, over the resources in <c>input</c>.</summary>
internal static class FhirPathSuite
{
    public static SuiteResult? Run(string suites)
    {
        string folder = Path.Combine(suites, "fhirpath-r4");
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var inputs = new ConcurrentDictionary<string, FhirNode>(StringComparer.Ordinal);
        FhirNode Input(string name) => inputs.GetOrAdd(name, _ => Read(Path.Combine(folder, "input", name)));
        return SuiteResult.Of(Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal)
            .SelectMany(file => XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("test"))
            .Select(test => new FhirPathCase(test, Input))
            .Select(test => (test.Name, (Func<string?>)test.Run)));
    }

    private static FhirNode Read(string file)
    {
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            return FhirJson.Read(File.ReadAllBytes(file), Path.GetFileName(file));
        }

        using FileStream stream = File.OpenRead(file);
        return FhirXml.Read(stream, Path.GetFileName(file));
    }
}

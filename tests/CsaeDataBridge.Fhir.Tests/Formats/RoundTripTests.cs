using System.Collections.Concurrent;
using System.Globalization;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>What is read and written again is the same, for every resource that others published; what breaks R4 is refused with its place.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Read_EveryResourceOfHL7_IsTheSameThroughJsonAndXml()
    {
        string[] files = [.. HL7Package.Files("*.json")];
        Assert.Equal(5306, files.Length);
        Assert.Empty(Faults(HL7Package.Path, files, ReadJson));
    }

    [SuiteFact("uk-core-r4")]
    public void Read_EveryResourceOfUkCore_IsTheSameOrRefusedWithItsPlace()
    {
        string folder = Path.Combine(RepositoryRoot.Suites!, "uk-core-r4");
        Snapshot.Matches(string.Join("\n\n", Faults(folder, Directory.GetFiles(folder, "*.xml", SearchOption.AllDirectories), ReadXml)));
    }

    [SuiteFact("nhs-bars-r4")]
    public void Read_EveryResourceOfBarsAsItStands_IsTheSameAndItsFaultsAreTold()
    {
        string folder = Path.Combine(RepositoryRoot.Suites!, "nhs-bars-r4");
        string[] files = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories);
        var told = new ConcurrentBag<string>();
        List<string> faults = Faults(folder, files, (file, name) =>
        {
            byte[] bytes = File.ReadAllBytes(file);
            var issues = new List<Issue>();
            FhirNode resource = FhirJson.Read(bytes, name, issues);
            if (issues.Count > 0)
            {
                told.Add(string.Create(CultureInfo.InvariantCulture, $"{issues[0].Code} {issues[0].Place}: {issues[0].Found}; faults: {issues.Count}"));
            }

            byte[] json = FhirJson.Write(resource);
            return SameJson.Difference(bytes, json) ?? (issues.Count == 0 ? XmlDifference(resource, json) : null);
        });
        Snapshot.Matches($"{files.Length - faults.Count} of {files.Length} are the same\n\n{string.Join("\n", faults)}\n\nWhat a strict reader refuses, by the first fault of each:\n{string.Join("\n", told.Order(StringComparer.Ordinal))}");
    }

    private static string? ReadJson(string file, string name)
    {
        byte[] bytes = File.ReadAllBytes(file);
        FhirNode resource = FhirJson.Read(bytes, name);
        byte[] json = FhirJson.Write(resource);
        return SameJson.Difference(bytes, json) ?? XmlDifference(resource, json);
    }

    private static string? ReadXml(string file, string name)
    {
        using FileStream stream = File.OpenRead(file);
        FhirNode resource = FhirXml.Read(stream, name);
        byte[] json = FhirJson.Write(resource);
        return SameJson.Difference(json, FhirJson.Write(FhirJson.Read(json))) ?? XmlDifference(resource, json);
    }

    private static string? XmlDifference(FhirNode resource, byte[] json)
    {
        using var xml = new MemoryStream();
        FhirXml.Write(resource, xml);
        xml.Position = 0;
        byte[] again = FhirJson.Write(FhirXml.Read(xml));
        return json.AsSpan().SequenceEqual(again) ? null : SameJson.Difference(json, again, narratives: true);
    }

    private static List<string> Faults(string folder, string[] files, Func<string, string, string?> compare)
    {
        Assert.NotEmpty(files);
        var faults = new ConcurrentBag<string>();
        Parallel.ForEach(files, file =>
        {
            string name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            try
            {
                if (compare(file, name) is { } difference)
                {
                    faults.Add($"{name}: {difference}");
                }
            }
            catch (BridgeException fault)
            {
                faults.Add(fault.Message);
            }
        });
        return [.. faults.Order(StringComparer.Ordinal)];
    }
}

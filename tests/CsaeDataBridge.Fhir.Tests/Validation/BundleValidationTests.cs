using System.Text;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>A bundle read entry by entry gives the findings of the same bundle held whole.</summary>
public sealed class BundleValidationTests
{
    private static readonly FhirValidator Validator = new();

    [Fact]
    public void Validate_BundlesOfHL7EntryByEntry_FindsWhatTheWholeHas()
    {
        string[] files = [.. HL7Package.Files("Bundle-*.json").Where(file => new FileInfo(file).Length < 1_000_000)];
        int found = 0;
        foreach (string file in files)
        {
            found += AssertSame(File.ReadAllBytes(file), Path.GetFileName(file));
        }

        Assert.True(files.Length > 30 && found > 100, $"{files.Length} files, {found} findings");
    }

    [Theory]
    [InlineData("""{"resourceType":"Bundle","type":"collection"}""")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[]}""")]
    [InlineData("""{"type":"batch","entry":[{"fullUrl":"urn:uuid:1"},5,{"fullUrl":"a","search":{"mode":"match"}}],"resourceType":"Bundle"}""")]
    [InlineData("{\"resourceType\":\"Bundle\",\n \"type\" : \"document\", \"entry\":[\n{\"fullUrl\":\"http://a.test/Patient/1\",\"resource\":{\"resourceType\":\"Patient\",\"id\":\"2\"}},\n  {\"nome\":1, \"fullUrl\":\"http://a.test/Patient/1\"}],\n \"colour\":\"red\", \"total\":3, \"timestamp\":\"x\"}")]
    [InlineData("""{"resourceType":"Bundle","type":"searchset","entry":[{"fullUrl":"urn:uuid:1","search":{"mode":"outcome"},"resource":{"resourceType":"Basic","code":{"text":"a"}}},{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Basic","code":{"text":"a"}}}]}""")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:6f3f7f0e-0000-4000-8000-000000000001","resource":{"resourceType":"Observation","status":"final","code":{"text":"a"},"subject":{"reference":"urn:uuid:6f3f7f0e-0000-4000-8000-000000000002"}}},{"fullUrl":"urn:uuid:6f3f7f0e-0000-4000-8000-000000000002","resource":{"resourceType":"Practitioner"}}]}""")]
    public void Validate_BundleWithFaultsEntryByEntry_FindsWhatTheWholeHas(string bundle) => AssertSame(Encoding.UTF8.GetBytes(bundle), "b.json");

    [Fact]
    public void Validate_DocumentEntryByEntry_KnowsWhatLinksLeadTo()
    {
        string Entry(string id, string resource) => $$"""{"fullUrl":"urn:uuid:6f3f7f0e-0000-4000-8000-00000000000{{id}}","resource":{{resource}}}""";
        string bundle = $$"""
            {"resourceType":"Bundle","type":"document","identifier":{"system":"urn:a","value":"b"},"timestamp":"2026-01-01T00:00:00Z","entry":[
            {{Entry("1", """{"resourceType":"Composition","status":"final","type":{"text":"a"},"date":"2026","title":"a","author":[{"reference":"urn:uuid:6f3f7f0e-0000-4000-8000-000000000002"}],"subject":{"reference":"urn:uuid:6f3f7f0e-0000-4000-8000-000000000009"}}""")}},
            {{Entry("2", """{"resourceType":"Practitioner"}""")}},
            {{Entry("3", """{"resourceType":"Basic","code":{"text":"a"},"author":{"reference":"urn:uuid:6f3f7f0e-0000-4000-8000-000000000002"}}""")}},
            {{Entry("4", """{"resourceType":"Basic","code":{"text":"a"}}""")}}]}
            """;
        AssertSame(Encoding.UTF8.GetBytes(bundle), "b.json");
        Assert.Equal(
            ["FHR941 Bundle.entry[0].resource.subject", "FHR946 Bundle.entry[3]"],
            Streamed(Encoding.UTF8.GetBytes(bundle)).Where(finding => finding.IsError).Select(finding => $"{finding.Code} {finding.Expression}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Validate_BundleOfAProfileEntryByEntry_SaysThatItIsNotChecked()
    {
        byte[] bundle = """{"resourceType":"Bundle","meta":{"profile":["http://hl7.org/fhir/StructureDefinition/catalog"]},"type":"collection","entry":[{"fullUrl":"urn:uuid:6f3f7f0e-0000-4000-8000-000000000001"}]}"""u8.ToArray();
        var validator = new FhirValidator(new FhirValidatorOptions { Packages = [new FhirPackage([FhirJson.Read("""{"resourceType":"StructureDefinition","url":"http://hl7.org/fhir/StructureDefinition/catalog","name":"a","status":"draft","kind":"resource","abstract":false,"type":"Bundle","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Bundle","derivation":"constraint","differential":{"element":[{"id":"Bundle.entry","path":"Bundle.entry","min":2}]}}"""u8)])] });
        FhirFinding finding = Assert.Single(validator.Validate(new FhirFile("b.json", () => new MemoryStream(bundle)), null, CancellationToken.None), finding => finding.Code == FhirCodes.ProfileBroken);
        Assert.False(finding.IsError);
        Assert.Contains(validator.Validate(bundle), one => one.Code == FhirCodes.TooFew);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"resourceType":"Patient"}""")]
    [InlineData("""{"resourceType":"Bundle","type":"batch","entry":[{"resource":{"resourceType":"Patient" """)]
    [InlineData("""{"resourceType":"Bundle","type":"batch","entry":[],"entry":[]}""")]
    [InlineData("""{"resourceType":"Bundle","type":"batch","entry":5}""")]
    [InlineData("""{"resourceType":"Bundle","type":"batch"} {}""")]
    public void Validate_WhatIsNoBundleEntryByEntry_IsAFinding(string text) => Assert.Contains(Streamed(Encoding.UTF8.GetBytes(text)), finding => finding.IsError);

    private static int AssertSame(byte[] bundle, string name)
    {
        List<string> whole = Lines(Validator.Validate(bundle));
        Assert.Equal($"{name}\n{string.Join("\n", whole)}", $"{name}\n{string.Join("\n", Lines(Streamed(bundle)))}");
        return whole.Count;
    }

    private static IReadOnlyList<FhirFinding> Streamed(byte[] bundle) => Validator.Validate(new FhirFile("b.json", () => new MemoryStream(bundle)), null, CancellationToken.None);

    private static List<string> Lines(IEnumerable<FhirFinding> findings) => [.. findings.Select(finding => finding.ToString()).Order(StringComparer.Ordinal)];
}

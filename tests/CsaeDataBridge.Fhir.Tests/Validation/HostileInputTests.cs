using System.Diagnostics;
using System.Text;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>Documents made to break a validator: each gives findings, soon.</summary>
public sealed class HostileInputTests
{
    [Fact]
    public void Validate_LevelsWithoutEnd_IsTooDeep()
    {
        string json = "{\"resourceType\":\"Basic\"" + string.Concat(Enumerable.Repeat(",\"extension\":[{\"url\":\"a\"", 100_000));
        Assert.Equal(FhirCodes.TooDeep, Assert.Single(Validate(json)).Code);
    }

    [Fact]
    public void Validate_ContainedThatPointsAtItself_EndsAndIsKept() => Assert.DoesNotContain(
        Validate("""{"resourceType":"Patient","contained":[{"resourceType":"Patient","id":"a","link":[{"other":{"reference":"#b"},"type":"refer"}]},{"resourceType":"Patient","id":"b","link":[{"other":{"reference":"#a"},"type":"refer"}]}],"link":[{"other":{"reference":"#a"},"type":"refer"}]}"""),
        finding => finding.IsError);

    [Fact]
    public void Validate_UnknownModifierExtension_IsRefusedThoughItsDomainIsAnExample()
    {
        FhirFinding finding = Assert.Single(Validate("""
            {
              "resourceType": "Basic",
              "modifierExtension": [{"url": "http://example.org/not", "valueBoolean": true}],
              "code": {"text": "x"}
            }
            """), finding => finding.IsError);
        Assert.Equal("""
            FHR938 error  a.json, line 3, column 25, "Basic.modifierExtension[0]"
              Found:    an extension that changes the meaning, and that nobody here understands
              Expected: extensions of R4 or of the packages given
              Fix:      give the package that defines it, or take the extension away
            """, finding.ToIssue("a.json").ToString(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Validate_BadBase64_IsTold() => Assert.Equal("Binary.data", Assert.Single(Validate("""{"resourceType":"Binary","contentType":"text/plain","data":"Zg="}"""), finding => finding.Code == FhirCodes.BadPrimitive).Expression);

    [Fact]
    public void Validate_AMillionEntriesOfOneAddress_EndsAndTellsNoMoreThanItMay()
    {
        var json = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
        for (int entry = 0; entry < 1_000_000; entry++)
        {
            json.Append(entry == 0 ? "" : ",").Append("{\"fullUrl\":\"a\"}");
        }

        var watch = Stopwatch.StartNew();
        IReadOnlyList<FhirFinding> findings = Validate(json.Append("]}").ToString());
        Assert.Equal(1001, findings.Count);
        Assert.Equal(FhirCodes.TooManyFindings, findings[^1].Code);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(3), watch.Elapsed.ToString());
    }

    [Fact]
    public void Validate_ProfilesThatAreBasedOnEachOther_AreNotAtHand()
    {
        string Profile(string name, string below) => $$$"""{"resourceType":"StructureDefinition","url":"http://a.test/{{{name}}}","name":"{{{name}}}","status":"draft","kind":"resource","abstract":false,"type":"Patient","baseDefinition":"http://a.test/{{{below}}}","derivation":"constraint","differential":{"element":[{"id":"Patient","path":"Patient"}]}}""";
        var package = new FhirPackage([FhirJson.Read(Encoding.UTF8.GetBytes(Profile("a", "b"))), FhirJson.Read(Encoding.UTF8.GetBytes(Profile("b", "a")))]);
        var validator = new FhirValidator(new FhirValidatorOptions { Packages = [package] });
        Assert.Contains(validator.Validate("""{"resourceType":"Patient","meta":{"profile":["http://a.test/a"]}}"""u8), finding => finding.Code == FhirCodes.UnknownProfile);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"a\"/></Patient")]
    public void Validate_WhatIsNoResource_IsAFinding(string document) => Assert.Contains(Validate(document), finding => finding.IsError);

    private static IReadOnlyList<FhirFinding> Validate(string document) => new FhirValidator().Validate(Encoding.UTF8.GetBytes(document));
}

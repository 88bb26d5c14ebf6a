using System.Text.Json;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

public sealed class CodeTests
{
    /// <summary>SNOMED CT and LOINC codes that the specifications print; the wrong ones differ in one digit, or are no concepts.</summary>
    [Theory]
    [InlineData("http://snomed.info/sct", "73211009", true)]
    [InlineData("http://snomed.info/sct", "73211008", false)]
    [InlineData("http://snomed.info/sct", "999000031000000106", true)]
    [InlineData("http://snomed.info/sct", "6547210000124112", false)]
    [InlineData("http://snomed.info/sct", "73211009:363698007=39057004", null)]
    [InlineData("http://loinc.org", "8867-4", true)]
    [InlineData("http://loinc.org", "8867-5", false)]
    [InlineData("http://loinc.org", "LA6714-5", true)]
    [InlineData("http://loinc.org", "heart", false)]
    [InlineData("urn:ietf:bcp:47", "en-GB", true)]
    [InlineData("urn:ietf:bcp:47", "zh-Hans-CN", true)]
    [InlineData("urn:ietf:bcp:47", "english language", false)]
    [InlineData("urn:ietf:bcp:13", "application/fhir+json; charset=utf-8", true)]
    [InlineData("urn:ietf:bcp:13", "a b", false)]
    [InlineData("urn:iso:std:iso:4217", "GBP", true)]
    [InlineData("urn:iso:std:iso:4217", "GBX", false)]
    [InlineData("http://unitsofmeasure.org", "mm[Hg]", true)]
    [InlineData("http://unitsofmeasure.org", "10*9/L", true)]
    [InlineData("http://unitsofmeasure.org", "{Breaths}/min", true)]
    [InlineData("http://unitsofmeasure.org", "fmm[Hg]", false)]
    [InlineData("http://unitsofmeasure.org", "ml/hr", false)]
    [InlineData("http://hl7.org/fhir/administrative-gender", "female", true)]
    [InlineData("http://hl7.org/fhir/administrative-gender", "f", false)]
    [InlineData("http://example.org/unknown", "f", null)]
    public void Knows_CodeOfASystem_IsAsThePublisherSays(string system, string code, bool? expected) => Assert.Equal(expected, CodeBook.R4.Knows(system, code));

    [Fact]
    public void Knows_EveryUnitThatR4CallsCommon_IsAUnitByGrammarToo()
    {
        using var set = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(HL7Package.Path, "ValueSet-ucum-common.json")));
        string[] codes = [.. set.RootElement.GetProperty("compose").GetProperty("include")[0].GetProperty("concept").EnumerateArray().Select(concept => concept.GetProperty("code").GetString()!)];
        Assert.All(codes, code => Assert.True(UcumGrammar.IsCode(code), code));
        Assert.All(codes.Where(code => code.Length > 1 && code.AsSpan().IndexOfAny('{', '/') < 0), code => Assert.True(UcumGrammar.IsCode($"/{code}{{made}}"), code));
    }

    [Theory]
    [InlineData("http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1", null, "male", true)]
    [InlineData("http://hl7.org/fhir/ValueSet/currencies", null, "EUR", true)]
    [InlineData("http://hl7.org/fhir/ValueSet/age-units", "http://unitsofmeasure.org", "m", false)]
    [InlineData("http://hl7.org/fhir/ValueSet/mimetypes", null, "text/css", true)]
    [InlineData("http://terminology.hl7.org/ValueSet/v3-ActConsentType", "http://terminology.hl7.org/CodeSystem/v3-ActCode", "ICOL", true)]
    [InlineData("http://terminology.hl7.org/ValueSet/v3-ActConsentType", "http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", false)]
    [InlineData("http://hl7.org/fhir/ValueSet/condition-code", "http://snomed.info/sct", "73211009", null)]
    public void Contains_CodeOfAValueSet_IsAsItsDefinitionSays(string set, string? system, string code, bool? expected) =>
        Assert.Equal(expected, CodeBook.R4.ValueSet(set)!.Contains(CodeBook.R4, system, code));

    [Fact]
    public void ValueSet_ThatIsPublishedNowhereHere_IsAbsent() => Assert.Null(CodeBook.R4.ValueSet("http://loinc.org/vs/LL379-9"));
}

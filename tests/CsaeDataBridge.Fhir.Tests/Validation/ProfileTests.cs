using System.Text;
using System.Text.Json.Nodes;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>What profiles ask, each rule by one resource that keeps it and one that does not.</summary>
public sealed class ProfileTests
{
    private const string Address = "http://a.test/profile";

    [Theory]

    // A fixed value, and one that a pattern holds.
    [InlineData("""{"path":"Observation.status","fixedCode":"final"}""", """{"status":"final"}""", """{"status":"amended"}""", FhirCodes.WrongValue)]
    [InlineData("""{"path":"Observation.code","patternCodeableConcept":{"coding":[{"code":"a"}]}}""", """{"code":{"coding":[{"code":"b"},{"code":"a","userSelected":true}]}}""", """{"code":{"coding":[{"code":"b"}]}}""", FhirCodes.WrongValue)]

    // How many, which type, how long, between which limits.
    [InlineData("""{"path":"Observation.subject","min":1}""", """{"subject":{"reference":"Patient/1"}}""", """{"language":"en"}""", FhirCodes.TooFew)]
    [InlineData("""{"path":"Observation.note","max":"0"}""", """{"language":"en"}""", """{"note":[{"text":"a"}]}""", FhirCodes.TooMany)]
    [InlineData("""{"path":"Observation.value[x]","type":[{"code":"Quantity"}]}""", """{"valueQuantity":{"value":1}}""", """{"valueString":"a"}""", FhirCodes.WrongType)]
    [InlineData("""{"path":"Observation.valueInteger","minValueInteger":1,"maxValueInteger":9}""", """{"valueInteger":9}""", """{"valueInteger":10}""", FhirCodes.OutOfRange)]
    [InlineData("""{"path":"Observation.valueString","maxLength":2}""", """{"valueString":"ab"}""", """{"valueString":"abc"}""", FhirCodes.OutOfRange)]
    [InlineData("""{"path":"Observation.subject","type":[{"code":"Reference","targetProfile":["http://hl7.org/fhir/StructureDefinition/Patient"]}]}""", """{"subject":{"reference":"Patient/1"}}""", """{"subject":{"reference":"Group/1"}}""", FhirCodes.WrongTarget)]

    // A required value set, and a rule.
    [InlineData("""{"path":"Observation.language","binding":{"strength":"required","valueSet":"http://hl7.org/fhir/ValueSet/administrative-gender"}}""", """{"language":"male"}""", """{"language":"en"}""", FhirCodes.NotInValueSet)]
    [InlineData("""{"path":"Observation","constraint":[{"key":"a-1","severity":"error","human":"has a note","expression":"note.exists()"}]}""", """{"note":[{"text":"a"}]}""", """{"language":"en"}""", FhirCodes.RuleBroken)]

    // Slices by value, pattern, type, whether something stands, and profile.
    [InlineData("""{"path":"Observation.category","slicing":{"discriminator":[{"type":"value","path":"coding.code"}],"rules":"open"}},{"id":"Observation.category:a","path":"Observation.category","sliceName":"a","min":1},{"id":"Observation.category:a.coding.code","path":"Observation.category.coding.code","fixedCode":"a"}""", """{"category":[{"coding":[{"code":"b"}]},{"coding":[{"code":"a"}]}]}""", """{"category":[{"coding":[{"code":"b"}]}]}""", FhirCodes.TooFew)]
    [InlineData("""{"path":"Observation.category","slicing":{"discriminator":[{"type":"pattern","path":"$this"}],"rules":"closed"}},{"id":"Observation.category:a","path":"Observation.category","sliceName":"a","patternCodeableConcept":{"coding":[{"code":"a"}]}}""", """{"category":[{"coding":[{"code":"a"}],"text":"more"}]}""", """{"category":[{"coding":[{"code":"b"}]}]}""", FhirCodes.NotInSlice)]
    [InlineData("""{"id":"Observation.value[x]","path":"Observation.value[x]","slicing":{"discriminator":[{"type":"type","path":"$this"}],"rules":"open"}},{"id":"Observation.value[x]:valueQuantity","path":"Observation.value[x]","sliceName":"valueQuantity","min":1}""", """{"valueQuantity":{"value":1}}""", """{"valueString":"a"}""", FhirCodes.TooFew)]
    [InlineData("""{"path":"Observation.note","slicing":{"discriminator":[{"type":"exists","path":"time"}],"rules":"open"}},{"id":"Observation.note:timed","path":"Observation.note","sliceName":"timed","max":"1"},{"id":"Observation.note:timed.time","path":"Observation.note.time","min":1}""", """{"note":[{"text":"a"},{"text":"b","time":"2025-01-01"}]}""", """{"note":[{"text":"a","time":"2025-01-01"},{"text":"b","time":"2025-01-01"}]}""", FhirCodes.TooMany)]
    [InlineData("""{"path":"Observation.contained","slicing":{"discriminator":[{"type":"profile","path":"$this"}],"rules":"open"}},{"id":"Observation.contained:vital","path":"Observation.contained","sliceName":"vital","min":1,"type":[{"code":"Observation","profile":["http://hl7.org/fhir/StructureDefinition/heartrate"]}]}""", """{"contained":[{"resourceType":"Observation","id":"h","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}]},"subject":{"reference":"Patient/1"},"effectiveDateTime":"2025-01-01","valueQuantity":{"value":60,"unit":"beats","system":"http://unitsofmeasure.org","code":"/min"}}],"hasMember":[{"reference":"#h"}]}""", """{"contained":[{"resourceType":"Observation","id":"h","status":"final","code":{"text":"a"},"subject":{"reference":"Patient/1"}}],"hasMember":[{"reference":"#h"}]}""", FhirCodes.TooFew)]

    // A slice of a slice, told apart by what all items are asked.
    [InlineData("""{"path":"Observation.component","slicing":{"discriminator":[{"type":"value","path":"code.text"}],"rules":"closed"}},{"path":"Observation.component.code.coding","slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"open"}},{"id":"Observation.component.code.coding:own","path":"Observation.component.code.coding","sliceName":"own"},{"id":"Observation.component.code.coding:own.system","path":"Observation.component.code.coding.system","fixedUri":"http://a.test/own"},{"id":"Observation.component:a","path":"Observation.component","sliceName":"a"},{"id":"Observation.component:a.code.text","path":"Observation.component.code.text","fixedString":"a"},{"id":"Observation.component:a.code.coding:own","path":"Observation.component.code.coding","sliceName":"own","min":1,"max":"1"},{"id":"Observation.component:a.code.coding:own.code","path":"Observation.component.code.coding.code","fixedCode":"c"}""", """{"component":[{"code":{"coding":[{"system":"http://a.test/other","code":"x"},{"system":"http://a.test/own","code":"c"}],"text":"a"},"valueInteger":1}]}""", """{"component":[{"code":{"coding":[{"system":"http://a.test/other","code":"x"},{"system":"http://a.test/own","code":"d"}],"text":"a"},"valueInteger":1}]}""", FhirCodes.WrongValue)]
    public void Validate_OneRuleOfAProfile_IsKeptByOneAndBrokenByTheOther(string elements, string kept, string broken, string code)
    {
        Assert.DoesNotContain(Validate(elements, kept), finding => finding.IsError);
        Assert.Equal([code], Validate(elements, broken).Where(finding => finding.IsError).Select(finding => finding.Code).Distinct());
    }

    [Theory]
    [InlineData("""{"coding":[{"system":"http://hl7.org/fhir/administrative-gender","code":"male"}]}""", false)]
    [InlineData("""{"coding":[{"system":"http://a.test","code":"SECRET"}]}""", true)]
    public void Validate_CodeOutsideAnExtensibleBinding_IsAWarning(string code, bool warned)
    {
        FhirNode profile = FhirJson.Read("""{"resourceType":"StructureDefinition","url":"http://a.test/p","name":"p","status":"draft","kind":"resource","abstract":false,"type":"Basic","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Basic","derivation":"constraint","differential":{"element":[{"id":"Basic.code","path":"Basic.code","binding":{"strength":"extensible","valueSet":"http://hl7.org/fhir/ValueSet/administrative-gender"}}]}}"""u8);
        var validator = new FhirValidator(new FhirValidatorOptions { Packages = [new FhirPackage([profile])], Profiles = ["http://a.test/p"] });
        IEnumerable<string> told = validator.Validate(System.Text.Encoding.UTF8.GetBytes($$"""{"resourceType":"Basic","code":{{code}}}""")).Where(finding => finding.Code == FhirCodes.NotInValueSet).Select(finding => finding.ToIssue("b.json").ToString());
        Assert.Equal(warned ? ["FHR933 warning  b.json, line 1, column 32, \"Basic.code\"\n  Found:    a code outside the value set, or none\n  Expected: a code of http://hl7.org/fhir/ValueSet/administrative-gender where one of them fits\n  Fix:      give one of its codes, unless none fits"] : [], told);
    }

    [Fact]
    public void Validate_ProfileOfAnElementThatIsNone_IsBroken() =>
        Assert.Contains(Validate("""{"path":"Observation.colour","min":1}""", "{\"language\":\"en\"}"), finding => finding.Code == FhirCodes.ProfileBroken);

    [Fact]
    public void Of_Findings_IsAnOperationOutcomeThatIsValidItself()
    {
        IReadOnlyList<FhirFinding> findings = Validate("""{"path":"Observation.subject","min":1}""", "{\"language\":\"en\"}");
        Assert.DoesNotContain(new FhirValidator().Validate(FhirOutcome.Of(findings)), finding => finding.IsError);
        Snapshot.Matches(Encoding.UTF8.GetString(FhirJson.Write(FhirOutcome.Of([.. findings.Where(finding => finding.IsError)]))), "json");
    }

    private static IReadOnlyList<FhirFinding> Validate(string elements, string members)
    {
        string profile = $$$"""{"resourceType":"StructureDefinition","url":"{{{Address}}}","name":"A","status":"draft","kind":"resource","abstract":false,"type":"Observation","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Observation","derivation":"constraint","differential":{"element":[{{{elements}}}]}}""";
        JsonObject resource = JsonNode.Parse($$$"""{"resourceType":"Observation","meta":{"profile":["{{{Address}}}"]},"status":"final","code":{"text":"a"}}""")!.AsObject();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(members)!.AsObject())
        {
            resource[name] = value?.DeepClone();
        }

        var validator = new FhirValidator(new FhirValidatorOptions { Packages = [new FhirPackage([FhirJson.Read(Encoding.UTF8.GetBytes(profile))])] });
        return validator.Validate(Encoding.UTF8.GetBytes(resource.ToJsonString()));
    }
}

using System.Text;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>What DuckDB gets to see of a resource: the paths of the view, and nothing beside them.</summary>
public sealed class ViewPrunerTests
{
    private const string Encounter = """
        { "resourceType": "Encounter", "id": "e", "status": "finished", "class": { "code": "AMB", "display": "CANARY" },
          "text": { "status": "generated", "div": "<div xmlns=\"http://www.w3.org/1999/xhtml\">CANARY</div>" },
          "extension": [ { "url": "u", "valueString": "CANARY" } ], "_status": { "extension": [ { "url": "u", "valueString": "CANARY" } ] },
          "contained": [ { "resourceType": "Patient", "id": "p", "name": [ { "text": "CANARY" } ] }, { "resourceType": "Observation", "status": "final", "code": { "text": "CANARY" }, "note": [ { "text": "CANARY" } ] } ],
          "subject": { "reference": "Patient/a", "display": "CANARY", "identifier": { "value": "CANARY" } } }
        """;

    private const string Patient = """{ "resourceType": "Patient", "id": "a", "birthDate": "2010-01-02", "_birthDate": { "extension": [ { "url": "u", "valueString": "CANARY" } ] }, "name": [ { "text": "CANARY" } ], "contact": [ { "name": { "text": "CANARY" } } ] }""";

    private const string Condition = """{ "resourceType": "Condition", "subject": { "reference": "Patient/a", "display": "CANARY" }, "encounter": { "reference": "Encounter/e" }, "code": { "coding": [ { "code": "1", "display": "CANARY" } ], "text": "CANARY" }, "note": [ { "text": "CANARY" } ] }""";

    [Fact]
    public void Write_NarrativeNotesExtensionsAndContained_StayBehind()
    {
        FhirView view = View("id", "status", "subject.resolve().ofType(Patient).birthDate", "getReferrers(Condition.encounter).code.coding.code.first()", "contained.exists()", "contained.ofType(Patient).id");
        using var index = new ViewIndex(view);
        foreach (string other in (string[])[Patient, Condition])
        {
            index.Add(Read(other), null, isFaulty: false);
        }

        using var pruner = new ViewPruner(index);
        FhirNode encounter = Read(Encounter);
        Assert.Equal(
            """{"resourceType":"Encounter","id":"e","status":"finished","contained":[{"resourceType":"Patient","id":"p"},{"resourceType":"Observation"}],"subject":{"reference":"Patient/a","resolve()":{"resourceType":"Patient","birthDate":"2010-01-02"}},"Condition.encounter":[{"resourceType":"Condition","code":{"coding":[{"code":"1"}]}}]}""",
            Encoding.UTF8.GetString(pruner.Write(encounter, ViewKeep.Of(view.Root), ViewIndex.References(encounter, null), forDuckDb: true)));
    }

    [Fact]
    public void Write_Decimals_KeepTheirDigitsAsText()
    {
        FhirView view = View("length.value");
        using var pruner = new ViewPruner(null);
        Assert.Equal(
            """{"resourceType":"Encounter","length":{"value":"1.50"}}""",
            Encoding.UTF8.GetString(pruner.Write(Read("""{ "resourceType": "Encounter", "length": { "value": 1.50 } }"""), ViewKeep.Of(view.Root), [], forDuckDb: true)));
    }

    [Fact]
    public void Write_ReferencesInACircle_AreFollowedAsFarAsThePathGoes()
    {
        FhirView view = View("partOf.resolve().ofType(Encounter).partOf.resolve().ofType(Encounter).id");
        using var index = new ViewIndex(view);
        FhirNode own = Read("""{ "resourceType": "Encounter", "id": "e", "partOf": { "reference": "Encounter/e" } }""");
        index.Add(own, null, isFaulty: false);
        using var pruner = new ViewPruner(index);
        Assert.Equal(
            """{"resourceType":"Encounter","partOf":{"reference":"Encounter/e","resolve()":{"resourceType":"Encounter","partOf":{"reference":"Encounter/e","resolve()":{"resourceType":"Encounter","id":"e"}}}}}""",
            Encoding.UTF8.GetString(pruner.Write(own, ViewKeep.Of(view.Root), ["Encounter/e"], forDuckDb: true)));
    }

    private static FhirView View(params string[] paths) =>
        FhirView.Compile(Encoding.UTF8.GetBytes($$"""{ "resource": "Encounter", "select": [ { "column": [ {{string.Join(", ", paths.Select((path, index) => $$"""{ "name": "c{{index}}", "path": "{{path}}" }"""))}} ] } ] }"""));

    private static FhirNode Read(string json) => FhirJson.Read(Encoding.UTF8.GetBytes(json));
}

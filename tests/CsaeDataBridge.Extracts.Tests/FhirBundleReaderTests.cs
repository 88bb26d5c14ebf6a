using System.Text;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

public sealed class FhirBundleReaderTests : IDisposable
{
    private const string Attendance = """
        { "resourceType": "Encounter", "id": "A1", "status": "finished", "subject": { "reference": "urn:uuid:1" }, "basedOn": [ { "reference": "ServiceRequest/R1" } ],
          "type": [ { "text": "Acute" } ], "period": { "start": "2025-06-01" }, "location": [ { "location": { "reference": "Location/L" } } ] }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("bridge-fhir").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Read_ReferencesByUrlAndById_AreFollowed_WhereverTheyStand()
    {
        string bundle = Bundle(
            Entry(Attendance, "urn:uuid:2"),
            Entry("""{ "resourceType": "ServiceRequest", "id": "R1", "authoredOn": "2025-05-31T10:00:00+01:00", "requester": { "display": "Police" } }"""),
            Entry("""{ "resourceType": "Location", "id": "L", "name": "Moor House" }"""),
            Entry("""{ "resourceType": "Procedure", "status": "not-done", "statusReason": { "text": "Declined" }, "encounter": { "reference": "urn:uuid:2" } }"""),
            Entry("""{ "resourceType": "Procedure", "status": "entered-in-error", "encounter": { "reference": "Encounter/A1" } }"""),
            Entry("""{ "resourceType": "Patient", "id": "C7", "birthDate": "2010-01-02", "identifier": [ { "system": "local", "value": "no" }, { "system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018" } ] }""", "urn:uuid:1"));
        Assert.Equal(
            ["1|A1|C7|2010-01-02|9990000018|2025-05-31T10:00:00+01:00|Police|Moor House|Declined|2025-06-01|Acute"],
            Rows(bundle, "encounter_id", "patient_id", "birth_date", "nhs_number", "referred_at", "referral_source", "site", "examination", "attended_on", "type"));
    }

    [Fact]
    public void Read_PatientNotInTheBundle_LeavesTheReferenceAndBlanks() =>
        Assert.Equal(["1|A1|C9|"], Rows(Bundle(Entry("""{ "resourceType": "Encounter", "id": "A1", "subject": { "reference": "Patient/C9" } }""")), "encounter_id", "patient_id", "birth_date"));

    [Theory]
    [InlineData("confirmed", "1|700229002||||")]
    [InlineData("provisional", "1||700229002|||")]
    [InlineData("unconfirmed", "1||700229002|||")]
    [InlineData("differential", "1||700229002|||")]
    [InlineData("refuted", "1|||700229002||")]
    [InlineData("entered-in-error", "1|||||")]
    [InlineData(null, "1||||700229002|")]
    public void Read_CodedCondition_StandsByItsVerificationStatus(string? status, string row) =>
        Assert.Equal([row], Conditions(status, """{ "coding": [ { "system": "http://snomed.info/sct", "code": "700229002" } ], "text": "words of the code" }"""));

    [Theory]
    [InlineData("provisional", "1|||||? CSE")]
    [InlineData(null, "1|||||? CSE")]
    [InlineData("refuted", "1|||? CSE||")]
    [InlineData("entered-in-error", "1|||||")]
    public void Read_ConditionInWords_IsTextUnlessItIsRefuted(string? status, string row) =>
        Assert.Equal([row], Conditions(status, """{ "text": "? CSE" }"""));

    [Fact]
    public void Read_ModifierExtension_IsAFaultOfThatRecordAlone()
    {
        string turned = """{ "resourceType": "Condition", "code": { "text": "x", "modifierExtension": [ { "url": "u" } ] }, "encounter": { "reference": "Encounter/A1" } }""";
        using IRecordReader reader = Open(Bundle(Entry(Attendance), Entry(turned), Entry("""{ "resourceType": "Encounter", "id": "A2" }""")), "encounter_id");
        Assert.True(reader.Read());
        Assert.Equal("EXT233", reader.Fault);
        Assert.Contains("\"A1\"", reader.Raw(), StringComparison.Ordinal);
        Assert.True(reader.Read());
        Assert.Null(reader.Fault);
        Assert.Equal(3, reader.Line);
        Assert.False(reader.Read());
    }

    [Fact]
    public void Read_ByteOrderMark_IsNoContent() =>
        Assert.Equal(["1|A1"], Rows("\uFEFF" + Bundle(Entry(Attendance)), "encounter_id"));

    [Theory]
    [InlineData("""{ "resourceType": "Patient", "id": "SECRET" }""", "EXT212", "b.json", "a resource of another type", "resourceType Bundle")]
    [InlineData("""[ "SECRET" ]""", "EXT212", "b.json", "JSON that is not an object", "a FHIR R4 Bundle")]
    [InlineData("""{ "resourceType": "Bundle", "type": "history", "entry": [] }""", "EXT212", "b.json", "a bundle of another type, or of none", "type collection, batch, transaction, message, document, searchset")]
    [InlineData("""{ "resourceType": "Bundle", "type": "batch", "entry": [ { "request": { "method": "DELETE", "url": "Encounter/SECRET" } } ] }""", "EXT212", "b.json", "entry 1 that asks for something else than to be stored", "request.method POST or PUT")]
    [InlineData("""{ "resourceType": "Bundle", "type": "batch", "type": "collection" }""", "EXT212", "b.json", "a member twice in the bundle", "each member once")]
    public void Open_WhatIsNotABundleOfResources_IsRefused(string json, string code, string place, string found, string expected) =>
        AssertRefused(json, $"{code} error  {place}\n  Found:    {found}\n  Expected: {expected}\n  Fix:      ask the agency for a bundle of resources as they stand now");

    [Theory]
    [InlineData("{ \"resourceType\": \"Bundle\",\n \"type\": \"batch\", \"entry\": [ {\n \"resource\": { \"id\": \"SECRET\"", "b.json, line 3, column 30")]
    [InlineData("{ \"resourceType\": \"Bundle\", \"type\": \"batch\",\n \"entry\": [ { \"resource\": { \"resourceType\": \"Encounter\", \"id\": \"SECRET\", \"id\": \"SECRET2\" } } ] }", "b.json, line 2")]
    public void Open_CutOffOrAMemberTwice_SaysWhereWithoutContent(string json, string place) =>
        AssertRefused(json, $"EXT211 error  {place}\n  Found:    JSON that is not well formed, or a member twice in one object\n  Expected: well-formed JSON, each member once\n  Fix:      ask the agency to send it again");

    private void AssertRefused(string json, string message) =>
        Assert.Equal(message, Assert.Throws<BridgeException>(() => Open(json, "encounter_id")).Message);

    private List<string> Conditions(string? status, string code)
    {
        string verification = status is null ? "" : $$""" "verificationStatus": { "coding": [ { "code": "{{status}}" } ] },""";
        return Rows(
            Bundle(Entry(Attendance), Entry($$"""{ "resourceType": "Condition",{{verification}} "code": {{code}}, "encounter": { "reference": "Encounter/A1" } }""")),
            "condition_confirmed", "condition_unconfirmed", "condition_refuted", "condition_unstated", "condition_text");
    }

    private List<string> Rows(string json, params string[] columns)
    {
        using IRecordReader reader = Open(json, columns);
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, columns.Length).Select(column => Encoding.UTF8.GetString(reader.Cell(column))).Prepend(FormattableString.Invariant($"{reader.Line}"))));
        }

        return rows;
    }

    private FhirBundleReader Open(string json, params string[] columns)
    {
        string path = Path.Combine(folder, "b.json");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(json));
        return new FhirBundleReader(
            Delivery.Open(path),
            new StagePlan(new SourceLayout { Format = SourceFormat.FhirBundle }, [.. columns.Select(column => new StageField(column, [column], StageKind.Cell, false, null))], false, [], false));
    }

    private static string Bundle(params string[] entries) => $$"""{ "resourceType": "Bundle", "type": "collection", "entry": [ {{string.Join(",\n", entries)}} ] }""";

    private static string Entry(string resource, string? url = null) => url is null ? $$"""{ "resource": {{resource}} }""" : $$"""{ "fullUrl": "{{url}}", "resource": {{resource}} }""";
}

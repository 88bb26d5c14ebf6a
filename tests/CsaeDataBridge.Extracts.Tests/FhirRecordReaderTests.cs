using System.Text;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

public sealed class FhirRecordReaderTests : IDisposable
{
    private const string Attendance = """
        { "resourceType": "Encounter", "id": "A1", "status": "finished", "subject": { "reference": "urn:uuid:1" }, "basedOn": [ { "reference": "ServiceRequest/R1" } ],
          "type": [ { "text": "Acute" } ], "period": { "start": "2025-06-01" }, "location": [ { "location": { "reference": "Location/L" } } ] }
        """;

    /// <summary>The view of Northshire's centre.</summary>
    internal static readonly FhirView Sarc = FhirView.Compile(File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "samples", "northshire", "mappings", "northshire-sarc", "bundles.view.json")));

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
        string turned = """{ "resourceType": "Condition", "modifierExtension": [ { "url": "u", "valueBoolean": true } ], "encounter": { "reference": "Encounter/A1" } }""";
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
    [InlineData("""{ "resourceType": "Bundle", "type": "history", "entry": [] }""", "a bundle of what was, or of answers", "type collection, batch, transaction, message, document or searchset")]
    [InlineData("""{ "resourceType": "Bundle", "type": "batch", "entry": [ { "request": { "method": "DELETE", "url": "Encounter/SECRET" } } ] }""", "entry 1 that asks for something else than to be stored", "request.method POST or PUT")]
    public void Read_BundleThatAsksForMoreThanToBeStored_IsRefused(string json, string found, string expected) =>
        AssertRefused(json, $"EXT212 error  b.json\n  Found:    {found}\n  Expected: {expected}\n  Fix:      ask the agency for a bundle of resources as they stand now");

    [Fact]
    public void Read_RecordThatIsNotR4_IsHeldAndTheOthersAreRead()
    {
        using IRecordReader reader = Open(Bundle(Entry("""{ "resourceType": "Encounter", "id": "A1", "id": "A2" }"""), Entry("""{ "resourceType": "Encounter", "id": "A3" }""")), "encounter_id");
        Assert.True(reader.Read());
        Assert.Equal("EXT235", reader.Fault);
        Assert.True(reader.Read());
        Assert.Equal("A3", Encoding.UTF8.GetString(reader.Cell(0)));
    }

    [Fact]
    public void Read_PatientThatIsNotR4_HoldsWhatReadsIt()
    {
        using IRecordReader reader = Open(Bundle(Entry(Attendance), Entry("""{ "resourceType": "Patient", "id": "C7", "birthdate": "2010-01-02" }""", "urn:uuid:1")), "birth_date");
        Assert.True(reader.Read());
        Assert.Equal("EXT235", reader.Fault);
    }

    [Fact]
    public void Read_ConditionThatIsNotR4_RefusesTheFile() => AssertRefused(
        Bundle(Entry(Attendance), Entry("""{ "resourceType": "Condition", "encounters": { "reference": "Encounter/A1" } }""")),
        "EXT221 error  b.json, line 3\n  Found:    a resource that refers to a record and is not as R4 has it\n  Expected: resources as R4 has them\n  Fix:      'bridge fhir validate' says what is wrong; ask the agency to send it again");

    [Theory]
    [InlineData("""{ "resourceType": "Encounter", "id": "A1", "contained": [ { "resourceType": "DocumentReference", "status": "current", "content": [ { "attachment": { "data": "Zg=" } } ] } ] }""", "EXT235")]
    [InlineData("""{ "resourceType": "Encounter", "id": "A1", "participant": [ { "modifierExtension": [ { "url": "u" } ] } ] }""", "EXT233")]
    [InlineData("""{ "resourceType": "Encounter", "id": "A1", "partOf": { "reference": "Encounter/A1" }, "subject": { "reference": "Encounter/A1" } }""", null)]
    [InlineData("""{ "resourceType": "Encounter", "id": "A1", "contained": [ { "resourceType": "Encounter", "id": "a", "partOf": { "reference": "#a" } } ], "partOf": { "reference": "#a" } }""", null)]
    public void Read_RecordMadeToBreakAReader_IsHeldOrRead(string encounter, string? fault)
    {
        using IRecordReader reader = Open(Bundle(Entry(encounter), Entry("""{ "resourceType": "Encounter", "id": "A2" }""")), "encounter_id", "patient_id");
        Assert.True(reader.Read());
        Assert.Equal(fault, reader.Fault);
        Assert.True(reader.Read());
        Assert.Null(reader.Fault);
    }

    [Theory]
    [InlineData("deep", "FHR908")]
    [InlineData("latin", "FHR901")]
    [InlineData("twice", "FHR906")]
    [InlineData("entity", "FHR901")]
    public void Read_FileMadeToBreakAReader_IsRefusedByCode(string kind, string code)
    {
        string file = kind switch
        {
            "deep" => Bundle(Entry("{ \"resourceType\": \"Encounter\"" + string.Concat(Enumerable.Repeat(", \"extension\": [ { \"url\": \"SECRET\"", 100_000)))),
            "latin" => Bundle(Entry("""{ "resourceType": "Encounter", "id": "SECRETé" }""")),
            "twice" => """{ "resourceType": "Bundle", "type": "batch", "type": "SECRET", "entry": [] }""",
            _ => """<!DOCTYPE a [ <!ENTITY a "SECRET"> ]><Bundle xmlns="http://hl7.org/fhir"><id value="&a;"/></Bundle>""",
        };
        string path = Path.Combine(folder, "b.json");
        File.WriteAllBytes(path, kind == "latin" ? Encoding.Latin1.GetBytes(file) : Encoding.UTF8.GetBytes(file));
        BridgeException refused = Assert.Throws<BridgeException>(() =>
        {
            using FhirRecordReader reader = OpenFile(path, [], false, "encounter_id");
            while (reader.Read())
            {
            }
        });
        Assert.Equal(code, refused.Issues[0].Code);
        Assert.DoesNotContain("SECRET", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralValuesForOnePlace_AreHeldWithTheWholeResource()
    {
        using IRecordReader reader = Open(Bundle(Entry("""{ "resourceType": "Encounter", "id": "A1", "type": [ { "text": "Acute" }, { "text": "Historic" } ] }""")), "type");
        Assert.True(reader.Read());
        Assert.Equal("EXT236", reader.Fault);
        Assert.Contains("Historic", reader.Raw(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PatientTwiceUnderOneName_HoldsWhatReadsIt()
    {
        string patient = """{ "resourceType": "Patient", "id": "C7" }""";
        using IRecordReader reader = Open(Bundle(Entry(Attendance), Entry(patient, "urn:uuid:1"), Entry(patient, "urn:uuid:1")), "birth_date");
        Assert.True(reader.Read());
        Assert.Equal("EXT235", reader.Fault);
    }

    [Fact]
    public void Open_ViewOfWhatTheAgreementForbids_IsRefused() => Assert.Equal(
        "EXT206 error  b.json, \"Patient.birthDate\"\n  Found:    a view that reads \"Patient.birthDate\", which the agreement forbids\n  Expected: only elements that the agreement permits\n  Fix:      remove the path from the view",
        Assert.Throws<BridgeException>(() => Open(Bundle(Entry(Attendance)), ["Patient.birthDate", "Patient.name", "birth*"], false, "encounter_id")).Message);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_ForbiddenElementInTheFile_IsRefusedWhereTheClauseSaysSo(bool refuse)
    {
        string bundle = Bundle(Entry(Attendance), Entry("""{ "resourceType": "Condition", "subject": { "display": "x" }, "encounter": { "reference": "Encounter/A1" }, "note": [ { "text": "SECRET" } ] }"""));
        if (refuse)
        {
            Assert.Equal(
                "EXT207 error  b.json, line 3, \"Condition.note\"\n  Found:    an element that the agreement forbids\n  Expected: resources without it\n  Fix:      ask the agency to leave it out; the clause refuses such files",
                Assert.Throws<BridgeException>(() => Open(bundle, ["Condition.note"], true, "encounter_id")).Message);
            return;
        }

        using IRecordReader reader = Open(bundle, ["Condition.note"], false, "encounter_id");
        Assert.True(reader.Read());
        Assert.Null(reader.Fault);
    }

    [Fact]
    public void Open_NoView_SaysHowToGiveOne()
    {
        string path = Path.Combine(folder, "b.json");
        File.WriteAllText(path, "{}");
        Assert.Equal(
            "EXT220 error  b.json\n  Found:    a file of FHIR resources and no view\n  Expected: a view, which says what its columns are\n  Fix:      write the view beside the mapping, or name it with --view",
            Assert.Throws<BridgeException>(() => new FhirRecordReader(Delivery.Open(path), new StagePlan(new SourceLayout { Format = SourceFormat.Fhir }, [], false, [], false))).Message);
    }

    private void AssertRefused(string json, string message) =>
        Assert.Equal(message, Assert.Throws<BridgeException>(() => Rows(json, "encounter_id")).Message);

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
        int[] places = [.. columns.Select(column => reader.Headers.ToList().IndexOf(column))];
        var rows = new List<string>();
        while (reader.Read())
        {
            Assert.Null(reader.Fault);
            rows.Add(string.Join('|', places.Select(place => Encoding.UTF8.GetString(reader.Cell(place))).Prepend(FormattableString.Invariant($"{reader.Line}"))));
        }

        return rows;
    }

    private FhirRecordReader Open(string json, params string[] columns) => Open(json, [], false, columns);

    private FhirRecordReader Open(string json, string[] never, bool refuse, params string[] columns)
    {
        string path = Path.Combine(folder, "b.json");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(json));
        return OpenFile(path, never, refuse, columns);
    }

    private static FhirRecordReader OpenFile(string path, string[] never, bool refuse, params string[] columns) => new(
        Delivery.Open(path),
        new StagePlan(new SourceLayout { Format = SourceFormat.Fhir, View = Sarc }, [.. columns.Select(column => new StageField(column, [column], StageKind.Cell, false, null))], false, never, refuse));

    private static string Bundle(params string[] entries) => $$"""{ "resourceType": "Bundle", "type": "collection", "entry": [ {{string.Join(",\n", entries)}} ] }""";

    private static string Entry(string resource, string? url = null) => url is null ? $$"""{ "resource": {{resource}} }""" : $$"""{ "fullUrl": "{{url}}", "resource": {{resource}} }""";
}

using System.Text.Json;

namespace CsaeDataBridge.Extracts;

/// <summary>The columns that a mapping with <c>format: fhir</c> may read: one record is one Encounter of an R4 bundle.</summary>
/// <remarks>
/// A cell is text as the resource has it, blank when the bundle does not say it. Patient columns are of the encounter's subject,
/// referral columns of the ServiceRequest that it is based on, examination columns of the Procedures of the encounter
/// (<c>examination</c> is a procedure's status, or why it was not done). Conditions of the encounter stand by their verification
/// status as codes; <c>condition_unconfirmed</c> is unconfirmed, provisional or differential, <c>condition_unstated</c> none,
/// and <c>condition_text</c> has the conditions with words and no code. What was entered in error is left out.
/// </remarks>
public static class FhirColumns
{
    private const string NhsNumber = "https://fhir.nhs.uk/Id/nhs-number";
    private const string EthnicCategory = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory";

    private static readonly Dictionary<string, Func<Attendance, IEnumerable<string?>>> All = new(StringComparer.Ordinal)
    {
        ["encounter_id"] = found => [FhirJson.Text(found.Encounter, "id")],
        ["encounter_status"] = found => [FhirJson.Text(found.Encounter, "status")],
        ["type"] = found => FhirJson.Items(found.Encounter, "type").Select(type => FhirJson.Words(type)),
        ["attended_on"] = found => [FhirJson.Text(FhirJson.Member(found.Encounter, "period"), "start")],
        ["site"] = found => [found.Site],
        ["patient_id"] = found => [found.PatientId],
        ["nhs_number"] = found => FhirJson.Items(found.Patient, "identifier").Where(identifier => FhirJson.Text(identifier, "system") == NhsNumber).Select(identifier => FhirJson.Text(identifier, "value")),
        ["birth_date"] = found => [FhirJson.Text(found.Patient, "birthDate")],
        ["gender"] = found => [FhirJson.Text(found.Patient, "gender")],
        ["ethnic_category"] = found => FhirJson.Items(found.Patient, "extension").Where(extension => FhirJson.Text(extension, "url") == EthnicCategory).SelectMany(extension => FhirJson.Codes(FhirJson.Member(extension, "valueCodeableConcept"))),
        ["district"] = found => [FhirJson.Text(FhirJson.First(found.Patient, "address"), "district")],
        ["referred_at"] = found => [FhirJson.Text(found.Referral, "authoredOn")],
        ["referral_source"] = found => [FhirJson.Text(FhirJson.Member(found.Referral, "requester"), "display")],
        ["examination"] = found => found.Procedures.Select(Examination),
        ["examined_at"] = found => found.Procedures.Select(procedure => FhirJson.Text(procedure, "performedDateTime") ?? FhirJson.Text(FhirJson.Member(procedure, "performedPeriod"), "start")),
        ["condition_confirmed"] = found => found.Coded("confirmed"),
        ["condition_unconfirmed"] = found => found.Coded("unconfirmed", "provisional", "differential"),
        ["condition_refuted"] = found => found.Coded("refuted"),
        ["condition_unstated"] = found => found.Coded((string?)null),
        ["condition_text"] = found => found.Uncoded,
    };

    /// <summary>The names, as a mapping writes them.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    internal static IEnumerable<string> Values(string name, Attendance attendance) => All[name](attendance).OfType<string>();

    // A procedure that was not done says so by its status, and why by its reason.
    private static string? Examination(JsonElement procedure) =>
        FhirJson.Text(procedure, "status") is not "not-done" and var status ? status : FhirJson.Words(FhirJson.Member(procedure, "statusReason")) ?? "not-done";
}

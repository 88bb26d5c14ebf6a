using System.Text.Json;

namespace CsaeDataBridge.Extracts;

/// <summary>An encounter with what its bundle says about it; what the bundle does not hold is null or empty.</summary>
internal sealed record Attendance(JsonElement Encounter, JsonElement? Patient, JsonElement? Referral, IReadOnlyList<JsonElement> Procedures, IReadOnlyList<JsonElement> Conditions, string? Site)
{
    /// <summary>The patient's logical id; from the reference where the bundle does not hold the patient.</summary>
    public string? PatientId => FhirJson.Text(Patient, "id") ?? Subject(Encounter)?.Split('/')[^1];

    /// <summary>True when one of the resources may mean the opposite of what it says.</summary>
    public bool IsModified => Procedures.Concat(Conditions).Append(Encounter).Any(FhirJson.IsModified)
        || (Patient is { } patient && FhirJson.IsModified(patient))
        || (Referral is { } referral && FhirJson.IsModified(referral));

    /// <summary>Conditions that have words and no code, unless they are refuted.</summary>
    public IEnumerable<string?> Uncoded => Conditions
        .Where(condition => !IsCoded(condition) && Verification(condition) != "refuted")
        .Select(condition => FhirJson.Words(FhirJson.Member(condition, "code")));

    public static Attendance Of(FhirBundle bundle, JsonElement encounter, string? url)
    {
        string?[] references = [FhirJson.Text(encounter, "id") is { } id ? $"Encounter/{id}" : null, url];
        JsonElement[] parts = [.. bundle.Of(references.OfType<string>().Distinct())];
        JsonElement? location = FhirJson.Member(FhirJson.First(encounter, "location"), "location");
        return new Attendance(
            encounter,
            bundle.Find(Subject(encounter)),
            bundle.Find(FhirJson.Text(FhirJson.First(encounter, "basedOn"), "reference")),
            [.. parts.Where(part => FhirJson.Text(part, "resourceType") == "Procedure" && FhirJson.Text(part, "status") != "entered-in-error")],
            [.. parts.Where(part => FhirJson.Text(part, "resourceType") == "Condition" && Verification(part) != "entered-in-error")],
            FhirJson.Text(bundle.Find(FhirJson.Text(location, "reference")), "name") ?? FhirJson.Text(location, "display"));
    }

    /// <summary>The codes of conditions with one of these verification statuses; null is none stated. A refuted condition without a code gives its words, since silence about it would be wrong.</summary>
    public IEnumerable<string?> Coded(params string?[] verifications) => Conditions
        .Where(condition => verifications.Contains(Verification(condition)) && (IsCoded(condition) || verifications.Contains("refuted")))
        .SelectMany(condition => FhirJson.Codes(FhirJson.Member(condition, "code")));

    private static string? Subject(JsonElement encounter) => FhirJson.Reference(encounter, "subject");

    private static bool IsCoded(JsonElement condition) => FhirJson.Items(FhirJson.Member(condition, "code"), "coding").Any();

    private static string? Verification(JsonElement condition) => FhirJson.Text(FhirJson.First(FhirJson.Member(condition, "verificationStatus"), "coding"), "code");
}

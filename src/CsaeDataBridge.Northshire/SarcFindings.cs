namespace CsaeDataBridge.Northshire;

/// <summary>The examination and the conditions of an attendance, as resources of its bundle.</summary>
internal static class SarcFindings
{
    private const string Snomed = "http://snomed.info/sct";

    public static void Write(SarcBundle bundle, SarcVisit visit, Randomness random, string patient, string encounter)
    {
        if (visit.Examination.Length > 0)
        {
            bundle.Entry("Procedure", $"P{visit.Reference}", json =>
            {
                json.WriteString("status", visit.Examination == "Completed" ? "completed" : "not-done");
                if (visit.Examination != "Completed")
                {
                    SarcBundle.Concept(json, "statusReason", null, null, visit.Examination);
                }

                SarcBundle.Concept(json, "code", null, null, "Forensic medical examination");
                SarcBundle.Reference(json, "subject", patient);
                SarcBundle.Reference(json, "encounter", encounter);
                if (visit.Examined is { } examined)
                {
                    json.WriteStartObject("performedPeriod");
                    json.WriteString("start", Sarc.Instant(examined));
                    json.WriteEndObject();
                }
            });
        }

        Condition(bundle, visit, random, patient, encounter);
        if (random.Chance(3))
        {
            // Typed for another patient and struck out: it must not count.
            Resource(bundle, $"E{visit.Reference}", patient, encounter, "entered-in-error", visit.Harm == "csa" ? "713834002" : "700229002", null);
        }
    }

    private static void Condition(SarcBundle bundle, SarcVisit visit, Randomness random, string patient, string encounter)
    {
        string? code = random.Chance(75) ? visit.Harm == "csa" ? random.Pick((string[])["700254002", "700229002"]) : "713834002" : null;
        string? text = code is null ? random.Pick((string[])[$"? {visit.Harm.ToUpperInvariant()}", visit.Harm == "csa" ? "Suspected child sexual abuse" : "Possible child sexual exploitation"]) : null;
        Resource(bundle, $"D{visit.Reference}", patient, encounter, random.Weighted((60, "provisional"), (40, "unconfirmed")), code, text);
    }

    private static void Resource(SarcBundle bundle, string id, string patient, string encounter, string verification, string? code, string? text) =>
        bundle.Entry("Condition", id, json =>
        {
            SarcBundle.Concept(json, "verificationStatus", "http://terminology.hl7.org/CodeSystem/condition-ver-status", verification, null);
            SarcBundle.Concept(json, "code", Snomed, code, text);
            SarcBundle.Reference(json, "subject", patient);
            SarcBundle.Reference(json, "encounter", encounter);
            json.WriteStartArray("note");
            json.WriteStartObject();
            json.WriteString("text", "CANARY-CLINICAL");
            json.WriteEndObject();
            json.WriteEndArray();
        });
}

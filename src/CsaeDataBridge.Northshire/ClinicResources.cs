using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>The resources of one attendance at a clinic, whichever clinic it is.</summary>
internal static class ClinicResources
{
    /// <param name="authored">A date, or an instant with its offset.</param>
    /// <param name="reasons">What the referral says is the matter, in words.</param>
    public static void Referral(ClinicBundle bundle, string id, string patient, string authored, string source, params IReadOnlyList<string> reasons) =>
        bundle.Entry("ServiceRequest", id, json =>
        {
            json.WriteString("status", "completed");
            json.WriteString("intent", "order");
            ClinicBundle.Reference(json, "subject", patient);
            json.WriteString("authoredOn", authored);
            json.WriteStartObject("requester");
            json.WriteString("display", source);
            json.WriteEndObject();
            if (reasons.Count > 0)
            {
                json.WriteStartArray("reasonCode");
                foreach (string reason in reasons)
                {
                    ClinicBundle.Concept(json, null, null, null, reason);
                }

                json.WriteEndArray();
            }

            ClinicBundle.Note(json);
        });

    /// <summary>The attendance itself, which rests on the referral <c>R</c> and its own id.</summary>
    /// <param name="isModified">True when an extension turns its meaning.</param>
    public static void Encounter(ClinicBundle bundle, string id, string patient, string status, string type, DateOnly day, int site, bool isModified) =>
        bundle.Entry("Encounter", id, json =>
        {
            if (isModified)
            {
                json.WriteStartArray("modifierExtension");
                json.WriteStartObject();
                json.WriteString("url", "https://sarc.northshire.example/fhir/StructureDefinition/not-attended");
                json.WriteBoolean("valueBoolean", true);
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteString("status", status);
            json.WriteStartObject("class");
            json.WriteString("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode");
            json.WriteString("code", "AMB");
            json.WriteEndObject();
            json.WriteStartArray("type");
            ClinicBundle.Concept(json, null, null, null, type);
            json.WriteEndArray();
            ClinicBundle.Reference(json, "subject", patient);
            ClinicBundle.References(json, "basedOn", $"ServiceRequest/R{id}");
            ClinicBundle.Period(json, TextFile.Iso(day), null);
            json.WriteStartArray("location");
            json.WriteStartObject();
            ClinicBundle.Reference(json, "location", $"Location/{ClinicBundle.Id("site", site)}");
            json.WriteEndObject();
            json.WriteEndArray();
        });

    /// <param name="words">Completed, or why it was not done.</param>
    /// <param name="examined">UK wall-clock time; null when it is not known.</param>
    public static void Examination(ClinicBundle bundle, string id, string name, string patient, string encounter, string words, DateTime? examined) =>
        bundle.Entry("Procedure", id, json =>
        {
            json.WriteString("status", words == "Completed" ? "completed" : "not-done");
            if (words != "Completed")
            {
                ClinicBundle.Concept(json, "statusReason", null, null, words);
            }

            ClinicBundle.Concept(json, "code", null, null, name);
            ClinicBundle.Reference(json, "subject", patient);
            ClinicBundle.Reference(json, "encounter", encounter);
            if (examined is { } start)
            {
                json.WriteStartObject("performedPeriod");
                json.WriteString("start", Instant(start));
                json.WriteEndObject();
            }

            ClinicBundle.Note(json);
        });

    /// <param name="encounter">The attendance that it belongs to; null when something else refers to it.</param>
    /// <param name="code">A code of SNOMED CT; null when there are only words.</param>
    public static void Condition(ClinicBundle bundle, string id, string patient, string? encounter, string verification, string? code, string? text) =>
        bundle.Entry("Condition", id, json =>
        {
            ClinicBundle.Concept(json, "verificationStatus", "http://terminology.hl7.org/CodeSystem/condition-ver-status", verification, null);
            ClinicBundle.Concept(json, "code", "http://snomed.info/sct", code, text);
            ClinicBundle.Reference(json, "subject", patient);
            if (encounter is not null)
            {
                ClinicBundle.Reference(json, "encounter", encounter);
            }

            ClinicBundle.Note(json);
        });

    /// <summary>UK wall-clock time with its offset: summer time runs from the last Sunday of March to the last of October, changing at 01:00 UTC.</summary>
    public static string Instant(DateTime local)
    {
        bool summer = local >= LastSunday(local.Year, 3).AddHours(1) && local < LastSunday(local.Year, 10).AddHours(2);
        return local.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + (summer ? "+01:00" : "+00:00");
    }

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(int)last.DayOfWeek);
    }
}

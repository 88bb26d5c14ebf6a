namespace CsaeDataBridge.Northshire;

/// <summary>The therapy that the child house plans at a visit, and how far it has come when the bundle is made.</summary>
/// <param name="Service">Our code of the service.</param>
/// <param name="Status">The status of the CarePlan.</param>
internal sealed record HubPlan(string Service, DateOnly Created, DateOnly? Started, DateOnly? Ended, string Status)
{
    public string StatusCode => Status switch
    {
        "on-hold" => "waiting",
        "active" => "in_service",
        "completed" => "closed",
        _ => "not_accepted",
    };

    public static HubPlan Make(DateOnly day, DateOnly made, Randomness random)
    {
        string service = random.Pick((string[])["therapy", "family"]);
        DateOnly started = day.AddDays(10 + random.Below(130));
        DateOnly ended = started.AddDays(120 + random.Below(60));
        string status = random.Chance(6) ? "revoked" : started > made ? "on-hold" : ended > made ? "active" : "completed";
        return new HubPlan(service, day, status is "active" or "completed" ? started : null, status == "completed" ? ended : null, status);
    }

    public void Write(ClinicBundle bundle, string id, string patient, string encounter) =>
        bundle.Entry("CarePlan", $"CP{id}", json =>
        {
            json.WriteString("status", Status);
            json.WriteString("intent", "plan");
            json.WriteStartArray("category");
            ClinicBundle.Concept(json, null, null, null, Service == "family" ? "Family work" : "Therapy");
            json.WriteEndArray();
            ClinicBundle.Reference(json, "subject", patient);
            ClinicBundle.Reference(json, "encounter", encounter);
            if (Started is { } start)
            {
                ClinicBundle.Period(json, TextFile.Iso(start), Ended is { } end ? TextFile.Iso(end) : null);
            }

            json.WriteString("created", TextFile.Iso(Created));
            ClinicBundle.Note(json);
        });

    /// <summary>The CRIES-8 of a visit.</summary>
    /// <param name="score">0 to 40.</param>
    public static void WriteScore(ClinicBundle bundle, string id, string patient, string encounter, int score) =>
        bundle.Entry("Observation", $"O{id}", json =>
        {
            json.WriteString("status", "final");
            ClinicBundle.Concept(json, "code", null, null, "CRIES-8");
            ClinicBundle.Reference(json, "subject", patient);
            ClinicBundle.Reference(json, "encounter", encounter);
            json.WriteNumber("valueInteger", score);
        });
}

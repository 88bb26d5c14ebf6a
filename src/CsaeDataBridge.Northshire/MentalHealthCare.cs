namespace CsaeDataBridge.Northshire;

/// <summary>One episode of care of the mental health service: which service, and how far it had come when the bundle was made.</summary>
/// <param name="Service">Our code of the service.</param>
/// <param name="Words">What the service calls it.</param>
/// <param name="Status">The status of the EpisodeOfCare.</param>
internal sealed record MentalHealthCare(string Service, string Words, DateOnly? Started, DateOnly? Ended, string Status)
{
    private static readonly (string Service, string Words)[] Services = [("therapy", "Therapy"), ("therapy", "Art therapy"), ("family", "Family work"), ("group", "Group work"), ("counselling", "Counselling")];

    public bool IsMistake => Status == "entered-in-error";

    public string StatusCode => Status switch
    {
        "planned" or "waitlist" => "waiting",
        "active" or "onhold" => "in_service",
        "finished" => "closed",
        _ => "not_accepted",
    };

    public static MentalHealthCare Make(Sighting sighting, Randomness random)
    {
        (string service, string words) = sighting.Concern is { Harm: "hsb" } && random.Chance(60) ? ("hsb", "Work on harmful behaviour") : random.Pick(Services);
        DateOnly started = sighting.Day.AddDays(20 + random.Below(200));
        DateOnly ended = started.AddDays(100 + random.Below(150));
        string status = random.Chance(3) ? "entered-in-error"
            : random.Chance(8) ? "cancelled"
            : started > Places.Last ? random.Pick((string[])["planned", "waitlist"])
            : ended > Places.Last ? random.Weighted((90, "active"), (10, "onhold"))
            : "finished";
        return new MentalHealthCare(service, words, status is "active" or "onhold" or "finished" ? started : null, status == "finished" ? ended : null, status);
    }

    /// <param name="conditions">Ids of the Conditions that the episode is for.</param>
    public void Write(ClinicBundle bundle, string id, string patient, IReadOnlyList<string> conditions) =>
        bundle.Entry("EpisodeOfCare", id, json =>
        {
            json.WriteString("status", Status);
            json.WriteStartArray("type");
            ClinicBundle.Concept(json, null, null, null, Words);
            json.WriteEndArray();
            if (conditions.Count > 0)
            {
                json.WriteStartArray("diagnosis");
                foreach (string condition in conditions)
                {
                    json.WriteStartObject();
                    ClinicBundle.Reference(json, "condition", $"Condition/{condition}");
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            ClinicBundle.Reference(json, "patient", patient);
            ClinicBundle.References(json, "referralRequest", $"ServiceRequest/R{id}");
            if (Started is { } start)
            {
                ClinicBundle.Period(json, TextFile.Iso(start), Ended is { } end ? TextFile.Iso(end) : null);
            }
        });
}

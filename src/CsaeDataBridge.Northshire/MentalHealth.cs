namespace CsaeDataBridge.Northshire;

/// <summary>The mental health service for children (CAMHS): a FHIR bundle of its episodes, with the referral, the diagnoses and the scores at start and end.</summary>
internal static class MentalHealth
{
    private const string Feed = "northshire-camhs/episodes";
    private const string File = "CAMHS_bundle_2026-03-31.json";

    // The episode whose presenting issue no list has.
    private const int Odd = 30;

    private static readonly string[] OtherIssues = ["Anxiety", "Low mood", "Self-harm", "Trauma", "Eating difficulties", "Autism assessment"];
    private static readonly string[] Diagnoses = ["47505003", "35489007", "197480006", "13746004"];

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x434D48);
        using var bundle = new ClinicBundle(Path.Combine(folder, "northshire-camhs", File), Places.Last, "camhs.northshire.example", []);
        int number = 0;
        foreach (Sighting sighting in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
        {
            WriteEpisode(bundle, sighting, ++number, random, truth);
        }
    }

    private static void WriteEpisode(ClinicBundle bundle, Sighting sighting, int number, Randomness random, TruthWriter truth)
    {
        Person person = sighting.Person;
        string id = ClinicBundle.Id("MH", number);
        string patient = $"Patient/{ClinicBundle.Id("C", person.Number)}";
        bool hasNumber = random.Chance(90);
        bool home = random.Chance(95);
        Said said = Say(random, sighting);
        MentalHealthCare care = MentalHealthCare.Make(sighting, random);
        string[] issues = number == Odd ? ["Ask the duty worker"] : [.. said.Issues, .. random.Chance(60) ? [random.Pick(OtherIssues)] : (string[])[]];
        (string Id, string? Code, string? Words)[] conditions =
        [
            .. said.Code is null && said.Words is null ? ((string, string?, string?)[])[] : [($"D{id}", said.Code, said.Words)],
            .. random.Chance(40) ? [($"E{id}", random.Pick(Diagnoses), null)] : ((string, string?, string?)[])[],
        ];

        bundle.Patient(person, hasNumber, home ? Places.Names[person.Area] : "Not known");
        ClinicResources.Referral(bundle, $"R{id}", patient, TextFile.Iso(sighting.Day), random.Pick((string[])["GP", "School", "Social care", "Police", "Self", "Not known"]), issues);
        foreach ((string condition, string? code, string? words) in conditions)
        {
            ClinicResources.Condition(bundle, condition, patient, null, random.Weighted((60, "provisional"), (40, "confirmed")), code, words);
        }

        care.Write(bundle, id, patient, [.. conditions.Select(condition => condition.Id)]);
        var place = new SourceLine(Feed, File, bundle.Last);
        if (number == Odd || care.IsMistake)
        {
            truth.Other(place, care.IsMistake ? "excluded" : "held", person.Number);
        }
        else
        {
            truth.Mapped(place, person, new Stated(id, sighting.Day, Born: true, Sex: true, home ? Places.Codes[person.Area] : "", hasNumber ? person.NhsNumber : ""), said.Setting, said.States);
            truth.Wait(place, care.Service, sighting.Day, care.Started, care.Ended, care.StatusCode);
        }

        if (care.Started is not null && random.Chance(70))
        {
            string tool = random.Pick((string[])["SDQ", "RCADS", "CRIES-8"]);
            WriteScore(bundle, $"OS{id}", patient, id, tool, "Start", 15 + random.Below(24));
            if (care.Ended is not null)
            {
                WriteScore(bundle, $"OE{id}", patient, id, tool, "End", 5 + random.Below(24));
            }
        }
    }

    private static void WriteScore(ClinicBundle bundle, string id, string patient, string episode, string tool, string stage, int score) =>
        bundle.Entry("Observation", id, json =>
        {
            json.WriteString("status", "final");
            json.WriteStartArray("category");
            ClinicBundle.Concept(json, null, null, null, stage);
            json.WriteEndArray();
            ClinicBundle.Concept(json, "code", null, null, tool);
            ClinicBundle.Reference(json, "subject", patient);
            ClinicBundle.References(json, "focus", $"EpisodeOfCare/{episode}");
            json.WriteNumber("valueInteger", score);
        });

    private static Said Say(Randomness random, Sighting sighting) => sighting.Concern switch
    {
        { Harm: "hsb", Role: "both" } => new Said([], null, "HSB (both)", "", [("hsb", "suspected", "both")]),
        { Harm: "hsb" } => new Said([random.Pick((string[])["HSB - displaying", "Displays harmful sexual behaviour"])], null, null, "", [("hsb", "suspected", "displayed")]),
        { Harm: "cse", Status: "at_risk" } => random.Chance(50)
            ? new Said([], "716565009", null, "", [("cse", "at_risk", "experienced")])
            : new Said([], null, "At risk of CSE", "", [("cse", "at_risk", "experienced")]),
        { Harm: "cse" } => new Said([random.Pick((string[])["CSE", "Child sexual exploitation"])], null, null, "", [("cse", "suspected", "experienced")]),
        { Setting: "peer" } => new Said(["Harmed by another child's sexual behaviour"], null, null, "peer", [("csa", "suspected", "experienced")]),
        { Setting: "intrafamilial" } => new Said([], "443251000000101", null, "intrafamilial", [("csa", "suspected", "experienced")]),
        { } when random.Chance(50) => new Said([random.Pick((string[])["CSA", "Child sexual abuse"])], null, null, "", [("csa", "suspected", "experienced")]),
        { } when sighting.Person.AgeOn(sighting.Day) < 18 => new Said([], random.Pick((string[])["700229002", "225826001"]), null, "", [("csa", "suspected", "experienced")]),
        { } => new Said([], null, "? CSA", "", [("csa", "suspected", "experienced")]),
        null => new Said([random.Pick(OtherIssues)], null, null, "", []),
    };

    /// <param name="Issues">What the referral says is the matter.</param>
    /// <param name="Code">The diagnosis about the concern, as a code; null when there is none.</param>
    /// <param name="Words">The diagnosis about the concern, in words; null when there is none.</param>
    private sealed record Said(string[] Issues, string? Code, string? Words, string Setting, (string Harm, string Status, string Role)[] States);
}

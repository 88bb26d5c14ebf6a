namespace CsaeDataBridge.Northshire;

/// <summary>The child house, a hub for children who were sexually abused: a FHIR bundle each year, with the plan of the therapy that follows.</summary>
internal static class Hub
{
    private const string Feed = "northshire-hub/visits";

    // The visit whose condition is of a code that no list has.
    private const int Odd = 25;

    private static readonly string[] Sites = ["Child House North", "Child House South"];
    private static readonly (string Words, string Code)[] Pathways = [("Examination only", "examination_only"), ("Examination and follow-up", "examination_and_follow_up"), ("Follow-up only", "follow_up_only"), ("Advice", "advice")];

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x434853);
        int number = 0;
        foreach (IGrouping<int, Sighting> year in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number).GroupBy(sighting => sighting.Day.AddMonths(9).Year))
        {
            var made = new DateOnly(year.Key, 3, 31);
            string file = $"HUB_bundle_{TextFile.Iso(made)}.json";
            using var bundle = new ClinicBundle(Path.Combine(folder, "northshire-hub", file), made, "hub.northshire.example", Sites);
            foreach (Sighting sighting in year)
            {
                WriteVisit(bundle, file, sighting, made, ++number, random, truth);
            }
        }
    }

    private static void WriteVisit(ClinicBundle bundle, string file, Sighting sighting, DateOnly made, int number, Randomness random, TruthWriter truth)
    {
        Person person = sighting.Person;
        string id = ClinicBundle.Id("HV", number);
        string patient = $"Patient/{ClinicBundle.Id("C", person.Number)}";
        string encounter = $"Encounter/{id}";
        bool hasNumber = random.Chance(85);
        bool home = random.Chance(95);
        int site = random.Below(Sites.Length);
        (string pathway, string pathwayCode) = random.Pick(Pathways);
        bool examines = pathway.StartsWith("Examination", StringComparison.Ordinal);
        string status = random.Weighted((95, "finished"), (5, "cancelled"));
        Said said = number == Odd ? new Said("38341003", null, "", []) : Say(random, sighting);
        DateTime referred = sighting.Day.AddDays(-1 - random.Below(28)).ToDateTime(new TimeOnly(8 + random.Below(10), random.Below(60)));
        string examination = examines ? random.Weighted((80, "Completed"), (20, "Declined")) : random.Pick((string[])["Not indicated", ""]);

        bundle.Patient(person, hasNumber, home ? Places.Names[person.Area] : "Not known");
        ClinicResources.Referral(bundle, $"R{id}", patient, ClinicResources.Instant(referred), random.Pick((string[])["Police", "Social care", "GP", "SARC", "Self", "Not known"]));
        ClinicResources.Encounter(bundle, id, patient, status, pathway, sighting.Day, site, isModified: false);
        var place = new SourceLine(Feed, file, bundle.Last);
        if (number == Odd || status == "cancelled")
        {
            truth.Other(place, status == "cancelled" ? "excluded" : "held", person.Number);
        }
        else
        {
            truth.Mapped(place, person, new Stated(id, sighting.Day, Born: true, Sex: true, home ? Places.Codes[person.Area] : "", hasNumber ? person.NhsNumber : ""), said.Setting, said.States);
            truth.Attendance(place, site == 0 ? "child_house_north" : "child_house_south", pathwayCode, examination switch { "Completed" => "done", "Declined" => "declined", "Not indicated" => "not_indicated", _ => "" });
        }

        if (examination.Length > 0)
        {
            ClinicResources.Examination(bundle, $"P{id}", "Paediatric examination", patient, encounter, examination, examination == "Completed" ? sighting.Day.ToDateTime(new TimeOnly(9 + random.Below(8), random.Below(60))) : null);
        }

        if (said.Code is not null || said.Words is not null)
        {
            ClinicResources.Condition(bundle, $"D{id}", patient, encounter, random.Weighted((50, "provisional"), (30, "unconfirmed"), (20, "confirmed")), said.Code, said.Words);
        }

        if (random.Chance(4))
        {
            // Considered, and found not to be so: it must not count.
            ClinicResources.Condition(bundle, $"X{id}", patient, encounter, "refuted", "713834002", null);
        }

        if (random.Chance(60))
        {
            HubPlan.WriteScore(bundle, id, patient, encounter, 8 + random.Below(30));
        }

        if (random.Chance(55))
        {
            HubPlan plan = HubPlan.Make(sighting.Day, made, random);
            plan.Write(bundle, id, patient, encounter);
            if (number != Odd && status != "cancelled")
            {
                truth.Wait(place, plan.Service, sighting.Day, plan.Started, plan.Ended, plan.StatusCode);
            }
        }
    }

    // A code of a person's age is used for children alone: of an adult it would say nothing of childhood.
    private static Said Say(Randomness random, Sighting sighting) => sighting.Concern switch
    {
        { Harm: "cse", Status: "at_risk" } => new Said("716565009", null, "", [("cse", "at_risk", "experienced")]),
        { Harm: "cse" } => random.Chance(75)
            ? new Said("713834002", null, "", [("cse", "suspected", "experienced")])
            : new Said(null, "? CSE", "", [("cse", "suspected", "experienced")]),
        { Setting: "intrafamilial" } => new Said("443251000000101", null, "intrafamilial", [("csa", "suspected", "experienced")]),
        { Setting: "extrafamilial" } => new Said("452651000000107", null, "extrafamilial", [("csa", "suspected", "experienced")]),
        { } when random.Chance(25) => new Said(null, random.Pick((string[])["? CSA", "Suspected child sexual abuse"]), "", [("csa", "suspected", "experienced")]),
        { } when sighting.Person.AgeOn(sighting.Day) < 18 => new Said(random.Pick((string[])["700254002", "700229002", "702579009"]), null, "", [("csa", "suspected", "experienced")]),
        { } => new Said("700254002", null, "", [("csa", "suspected", "experienced")]),
        null => new Said(random.Chance(60) ? "702562003" : null, null, "", []),
    };

    private sealed record Said(string? Code, string? Words, string Setting, (string Harm, string Status, string Role)[] States);
}

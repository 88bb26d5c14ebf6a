using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>A trust of schools: its safeguarding log, one row for each pupil in each incident.</summary>
internal static class Schools
{
    private const string Feed = "northshire-schools/incidents";
    private const string File = "incidents_2026-03-31.csv";

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x4C4F47);
        using StreamWriter writer = TextFile.Create(Path.Combine(folder, "northshire-schools", File));
        writer.WriteLine("Incident,Pupil ID,UPN,DOB,Gender,Ethnicity,Home LA,Date,Category,Role,Brook,CSE Concern,Where,Online,Told By,Police,Action,Account");
        long line = 2;
        foreach (Sighting sighting in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
        {
            Person person = sighting.Person;
            Said said = Say(random, sighting.Concern);
            string upn = random.Chance(70) ? person.Upn : "";
            string reference = string.Create(CultureInfo.InvariantCulture, $"IN{line}");
            bool home = random.Chance(90);
            truth.Mapped(
                new SourceLine(Feed, File, line++),
                person,
                new Stated(reference, sighting.Day, Born: true, Sex: true, home ? Places.Codes[person.Area] : "", Upn: upn),
                said.Setting,
                said.States);
            writer.WriteLine(TextFile.Row(
                reference,
                string.Create(CultureInfo.InvariantCulture, $"NSS{person.Number}"),
                upn,
                TextFile.Uk(person.Born),
                person.Female ? "Female" : "Male",
                Places.Ethnicities[person.Ethnicity].Words,
                home ? Places.Names[person.Area] : "Not known",
                random.Chance(80) ? TextFile.Uk(sighting.Day) : TextFile.Iso(sighting.Day),
                said.Category,
                said.Part,
                said.Brook,
                said.Flag,
                random.Pick((string[])["Classroom", "Corridor", "Playground", "Home", "Park", "Not known", ""]),
                "",
                random.Pick((string[])["Self", "Friend", "Parent/carer", "School nurse", "Other"]),
                random.Pick((string[])["Y", "N", "Considering", ""]),
                random.Pick((string[])["MASH", "NFA", "Early help", "Parents informed", "Open"]),
                "CANARY-ACCOUNT"));
        }

        // A colour that spans two levels, and a category that no list has.
        Person stranger = PeopleMaker.Make(5_000_103, 77, false);
        foreach ((string category, string brook) in ((string, string)[])[("HSB", "Amber"), ("CSE; Grooming", "")])
        {
            writer.WriteLine(TextFile.Row($"INODD{line}", "NSS0", "", "", "F", "", "Not known", "01/05/2025", category, "Displaying", brook, "", "", "", "", "", "", "CANARY-ACCOUNT"));
            truth.Other(new SourceLine(Feed, File, line++), "held", stranger.Number);
        }
    }

    private static Said Say(Randomness random, Concern? concern)
    {
        switch (concern)
        {
            case { Harm: "csa", Setting: "peer" }:
                return new Said(random.Pick((string[])["Child-on-child sexual abuse", "Sexual violence", "Nudes shared; Bullying"]), "Victim", "", "", "peer", [("csa", "suspected", "experienced")]);
            case { Harm: "csa" }:
                return new Said(random.Pick((string[])["Disclosure of sexual abuse", "Sexual abuse"]), "Harmed", "", FlagWords.Blank(random), "", [("csa", "suspected", "experienced")]);
            case { Harm: "cse" } when random.Chance(55):
                (string cell, string status, string role) = FlagWords.Write(random, concern);
                return new Said("CSE", "Victim", "", cell, "", [("cse", status, role)]);
            case { Harm: "cse" }:
                return new Said("CSE | Attendance", "Target", "", "", "", [("cse", "suspected", "experienced")]);
            case { Harm: "hsb", Role: "both" }:
                return new Said("HSB", "Both", "", "", "", [("hsb", "suspected", "both")]);
            case { Harm: "hsb" }:
                return new Said(random.Pick((string[])["Child-on-child sexual abuse", "HSB"]), "Alleged perpetrator", random.Chance(40) ? "Red" : "", "", "", [("hsb", "suspected", "displayed")]);
            default:
                return random.Weighted(
                    (50, new Said("Bullying", "", "", "N", "", [])),
                    (30, new Said("Sexual harassment", "Target", "", "", "", [])),
                    (20, new Said("Attendance; Self-harm", "", "Green", "N/K", "", [])));
        }
    }

    private sealed record Said(string Category, string Part, string Brook, string Flag, string Setting, (string Harm, string Status, string Role)[] States);
}

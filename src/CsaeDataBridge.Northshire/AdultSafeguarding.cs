using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Adult safeguarding of the area's councils: adults, some of whom tell of their childhood; bars between the columns.</summary>
internal static class AdultSafeguarding
{
    private const string Feed = "northshire-adults/safeguarding";
    private const string File = "adult_concerns_2026-03-31.csv";

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x534147);
        using StreamWriter writer = TextFile.Create(Path.Combine(folder, "northshire-adults", File));
        writer.WriteLine("Concern No|Person No|NHS Number|Date of Birth|Gender|Ethnicity|Home LA|Date Raised|Date Closed|Raised By|Type of Abuse|Location|Source of Risk|Childhood Abuse Disclosed|CSE Before 18|Section 42|Account");
        long line = 2;
        foreach (Sighting sighting in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
        {
            Person person = sighting.Person;
            Said said = Say(random, sighting);
            string nhs = random.Chance(70) ? person.NhsNumber : "";
            string reference = string.Create(CultureInfo.InvariantCulture, $"S{line}");
            bool home = random.Chance(95);
            truth.Mapped(
                new SourceLine(Feed, File, line++),
                person,
                new Stated(reference, sighting.Day, Born: true, Sex: true, home ? Places.Codes[person.Area] : "", nhs),
                "",
                said.States);
            writer.WriteLine(string.Join(
                '|',
                reference,
                string.Create(CultureInfo.InvariantCulture, $"AD{person.Number}"),
                nhs,
                TextFile.Uk(person.Born),
                person.Female ? "Female" : "Male",
                Places.Ethnicities[person.Ethnicity].Words,
                home ? Places.Names[person.Area] : "Not known",
                TextFile.Uk(sighting.Day),
                random.Chance(70) ? TextFile.Uk(Places.Later(sighting.Day, 10 + random.Below(60))) : "",
                random.Pick((string[])["Care provider", "GP", "Police", "Family", "Self", "Hospital"]),
                said.Type,
                random.Pick((string[])["Own home", "Care home", "Hospital", "Supported living", ""]),
                random.Pick((string[])["Carer", "Partner", "Relative", "Stranger", "Not known", ""]),
                said.Childhood,
                said.Exploited,
                random.Pick((string[])["S42", "NFA", "Other enquiry", "Pending", "N"]),
                "CANARY-ACCOUNT"));
        }

        // A kind of abuse that no list has, and a phrase that sends the reader to the notes.
        Person stranger = PeopleMaker.Make(5_000_107, 77, false);
        foreach ((string type, string childhood) in ((string, string)[])[("Cuckooing", ""), ("Domestic", "See notes")])
        {
            writer.WriteLine($"SODD{line}|AD0|||Female||Not known|01/05/2025||Police|{type}|||{childhood}||Pending|CANARY-ACCOUNT");
            truth.Other(new SourceLine(Feed, File, line++), "held", stranger.Number);
        }
    }

    // What an adult tells of their childhood is about the past; what happens to an adult is no child sexual abuse.
    private static Said Say(Randomness random, Sighting sighting)
    {
        bool young = sighting.Person.AgeOn(sighting.Day) < 26;
        return sighting.Concern?.Harm switch
        {
            "csa" when young && random.Chance(60) => new Said("Domestic", "N", random.Pick((string[])["Yes", "CSE - suspected"]), [("cse", "suspected", "experienced")]),
            "csa" => new Said(random.Pick((string[])["Domestic; Psychological", "Self-neglect"]), random.Pick((string[])["Yes", "CSA - historic"]), "", [("csa", "suspected", "experienced")]),
            "unspecified" => new Said(random.Pick((string[])["Sexual; Physical", "Sexual abuse", "Sexual exploitation"]), random.Pick((string[])["", "N", "Not known"]), "", [("unspecified", "suspected", "experienced")]),
            _ => new Said(random.Pick((string[])["Financial", "Neglect", "Physical; Financial"]), "", "", []),
        };
    }

    private sealed record Said(string Type, string Childhood, string Exploited, (string Harm, string Status, string Role)[] States);
}

using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Northshire Police: notices about vulnerable children, occurrences without a crime and intelligence, with qualifiers, markers and a level.</summary>
internal static class PoliceNonCrime
{
    private const string Feed = "northshire-police/non-crime";
    private const string File = "NSP_NONCRIME_2026-03-31.csv";
    private static readonly string[] Records = ["PPN", "Vulnerability notice", "Child concern", "Non crime occurrence", "Intel", "Intelligence report"];
    private static readonly string[] Parts = ["Victim", "Child at risk", "Vulnerable child", "Subject"];

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x4E4352);
        using StreamWriter writer = TextFile.Create(Path.Combine(folder, "northshire-police", File));
        writer.WriteLine("Occurrence No,Nominal URN,Date Recorded,Record Type,Role,Surname,Forename,DOB,Sex,SDE,Home LA,Occurrence LA,Place,Qualifiers,CSA Marker,CSE Marker,HSB Marker,CSE Risk,Summary");
        long line = 2;
        foreach (Sighting sighting in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
        {
            Said said = Say(random, sighting.Concern);
            Person person = sighting.Person;
            string reference = string.Create(CultureInfo.InvariantCulture, $"OC/{line}");
            int area = random.Chance(80) ? person.Area : random.Below(4);
            bool home = random.Chance(92);
            string row = Row(random, reference, sighting, said, home ? Places.Names[person.Area] : "Not known", Places.Names[area]);
            writer.WriteLine(row);
            truth.Mapped(
                new SourceLine(Feed, File, line++),
                person,
                new Stated(reference, sighting.Day, Born: true, Sex: true, home ? Places.Codes[person.Area] : "", Area: Places.Codes[area]),
                said.Setting,
                said.States);
            if (random.Chance(2))
            {
                writer.WriteLine(row);
                truth.Other(new SourceLine(Feed, File, line++), "duplicate", person.Number);
            }
        }

        // A qualifier that no list has, and exploitation of a kind that the word does not tell.
        Person stranger = PeopleMaker.Make(5_000_100, 77, false);
        var nothing = new Sighting(stranger, Places.First, null);
        foreach (Said odd in (Said[])[new("CSE; GROOMING", "", "", "", "", "", []), new("", "", "Exploitation", "", "", "", [])])
        {
            writer.WriteLine(Row(random, string.Create(CultureInfo.InvariantCulture, $"OC/{line}"), nothing, odd, "Not known", "Eastmoor"));
            truth.Other(new SourceLine(Feed, File, line++), "held", stranger.Number);
        }
    }

    private static string Row(Randomness random, string reference, Sighting sighting, Said said, string home, string area) => TextFile.Row(
        reference,
        string.Create(CultureInfo.InvariantCulture, $"V{900_000 + sighting.Person.Number}"),
        random.Chance(30) ? TextFile.Short(sighting.Day) : TextFile.Uk(sighting.Day),
        random.Pick(Records),
        random.Pick(Parts),
        sighting.Person.Family,
        sighting.Person.Given,
        TextFile.Uk(sighting.Person.Born),
        random.Pick(sighting.Person.Female ? ["F", "Female"] : (string[])["M", "Male"]),
        Places.Ethnicities[sighting.Person.Ethnicity].Police,
        home,
        area,
        random.Pick((string[])["Home", "Park", "Online", "School", "Hotel", "Not known", ""]),
        said.Qualifiers,
        said.Csa,
        said.Cse,
        said.Hsb,
        said.Level,
        "CANARY-SUMMARY");

    // What a row says: a qualifier alone, a marker as sure as its words, or a level of the force's own scale.
    private static Said Say(Randomness random, Concern? concern)
    {
        if (concern is null)
        {
            return new Said(random.Pick((string[])["DA", "MISPER", "GANG; CCE", ""]), FlagWords.Blank(random), FlagWords.Blank(random), FlagWords.Blank(random), "", "", []);
        }

        bool marked = concern.Harm == "hsb" || random.Chance(65);
        if (!marked && concern.Harm == "cse" && random.Chance(60))
        {
            (string level, string meant) = concern.Status == "at_risk" ? (random.Pick((string[])["Low", "Medium"]), "at_risk") : ("High", "suspected");
            return new Said(random.Chance(50) ? "CSE; MISPER" : "", "", "", "", level, "", [("cse", meant, "experienced")]);
        }

        if (!marked)
        {
            string qualifier = concern.Harm == "cse" ? "CSE Non Crime" : random.Pick((string[])["CSA", "CSA Non Crime"]);
            return new Said(qualifier, "", "", "", "", "", [(concern.Harm, "suspected", "experienced")]);
        }

        (string cell, string status, string role) = FlagWords.Write(random, concern);
        bool online = concern is { Harm: "csa", Setting: "online" };
        return new Said(
            online ? "CSA, ONLINE" : concern.Harm == "cse" ? "CSE" : "",
            concern.Harm == "csa" ? cell : "",
            concern.Harm == "cse" ? cell : "",
            concern.Harm == "hsb" ? cell : "",
            "",
            online ? "online" : "",
            [(concern.Harm, status, role)]);
    }

    private sealed record Said(string Qualifiers, string Csa, string Cse, string Hsb, string Level, string Setting, (string Harm, string Status, string Role)[] States);
}

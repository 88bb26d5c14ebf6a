using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Northshire Police: missing episodes, several of one child, with a level of risk of exploitation and what was said on return.</summary>
internal static class PoliceMissing
{
    private const string Feed = "northshire-police/missing";
    private const string File = "NSP_MISSING_2026-03-31.csv";

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x4D5052);
        using StreamWriter writer = TextFile.Create(Path.Combine(folder, "northshire-police", File));
        writer.WriteLine("Misper Ref,Nominal URN,Reported,Returned,Surname,Forename,DOB,Sex,SDE,Home LA,Missing From LA,Missing From,Misper Risk,CSE Risk,CSA,CSE Disclosed,NRM,Narrative");
        long line = 2;
        foreach (Sighting sighting in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
        {
            DateOnly day = sighting.Day;
            for (int episodes = 1 + random.Below(sighting.Concern is { Harm: "cse" } ? 4 : 2); episodes > 0; episodes--)
            {
                Episode(random, sighting with { Day = day }, new SourceLine(Feed, File, line++), writer, truth);
                day = Places.Later(day, 1 + random.Below(40));
            }
        }

        // A colour in a column of words, and an hour that the clock skipped.
        Person stranger = PeopleMaker.Make(5_000_101, 77, false);
        foreach ((string reported, string level) in ((string, string)[])[("14/06/2025 21:20", "Amber"), ("30/03/2025 01:30", "")])
        {
            writer.WriteLine(TextFile.Row($"MP/ODD{line}", "V1", reported, "", "", "", "", "F", "", "Not known", "", "", "Medium", level, "", "", "", "CANARY-NARRATIVE"));
            truth.Other(new SourceLine(Feed, File, line++), "held", stranger.Number);
        }
    }

    private static void Episode(Randomness random, Sighting sighting, SourceLine place, StreamWriter writer, TruthWriter truth)
    {
        Person person = sighting.Person;
        (string level, string csa, string disclosed) = ("", "", "");
        var states = new List<(string, string, string)>();
        switch (sighting.Concern)
        {
            case { Harm: "cse" } concern when random.Chance(30):
                (disclosed, string said, string role) = FlagWords.Write(random, concern);
                level = random.Pick((string[])["Medium", "High", ""]);
                states.Add(("cse", said, role));
                break;
            case { Harm: "cse" } concern when random.Chance(70):
                (level, string meant) = concern.Status == "at_risk" ? (random.Pick((string[])["Low", "Medium risk"]), "at_risk") : (random.Pick((string[])["High", "High risk"]), "suspected");
                states.Add(("cse", meant, "experienced"));
                break;
            case { Harm: "csa" } concern when random.Chance(30):
                (csa, string status, string part) = FlagWords.Write(random, concern);
                states.Add(("csa", status, part));
                break;
            default:
                (csa, disclosed) = (FlagWords.Blank(random), FlagWords.Blank(random));
                break;
        }

        int area = random.Chance(75) ? person.Area : random.Below(4);
        bool home = random.Chance(92);
        string reference = string.Create(CultureInfo.InvariantCulture, $"MP/{place.Line}");
        string reported = string.Create(CultureInfo.InvariantCulture, $"{TextFile.Uk(sighting.Day)} {random.Pick((int[])[0, 3, 7, 16, 19, 22, 23]):00}:{random.Below(60):00}");
        truth.Mapped(
            place,
            person,
            new Stated(reference, sighting.Day, Born: true, Sex: true, home ? Places.Codes[person.Area] : "", Area: Places.Codes[area]),
            "",
            [.. states]);
        writer.WriteLine(TextFile.Row(
            reference,
            string.Create(CultureInfo.InvariantCulture, $"V{900_000 + person.Number}"),
            reported,
            sighting.Day < Places.Last && random.Chance(95) ? $"{TextFile.Uk(Places.Later(sighting.Day, 1 + random.Below(3)))} 06:15" : "",
            person.Family,
            person.Given,
            TextFile.Uk(person.Born),
            person.Female ? "F" : "M",
            Places.Ethnicities[person.Ethnicity].Police,
            home ? Places.Names[person.Area] : "Not known",
            Places.Names[area],
            random.Pick((string[])["Home", "Own home", "LAC", "Foster", "Other"]),
            random.Pick((string[])["High", "Medium", "Low", "No apparent risk"]),
            level,
            csa,
            disclosed,
            random.Chance(5) ? "Y" : "",
            "CANARY-NARRATIVE"));
    }
}

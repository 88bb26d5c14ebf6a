using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Westvale's front door: contacts with a list of issues, and indicators that default to no.</summary>
internal static class WestvaleContacts
{
    private const string Feed = "westvale/contacts";
    private const string File = "MASH_2026-03-31.csv";
    private static readonly string[] Sources = ["Police", "School", "Parent", "GP", "CAMHS", "Anonymous", "Self", "Early help", "Hospital", "Housing"];
    private static readonly string[] Decisions = ["NFA", "Early help", "C&F assessment", "S47", "Strategy discussion", "Pending", ""];

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x574D41);
        using StreamWriter writer = TextFile.Create(Path.Combine(folder, "westvale", File));
        writer.WriteLine("Contact ID,Person ID,NHS No,UPN,DOB,Gender,Ethnicity,Home LA,Contact Date,Source,Presenting Issues,CSA Indicator,CSE Indicator,HSB Indicator,HSB Role,RAG,Decision,Decision Date,Case Note");
        long line = 2;
        foreach (Sighting sighting in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
        {
            Person person = sighting.Person;
            (string issues, string cell, string role, (string, string, string)[] states) = Say(random, sighting.Concern);
            string harm = sighting.Concern?.Harm ?? "";
            string nhs = random.Chance(40) ? person.NhsNumber : "";
            string upn = random.Chance(50) ? person.Upn : "";
            bool home = random.Chance(92);
            string reference = string.Create(CultureInfo.InvariantCulture, $"K{line}");
            string decision = random.Pick(Decisions);
            truth.Mapped(
                new SourceLine(Feed, File, line++),
                person,
                new Stated(reference, sighting.Day, Born: true, Sex: true, home ? Places.Codes[person.Area] : "", nhs, upn),
                "",
                states);
            writer.WriteLine(TextFile.Row(
                reference,
                string.Create(CultureInfo.InvariantCulture, $"WV{person.Number}"),
                nhs,
                upn,
                random.Chance(50) ? TextFile.Uk(person.Born) : TextFile.Iso(person.Born),
                person.Female ? "Female" : "M",
                Places.Ethnicities[person.Ethnicity].Words,
                home ? Places.Names[person.Area] : "",
                TextFile.Uk(sighting.Day),
                random.Pick(Sources),
                issues,
                harm == "csa" ? cell : random.Pick((string[])["", "0", "FALSE", "N"]),
                harm == "cse" ? cell : random.Pick((string[])["", "N/K", "(null)"]),
                harm == "hsb" ? cell : "",
                role,
                random.Pick((string[])["Red", "Amber", "Green"]),
                decision,
                decision is "" or "Pending" ? "" : TextFile.Uk(Places.Later(sighting.Day, 1 + random.Below(3))),
                "CANARY-NOTE"));
        }

        // A decision that no list has, and a phrase that sends the reader to the notes.
        Person stranger = PeopleMaker.Make(5_000_102, 77, false);
        foreach ((string flag, string decision) in ((string, string)[])[("", "Triage B"), ("See notes", "NFA")])
        {
            writer.WriteLine(TextFile.Row($"KODD{line}", "WV0", "", "", "", "F", "", "", "01/05/2025", "Police", "", flag, "", "", "", "", decision, "", "CANARY-NOTE"));
            truth.Other(new SourceLine(Feed, File, line++), "held", stranger.Number);
        }
    }

    // An issue says which harm; an indicator also says how sure.
    private static (string Issues, string Cell, string Role, (string, string, string)[] States) Say(Randomness random, Concern? concern)
    {
        if (concern is null)
        {
            return (random.Pick((string[])["DV", "Neglect; Missing", "CCE; Gangs", "Mental health | Alcohol", "Housing", ""]), "", "", []);
        }

        if (concern.Harm == "hsb")
        {
            return random.Chance(50)
                ? ("HSB", "✓", "Displaying", [("hsb", "suspected", "displayed")])
                : ("Mental health", "HSB - displaying", "", [("hsb", "suspected", "displayed")]);
        }

        string issue = concern.Harm == "cse" ? random.Pick((string[])["CSE", "CSE; Missing", "Child sexual exploitation"]) : random.Pick((string[])["CSA", "DA; CSA", "Sexual abuse"]);
        if (random.Chance(45))
        {
            return (issue, "", "", [(concern.Harm, "suspected", "experienced")]);
        }

        (string cell, string status, string role) = FlagWords.Write(random, concern);
        return (random.Chance(50) ? issue : "", cell, "", [(concern.Harm, status, role)]);
    }
}

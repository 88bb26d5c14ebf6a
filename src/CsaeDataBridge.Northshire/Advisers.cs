using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>The advisers (ISVA, CHISVA): children and adults, what happened and how old the client was then.</summary>
internal static class Advisers
{
    private const string Feed = "northshire-isva/clients";
    private const string File = "ISVA_2026-03-31.csv";

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x415356);
        using StreamWriter writer = TextFile.Create(Path.Combine(folder, "northshire-isva", File));
        writer.WriteLine("Referral ID,Client ID,Consent,NHS No,DOB,Gender,Ethnicity,LA,Referred,Source,Adviser,Type of abuse,When,Age at time,CSA,CSE,Reported to police,First contact,Started,Closed,Closure reason,Status,CJS stage,Case note");
        long line = 2;
        foreach (Sighting sighting in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
        {
            Person person = sighting.Person;
            bool adult = person.AgeOn(sighting.Day) > 17;
            Said said = Say(random, sighting, adult);
            bool consents = random.Chance(92);
            string nhs = random.Chance(60) ? person.NhsNumber : "";
            bool home = random.Chance(90);
            string reference = string.Create(CultureInfo.InvariantCulture, $"IV{line}");
            DateOnly started = sighting.Day.AddDays(3 + random.Below(90));
            string status = random.Chance(5) ? "Not accepted" : started > Places.Last ? "Waiting" : started.AddDays(200) > Places.Last ? "In service" : "Closed";
            DateOnly? start = status is "In service" or "Closed" ? started : null;
            DateOnly? end = status == "Closed" ? started.AddDays(190) : null;
            var place = new SourceLine(Feed, File, line++);
            var stated = new Stated(reference, sighting.Day, Born: true, Sex: true, home ? Places.Codes[person.Area] : "", nhs);
            if (consents)
            {
                truth.Mapped(place, person, stated, "", said.States);
            }
            else
            {
                truth.Excluded(place, person, stated, "", said.States);
            }

            truth.Wait(place, adult ? "isva" : "chisva", sighting.Day, start, end, status.ToLowerInvariant().Replace(' ', '_'));
            writer.WriteLine(TextFile.Row(
                reference,
                string.Create(CultureInfo.InvariantCulture, $"NI{person.Number}"),
                consents ? "Y" : random.Pick((string[])["N", "P", ""]),
                nhs,
                TextFile.Uk(person.Born),
                person.Female ? "Female" : "Male",
                Places.Ethnicities[person.Ethnicity].Words,
                home ? Places.Names[person.Area] : "Prefer not to say",
                TextFile.Uk(sighting.Day),
                random.Pick((string[])["Police", "SARC", "Self", "GP", "CSC", "School"]),
                adult ? "ISVA" : random.Pick((string[])["CHISVA", "CISVA"]),
                said.Type,
                said.When,
                said.AgeThen,
                said.Csa,
                said.Cse,
                random.Pick((string[])["Y", "N", "Considering", "N/K"]),
                start is { } contact ? TextFile.Uk(contact.AddDays(-2)) : "",
                start is { } began ? TextFile.Uk(began) : "",
                end is { } closed ? TextFile.Uk(closed) : "",
                end is null ? "" : random.Pick((string[])["Planned", "Declined", "Moved"]),
                status,
                "CANARY-STAGE",
                "CANARY-NOTE"));
        }

        // Words that say nothing by themselves, and a type that no list has.
        Person stranger = PeopleMaker.Make(5_000_105, 77, false);
        foreach ((string type, string csa) in ((string, string)[])[("CSA", "Ask worker"), ("Harassment", "")])
        {
            writer.WriteLine(TextFile.Row($"IVODD{line}", "NI0", "Y", "", "", "F", "", "Not known", "01/05/2025", "", "ISVA", type, "", "", csa, "", "", "", "", "", "", "Waiting", "", "CANARY-NOTE"));
            truth.Other(new SourceLine(Feed, File, line++), "held", stranger.Number);
        }
    }

    // The word rape says that it was a child only with the age at the time, or that of a client who is one still.
    private static Said Say(Randomness random, Sighting sighting, bool adult)
    {
        int age = sighting.Person.AgeOn(sighting.Day);
        string Then(int years) => years.ToString(CultureInfo.InvariantCulture);
        return (sighting.Concern?.Harm, adult) switch
        {
            ("cse", _) => random.Weighted(
                (50, new Said("CSE; Domestic abuse", "Recent", "", "", "", [("cse", "suspected", "experienced")])),
                (50, new Said("CSE", "", "", "", "At risk of CSE", [("cse", "at_risk", "experienced")]))),
            ("csa", true) => random.Weighted(
                (50, new Said("Childhood sexual abuse", "Non-recent", "", "", "", [("csa", "suspected", "experienced")])),
                (30, new Said("Rape; Stalking", "Over 12 months", Then(6 + random.Below(11)), "", "", [("csa", "suspected", "experienced")])),
                (20, new Said("CSA", "Historic", "", "Y", "", [("csa", "suspected", "experienced")]))),
            ("csa", false) => random.Weighted(
                (50, new Said("CSA", "Recent", "", random.Pick((string[])["", "CSA suspected", "Yes"]), "", [("csa", "suspected", "experienced")])),
                (50, new Said("Rape", "Recent", "", "", "Not asked", [("csa", "suspected", "experienced")]))),
            ("unspecified", _) => new Said(random.Pick((string[])["Rape", "Sexual assault; Domestic abuse"]), "Recent", random.Chance(50) ? Then(age) : "", "", "", [("unspecified", "suspected", "experienced")]),
            _ => new Said("Other", "Not known", "", "Not asked", "", []),
        };
    }

    private sealed record Said(string Type, string When, string AgeThen, string Csa, string Cse, (string Harm, string Status, string Role)[] States);
}

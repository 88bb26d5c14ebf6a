using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Rowan, a rape crisis centre: a workbook with a title above its header and a total below; most of its service users are adults.</summary>
internal static class RapeCrisis
{
    private const string Feed = "rowan/contacts";
    private const string File = "service_users_2026-03-31.xlsx";

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x524F57);
        var workbook = new WorkbookWriter();
        workbook.Sheet("Service users");
        workbook.Row("Rowan: service users");
        workbook.Row("Two years to 31 March 2026");
        workbook.Row("Contact No", "Service user", "Consent", "Date of birth", "Gender", "Ethnicity", "Lives in", "First contact", "How they came", "Service", "What happened", "When", "Childhood abuse", "Police", "Support began", "Support ended", "Sessions", "Worker's words");
        int number = 0;
        foreach (Sighting sighting in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
        {
            Person person = sighting.Person;
            Said said = Say(random, sighting, person.AgeOn(sighting.Day) > 17);
            bool consents = random.Chance(90);
            bool home = random.Chance(85);
            string reference = string.Create(CultureInfo.InvariantCulture, $"C{++number}");
            DateOnly began = sighting.Day.AddDays(10 + random.Below(120));
            int line = workbook.Row(
                reference,
                string.Create(CultureInfo.InvariantCulture, $"RW{person.Number}"),
                consents ? "Yes" : random.Pick((string[])["No", "Partial", ""]),
                person.Born,
                person.Female ? "Female" : "Male",
                Places.Ethnicities[person.Ethnicity].Words,
                home ? Places.Names[person.Area] : "Prefer not to say",
                sighting.Day,
                random.Pick((string[])["Self", "Friend", "GP", "Police", "SARC", "Not known"]),
                random.Pick((string[])["Counselling", "Group work", "ISVA"]),
                said.Happened,
                said.When,
                said.Childhood,
                random.Pick((string[])["Yes", "No", "Considering", ""]),
                began <= Places.Last ? began : null,
                began.AddDays(150) <= Places.Last ? began.AddDays(140) : null,
                began <= Places.Last ? 1 + random.Below(20) : null,
                "CANARY-WORDS");
            var place = new SourceLine(Feed, File, line);
            var stated = new Stated(reference, sighting.Day, Born: true, Sex: true, home ? Places.Codes[person.Area] : "");
            if (consents)
            {
                truth.Mapped(place, person, stated, "", said.States);
            }
            else
            {
                truth.Excluded(place, person, stated, "", said.States);
            }
        }

        // What no list has, and abuse long ago of a person whose age then is missing.
        foreach ((string happened, string childhood) in ((string, string)[])[("Upskirting", ""), ("", "Historic abuse")])
        {
            int line = workbook.Row($"CODD{++number}", "RW0", "Yes", null, "Female", "", "Not known", Places.First, "", "", happened, "", childhood, "", null, null, null, "CANARY-WORDS");
            truth.Other(new SourceLine(Feed, File, line), "held", 5_000_106);
        }

        workbook.Row("Total", number);
        workbook.Save(Path.Combine(folder, "rowan", File));
    }

    private static Said Say(Randomness random, Sighting sighting, bool adult) => (sighting.Concern?.Harm, adult) switch
    {
        ("cse", _) => new Said("CSE", "Recent", "", [("cse", "suspected", "experienced")]),
        ("csa", true) => random.Weighted(
            (40, new Said("Childhood sexual abuse; Domestic abuse", "In childhood", "", [("csa", "suspected", "experienced")])),
            (40, new Said("", "In childhood", random.Pick((string[])["✓", "Adult survivor of CSA"]), [("csa", "suspected", "experienced")])),
            (20, new Said("Rape", "Non-recent", "✓", [("csa", "suspected", "experienced"), ("unspecified", "suspected", "experienced")]))),
        ("csa", false) => new Said(random.Pick((string[])["Rape", "Child sexual abuse", "Sexual assault; Other"]), "Recent", "", [("csa", "suspected", "experienced")]),
        ("unspecified", _) => new Said(random.Pick((string[])["Rape", "Sexual assault", "Sexual violence; Domestic abuse"]), random.Pick((string[])["Recent", "Over 12 months"]), "", [("unspecified", "suspected", "experienced")]),
        _ => new Said("Other", "", "Not asked", []),
    };

    private sealed record Said(string Happened, string When, string Childhood, (string Harm, string Status, string Role)[] States);
}

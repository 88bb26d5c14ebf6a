using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Northshire SARC: two sites, a CSV of attendances each year.</summary>
internal static class Sarc
{
    private const string Feed = "northshire-sarc/attendances";

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x534152);
        foreach (IGrouping<int, Sighting> year in sightings.GroupBy(sighting => sighting.Day < new DateOnly(2025, 4, 1) ? 2025 : 2026).OrderBy(group => group.Key))
        {
            string file = string.Create(CultureInfo.InvariantCulture, $"SARC_attendances_{year.Key}-03-31.csv");
            using StreamWriter writer = TextFile.Create(Path.Combine(folder, "northshire-sarc", file));
            writer.WriteLine("Attendance,Client,NHS Number,NHS Status,DOB,Sex,Ethnicity,Home LA,Site,Referred,Attended,Case type,Referral source,FME,FME start,Police involved,CSA,CSE,Clinical notes");
            long line = 2;
            foreach (Sighting sighting in year.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
            {
                Person person = sighting.Person;
                bool acute = random.Chance(55);
                string examination = acute ? random.Weighted((60, "Completed"), (20, "Declined"), (12, "Not indicated"), (8, "")) : random.Weighted((15, "Completed"), (10, "Declined"), (65, "Not indicated"), (10, "Not offered"));
                string referred = TextFile.Uk(sighting.Day) + string.Create(CultureInfo.InvariantCulture, $" {random.Below(24):D2}:{random.Below(60):D2}");
                string examined = examination == "Completed" ? TextFile.Uk(Places.Later(sighting.Day, 1 + random.Below(2), new DateOnly(year.Key, 3, 31))) + string.Create(CultureInfo.InvariantCulture, $" {9 + random.Below(9):D2}:{random.Below(60):D2}") : "";
                string harm = sighting.Concern!.Harm == "cse" ? "cse" : "csa";
                (string cell, string status) = random.Weighted((70, ("Y", "suspected")), (30, ($"? {harm.ToUpperInvariant()}", "suspected")));
                truth.Mapped(Feed, file, line, person.Number, (harm, status, "experienced"));
                writer.WriteLine(TextFile.Row(
                    string.Create(CultureInfo.InvariantCulture, $"AT{year.Key}{line}"),
                    string.Create(CultureInfo.InvariantCulture, $"C{person.Number}"),
                    random.Chance(80) ? person.NhsNumber : "",
                    random.Chance(90) ? "01" : "02",
                    TextFile.Uk(person.Born),
                    person.Female ? "2" : "1",
                    Places.Ethnicities[person.Ethnicity].Nhs,
                    random.Chance(95) ? Places.Names[person.Area] : "Not known",
                    random.Pick((string[])["Moor House", "The Quay"]),
                    referred,
                    TextFile.Uk(sighting.Day),
                    acute ? "Acute" : random.Pick((string[])["Non-recent", "Historic"]),
                    random.Pick((string[])["Police", "Self", "Social care", "Health", "Not known"]),
                    examination,
                    examined,
                    random.Pick((string[])["Y", "N", "Not known"]),
                    harm == "csa" ? cell : "",
                    harm == "cse" ? cell : "",
                    "CANARY-CLINICAL"));
                line++;
            }
        }
    }
}

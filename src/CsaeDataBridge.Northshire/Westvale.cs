using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Westvale: an Ofsted Annex A workbook a year. Only the categories of child protection plans can say sexual abuse.</summary>
internal static class Westvale
{
    private static readonly string[] OtherCategories = ["a) Neglect", "Neglect", "d) Emotional abuse", "b) Physical abuse", "e) Multiple/not recommended"];

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x574553);
        foreach (IGrouping<int, Sighting> year in sightings.GroupBy(sighting => sighting.Day < new DateOnly(2025, 4, 1) ? 2025 : 2026).OrderBy(group => group.Key))
        {
            string file = string.Create(CultureInfo.InvariantCulture, $"Annex_A_{year.Key}-03-31.xlsx");
            var made = new DateOnly(year.Key, 3, 31);
            var workbook = new WorkbookWriter();
            workbook.Sheet("List 1");
            workbook.Row("Child Unique ID", "Gender", "Date of Contact");
            Sighting[] ordered = [.. year.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number)];
            workbook.Sheet("List 4");
            workbook.Row("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation", "Allocated Worker");
            foreach (Sighting sighting in ordered)
            {
                object?[] who = Who(random, sighting.Person);
                DateOnly completed = Places.Later(sighting.Day, 20 + random.Below(25), made);
                var place = new SourceLine("westvale/annex-a-assessments", file, workbook.Row([.. who, sighting.Day, completed, "CANARY-WORKER"]));
                truth.Mapped(place, sighting.Person, States(sighting.Person, sighting.Day), "");
                truth.Assessment(place, completed, []);
            }

            workbook.Sheet("List 7");
            workbook.Row("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Child Protection Plan Start Date", "Initial Category of Abuse", "Latest Category of Abuse", "Child Protection Plan End Date");
            foreach (Sighting sighting in ordered)
            {
                bool abused = sighting.Concern is { Harm: "csa", Status: not "at_risk" };
                if (!(abused ? random.Chance(40) : random.Chance(12)))
                {
                    continue;
                }

                string category = abused ? random.Weighted((60, "c) Sexual abuse"), (20, "Sexual Abuse"), (20, "e) Multiple/not recommended")) : random.Pick(OtherCategories);
                DateOnly start = Places.Later(sighting.Day, 15 + random.Below(30), made);
                DateOnly? end = random.Chance(45) && start.AddDays(200) < made ? start.AddDays(120 + random.Below(80)) : null;
                int line = workbook.Row([.. Who(random, sighting.Person), start, random.Chance(85) ? category : random.Pick(OtherCategories), category, end]);
                (string, string, string)[] plan = category.EndsWith("exual abuse", StringComparison.OrdinalIgnoreCase) ? [("csa", "confirmed", "experienced")] : [];
                var place = new SourceLine("westvale/annex-a-plans", file, line);
                truth.Mapped(place, sighting.Person, States(sighting.Person, start), "", plan);
                truth.Plan(place, end, plan.Length > 0 ? "sexual" : category.Contains("Multiple", StringComparison.Ordinal) ? "multiple" : "other");
            }

            workbook.Save(Path.Combine(folder, "westvale", file));
        }
    }

    private static Stated States(Person person, DateOnly day) =>
        new(string.Create(CultureInfo.InvariantCulture, $"WV{person.Number} {TextFile.Iso(day)}"), day, Born: true, Sex: true, Places.Codes[1]);

    private static object?[] Who(Randomness random, Person person) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"WV{person.Number}"),
        person.Female ? random.Pick((string[])["b) Female", "Female"]) : random.Pick((string[])["a) Male", "Male"]),
        Places.Ethnicities[person.Ethnicity].Dfe,
        person.Born,
    ];
}

using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Northshire SARC: two sites; a CSV of attendances to March 2025, then a FHIR bundle each quarter.</summary>
internal static class Sarc
{
    private static readonly DateOnly FirstBundleDay = new(2025, 4, 1);

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x534152);
        Sighting[] ordered = [.. sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number)];
        string own = Path.Combine(folder, "northshire-sarc");
        WriteList(own, ordered.Where(sighting => sighting.Day < FirstBundleDay), random, truth);
        int number = 0;
        foreach (IGrouping<DateOnly, Sighting> quarter in ordered.Where(sighting => sighting.Day >= FirstBundleDay).GroupBy(sighting => QuarterEnd(sighting.Day)))
        {
            string file = $"SARC_bundle_{TextFile.Iso(quarter.Key)}.json";
            using var bundle = new ClinicBundle(Path.Combine(own, file), quarter.Key, "sarc.northshire.example", SarcVisit.Sites);
            foreach (Sighting sighting in quarter)
            {
                WriteResources(bundle, new SarcVisit(sighting, quarter.Key, random, ++number), random, (fate, visit, stated) => State(new SourceLine("northshire-sarc/bundles", file, bundle.Last), fate, visit, stated, truth));
            }
        }
    }

    private static void WriteList(string folder, IEnumerable<Sighting> sightings, Randomness random, TruthWriter truth)
    {
        const string File = "SARC_attendances_2025-03-31.csv";
        using StreamWriter writer = TextFile.Create(Path.Combine(folder, File));
        writer.WriteLine("Attendance,Client,NHS Number,NHS Status,DOB,Sex,Ethnicity,Home LA,Site,Referred,Attended,Case type,Referral source,FME,FME start,Police involved,CSA,CSE,Clinical notes");
        long line = 2;
        foreach (Sighting sighting in sightings)
        {
            Person person = sighting.Person;
            var visit = new SarcVisit(sighting, new DateOnly(2025, 3, 31), random, line);
            string cell = random.Chance(70) ? "Y" : $"? {visit.Harm.ToUpperInvariant()}";
            string reference = ClinicBundle.Id("AT2025", line);
            string nhsNumber = random.Chance(80) ? person.NhsNumber : "";
            string nhsStatus = random.Chance(90) ? "01" : "02";
            bool home = random.Chance(95);
            State(new SourceLine("northshire-sarc/attendances", File, line), "mapped", visit, States(visit, reference, nhsNumber, home), truth);
            writer.WriteLine(TextFile.Row(
                reference,
                ClinicBundle.Id("C", person.Number),
                nhsNumber,
                nhsStatus,
                TextFile.Uk(person.Born),
                person.Female ? "2" : "1",
                Places.Ethnicities[person.Ethnicity].Nhs,
                home ? Places.Names[person.Area] : "Not known",
                visit.Site,
                visit.Referred.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture),
                TextFile.Uk(sighting.Day),
                visit.CaseType,
                visit.Source,
                visit.Examination,
                visit.Examined?.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) ?? "",
                random.Pick((string[])["Y", "N", "Not known"]),
                visit.Harm == "csa" ? cell : "",
                visit.Harm == "cse" ? cell : "",
                "CANARY-CLINICAL"));
            line++;
        }
    }

    private static void WriteResources(ClinicBundle bundle, SarcVisit visit, Randomness random, Action<string, SarcVisit, Stated> state)
    {
        Person person = visit.Sighting.Person;
        string patient = $"Patient/{ClinicBundle.Id("C", person.Number)}";
        string encounter = $"Encounter/{visit.Reference}";
        bool hasNumber = random.Chance(80);
        bool home = random.Chance(95);
        bundle.Patient(person, hasNumber, home ? Places.Names[person.Area] : "Not known");
        ClinicResources.Referral(bundle, $"R{visit.Reference}", patient, ClinicResources.Instant(visit.Referred), visit.Source);
        string status = random.Weighted((96, "finished"), (2, "in-progress"), (2, "cancelled"));

        // One bundle has an encounter whose meaning an extension turns: a reader that does not know it must not guess.
        bool isModified = visit.Number == 40;
        ClinicResources.Encounter(bundle, visit.Reference, patient, status, visit.CaseType, visit.Sighting.Day, Array.IndexOf(SarcVisit.Sites, visit.Site), isModified);
        state(isModified ? "held" : status == "cancelled" ? "excluded" : "mapped", visit, States(visit, visit.Reference, hasNumber ? person.NhsNumber : "", home));
        SarcFindings.Write(bundle, visit, random, patient, encounter);
    }

    private static Stated States(SarcVisit visit, string reference, string nhsNumber, bool home) =>
        new(reference, visit.Sighting.Day, Born: true, Sex: true, home ? Places.Codes[visit.Sighting.Person.Area] : "", nhsNumber);

    private static void State(SourceLine line, string fate, SarcVisit visit, Stated stated, TruthWriter truth)
    {
        if (fate != "mapped")
        {
            truth.Other(line, fate, visit.Sighting.Person.Number);
            return;
        }

        truth.Mapped(line, visit.Sighting.Person, stated, "", (visit.Harm, "suspected", "experienced"));
        truth.Attendance(line, visit.SiteCode, visit.Pathway, visit.ExaminationCode);
    }

    private static DateOnly QuarterEnd(DateOnly day) => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1).AddMonths(3).AddDays(-1);
}

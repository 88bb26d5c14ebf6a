using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Two voluntary services: Harbour sends a workbook with two merged header rows, Lantern a CSV of its waiting list and sessions.</summary>
internal static class Voluntary
{
    private static readonly (string Words, string Code)[] Services = [("Counselling", "counselling"), ("CHISVA", "chisva"), ("Family support", "family")];

    public static void WriteHarbour(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x484152);
        const string File = "Harbour_referrals_2026-03-31.xlsx";
        var workbook = new WorkbookWriter();
        workbook.Sheet("Referrals");
        workbook.Row("Client", "", "", "", "Referral", "", "", "What brings you here", "", "Notes");
        workbook.Merge("A1:D1");
        workbook.Merge("E1:G1");
        workbook.Merge("H1:I1");
        workbook.Row("Ref", "Date of birth", "Gender", "Lives in", "Number", "Received", "First seen", "Sexual abuse", "Exploitation", "Worker");
        int number = 0;
        foreach (Sighting sighting in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
        {
            Person person = sighting.Person;
            string harm = sighting.Concern?.Harm ?? "";
            string cell = harm.Length == 0 ? "" : random.Weighted((50, "✓"), (25, "Yes"), (25, harm == "cse" ? "CSE suspected" : "Survivor of childhood sexual abuse"));
            object? seen = random.Chance(75) ? Places.Later(sighting.Day, 7 + random.Below(140)) : null;
            bool home = random.Chance(90);
            string reference = string.Create(CultureInfo.InvariantCulture, $"R{++number}");
            int line = workbook.Row(
                string.Create(CultureInfo.InvariantCulture, $"HB{person.Number}"),
                person.Born,
                person.Female ? "Female" : "Male",
                home ? Places.Names[person.Area] : "Prefer not to say",
                reference,
                sighting.Day,
                seen,
                harm == "csa" ? cell : "",
                harm == "cse" ? cell : "",
                "CANARY-WORKER");
            (string, string, string)[] states = harm is "csa" or "cse" ? [(harm, "suspected", "experienced")] : [];
            truth.Mapped(new SourceLine("harbour/referrals", File, line), person, new Stated(reference, sighting.Day, Born: true, Sex: true, home ? Places.Codes[person.Area] : ""), "", states);
        }

        workbook.Save(Path.Combine(folder, "harbour", File));
    }

    public static void WriteLantern(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x4C414E);
        const string File = "lantern_waiting_2026-03-31.csv";
        using StreamWriter writer = TextFile.Create(Path.Combine(folder, "lantern", File));
        writer.WriteLine("Referral,Client,NHS number,DOB,Gender,LA,Service,Referred on,Status,Offered,Started,Ended,Sessions offered,Sessions attended,CSA,CSE,HSB,Story");
        long line = 2;
        foreach (Sighting sighting in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
        {
            Person person = sighting.Person;
            string harm = sighting.Concern?.Harm ?? "";
            int wait = random.Weighted((50, 7 + random.Below(50)), (35, 57 + random.Below(60)), (15, 117 + random.Below(120)));
            DateOnly started = sighting.Day.AddDays(wait);
            string status = started > Places.Last ? random.Chance(10) ? "Not accepted" : "Waiting" : started.AddDays(150) > Places.Last ? "In service" : "Closed";
            bool hasStarted = status is "In service" or "Closed";
            int offered = hasStarted ? 4 + random.Below(16) : 0;
            (string, string, string)[] states = harm switch
            {
                "csa" or "cse" => [(harm, "suspected", "experienced")],
                "hsb" => [("hsb", "suspected", "displayed")],
                _ => [],
            };
            string referral = string.Create(CultureInfo.InvariantCulture, $"L{line}");
            string nhsNumber = random.Chance(50) ? person.NhsNumber : "";
            bool home = random.Chance(92);
            (string service, string serviceCode) = random.Pick(Services);
            var place = new SourceLine("lantern/waiting", File, line);
            truth.Mapped(place, person, new Stated(referral, sighting.Day, Born: true, Sex: true, home ? Places.Codes[person.Area] : "", nhsNumber), "", states);
            truth.Wait(place, serviceCode, sighting.Day, hasStarted ? started : null, status == "Closed" ? started.AddDays(140) : null, status.ToLowerInvariant().Replace(' ', '_'));
            writer.WriteLine(TextFile.Row(
                referral,
                string.Create(CultureInfo.InvariantCulture, $"LN{person.Number}"),
                nhsNumber,
                TextFile.Uk(person.Born),
                person.Female ? "Female" : "Male",
                home ? Places.Names[person.Area] : "",
                service,
                TextFile.Uk(sighting.Day),
                status,
                hasStarted ? TextFile.Uk(started.AddDays(-5)) : "",
                hasStarted ? TextFile.Uk(started) : "",
                status == "Closed" ? TextFile.Uk(started.AddDays(140)) : "",
                hasStarted ? offered.ToString(CultureInfo.InvariantCulture) : "",
                hasStarted ? (offered - random.Below(4)).ToString(CultureInfo.InvariantCulture) : "",
                harm == "csa" ? "Yes" : "",
                harm == "cse" ? "Yes" : "",
                harm == "hsb" ? "HSB - displaying" : "",
                "CANARY-STORY"));
            line++;
        }
    }
}

using System.Globalization;
using System.Text;

namespace CsaeDataBridge.Northshire;

/// <summary>Northshire Police: eight quarterly CSV files in windows-1252, three flag columns and a marker list.</summary>
internal static class Police
{
    public const string Feed = "northshire-police/crime";

    private static readonly string[] HeaderStart = ["Vic URN", "Sus URN", "Date Recorded", "Offence From", "HO Code", "Offence LA", "Vic Surname", "Vic Forename", "Vic DOB", "Vic Sex", "Vic SDE", "Vic Postcode", "Vic Home LA", "Sus Age", "Sus Sex", "Sus Ethnicity Obs", "CSA Flag", "CSE Flag", "HSB Flag", "Markers", "Case Status", "Outcome", "MO Text"];

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var random = new Randomness(seed ^ 0x504F4C);
        var byQuarter = sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number).GroupBy(sighting => Quarter(sighting.Day)).ToDictionary(group => group.Key, group => group.ToList());
        var late = new List<(string Reference, Sighting Sighting)>();
        int crime = 0;
        for (int quarter = 0; quarter < 8; quarter++)
        {
            DateOnly end = Places.First.AddMonths(3 * (quarter + 1)).AddDays(-1);
            string file = $"NSP_CRIME_{TextFile.Iso(end)}.csv";
            using StreamWriter writer = TextFile.Create(Path.Combine(folder, "northshire-police", file), Encoding.GetEncoding(1252), "\r\n");
            // The reference column was renamed with the system change of April 2025.
            writer.WriteLine(TextFile.Row([quarter < 4 ? "Crime Ref" : "CRIME_REF_NO", .. HeaderStart]));
            long line = 2;
            foreach (Sighting sighting in byQuarter.GetValueOrDefault(quarter) ?? [])
            {
                string reference = string.Create(CultureInfo.InvariantCulture, $"NS/{100_000 + ++crime}");
                string row = Row(random, reference, sighting, new SourceLine(Feed, file, line), truth);
                writer.WriteLine(row);
                line++;
                if (random.Below(60) == 0)
                {
                    writer.WriteLine(row);
                    truth.Other(new SourceLine(Feed, file, line++), "duplicate", sighting.Person.Number);
                }

                if (quarter < 7 && sighting.Concern is not null && random.Below(70) == 0)
                {
                    late.Add((reference, sighting));
                }
            }

            line = WriteOddRows(random, quarter, file, line, writer, truth);
            if (quarter == 7)
            {
                WriteCorrections(random, late, file, line, writer, truth);
            }
        }
    }

    private static int Quarter(DateOnly day) => (((day.Year - Places.First.Year) * 12) + day.Month - Places.First.Month) / 3;

    private static string Row(Randomness random, string reference, Sighting sighting, SourceLine line, TruthWriter truth)
    {
        Concern? concern = sighting.Concern;
        bool derived = concern is { Harm: not "hsb" } && random.Chance(12);
        var states = new List<(string, string, string)>();
        (string csa, string cse, string hsb, string markers, string setting) = ("", "", "", "", "");
        string code = random.Pick(Offences.Other);
        if (concern is not null && !derived)
        {
            (string cell, string status, string role) = FlagWords.Write(random, concern);
            if (concern.Harm == "cse")
            {
                cse = cell;
                // The offence suggests the harm by itself; the flag says it better and stands.
                code = random.Chance(40) ? Fitting(random, sighting) : code;
                (markers, setting) = concern.Setting == "online" && random.Chance(60) ? ("ONLINE", "online") : ("", "");
                markers = random.Chance(30) ? markers.Length > 0 ? $"CSE; MISPER, {markers}" : "CSE; MISPER" : markers;
            }
            else if (concern.Harm == "csa")
            {
                csa = cell;
                code = random.Chance(80) ? Fitting(random, sighting) : code;
                (markers, setting) = concern.Setting switch
                {
                    "online" when random.Chance(70) => ("ONLINE", "online"),
                    "intrafamilial" when random.Chance(55) => ("FAMILIAL", "intrafamilial"),
                    _ => ("", ""),
                };
            }
            else
            {
                hsb = cell;
            }

            states.Add((concern.Harm, status, role));
        }
        else if (concern is not null)
        {
            code = Fitting(random, sighting);
            if (Offences.About(code) != "age")
            {
                // An offence alone says that there is a concern only where its wording makes the victim a child.
                states.Add((concern.Harm, "suspected", "experienced"));
            }
        }

        if (concern?.Harm != "csa")
        {
            csa = FlagWords.Blank(random);
        }

        if (concern?.Harm != "cse")
        {
            cse = FlagWords.Blank(random);
        }

        if (concern?.Harm != "hsb")
        {
            hsb = FlagWords.Blank(random);
        }

        bool isSealed = random.Below(150) == 0;
        var row = PoliceRow.Make(random, reference, sighting, code, csa, cse, hsb, markers, isSealed ? "SEALED" : "OPEN");
        if (isSealed)
        {
            truth.Excluded(line, sighting.Person, row.Stated, setting, [.. states]);
        }
        else
        {
            truth.Mapped(line, sighting.Person, row.Stated, setting, [.. states]);
        }

        truth.Crime(line, row.Occurred, code, Offences.About(code), row.Area);
        return row.Text;
    }

    private static string Fitting(Randomness random, Sighting sighting) =>
        Offences.Pick(random, sighting.Concern!.Harm, sighting.Person.Female, sighting.Person.AgeOn(sighting.Day));

    private static long WriteOddRows(Randomness random, int quarter, string file, long line, StreamWriter writer, TruthWriter truth)
    {
        Person stranger = PeopleMaker.Make(5_000_000 + quarter, 77, false);
        var nothing = new Sighting(stranger, Places.First.AddMonths((3 * quarter) + 1), null);
        string reference = $"NS/ODD{quarter}";
        writer.WriteLine(PoliceRow.Make(random, reference + "A", nothing, "105/01", "", "MAYBE LATER", "", "", "OPEN").Text);
        truth.Other(new SourceLine(Feed, file, line++), "held", stranger.Number);
        string date = TextFile.Row(reference + "B", "V1", "", "31/02/2025", "", "105/01", "Eastmoor", "", "", "", "F", "", "", "Eastmoor", "", "", "", "", "", "", "", "OPEN", "", "CANARY-MO");
        writer.WriteLine(date);
        truth.Other(new SourceLine(Feed, file, line++), "held", stranger.Number);
        if (quarter == 5)
        {
            writer.WriteLine(PoliceRow.Make(random, reference + "C", nothing, "105/01", "", "", "", "", "OPEN").Text.Replace("CANARY-MO", "\"CANARY-MO", StringComparison.Ordinal));
            truth.Other(new SourceLine(Feed, file, line++), "held", stranger.Number);
        }

        return line;
    }

    // What was found later about crimes of earlier files: the same reference, another flag.
    private static void WriteCorrections(Randomness random, List<(string Reference, Sighting Sighting)> late, string file, long line, StreamWriter writer, TruthWriter truth)
    {
        foreach ((string reference, Sighting sighting) in late)
        {
            Concern confirmed = sighting.Concern! with { Status = "confirmed" };
            string harm = confirmed.Harm.ToUpperInvariant();
            string cell = confirmed.Harm == "hsb" ? "HSB displayed - confirmed" : $"{harm} - Confirmed";
            const string Offence = "105/01";
            var row = PoliceRow.Make(random, reference, sighting, Offence, confirmed.Harm == "csa" ? cell : "", confirmed.Harm == "cse" ? cell : "", confirmed.Harm == "hsb" ? cell : "", "", "OPEN");
            writer.WriteLine(row.Text);
            var place = new SourceLine(Feed, file, line++);
            truth.Mapped(place, sighting.Person, row.Stated, "", (confirmed.Harm, "confirmed", confirmed.Harm == "hsb" ? "displayed" : "experienced"));
            truth.Crime(place, row.Occurred, Offence, Offences.About(Offence), row.Area);
        }
    }
}

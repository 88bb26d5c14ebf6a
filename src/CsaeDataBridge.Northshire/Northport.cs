using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Northport: a case system's CSV with flags as words, and a tool that says Category 1 to 3.</summary>
internal static class Northport
{
    private const string Feed = "northport/flags";

    private static readonly Dictionary<string, string> SettingWords = new()
    {
        ["intrafamilial"] = "intrafamilial",
        ["extrafamilial"] = "extra-familial",
        ["online"] = "online",
        ["peer"] = "peer on peer",
        ["group"] = "group",
    };

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x4E4F52);
        const string File = "NP_flags_2026-03-31.csv";
        using StreamWriter writer = TextFile.Create(Path.Combine(folder, "northport", File));
        writer.WriteLine("Record,Person ID,NHS No,DOB,Gender,Ethnicity,Flag Type,Exploitation Tool,Start,End,Postcode,Case Note");
        long line = 2;
        foreach (Sighting sighting in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
        {
            Person person = sighting.Person;
            (string flag, string tool, string setting) = ("", "", "");
            var states = new List<(string, string, string)>();
            if (sighting.Concern is { Harm: "cse" } && random.Chance(40))
            {
                (tool, string level) = sighting.Concern.Status == "at_risk" ? ("Category 1", "at_risk") : (random.Pick((string[])["Category 2", "Cat 3"]), "suspected");
                states.Add(("cse", level, "experienced"));
            }
            else if (sighting.Concern is { } concern)
            {
                (flag, string status, string role) = Words(random, concern);
                states.Add((concern.Harm, status, role));
                if (concern.Harm != "hsb" && random.Chance(60))
                {
                    setting = concern.Setting;
                    flag += $" - {SettingWords[setting]}";
                }
            }
            else
            {
                (flag, tool) = (FlagWords.Blank(random), random.Chance(5) ? "Not assessed" : "");
            }

            bool hasNumber = random.Chance(70);
            string record = string.Create(CultureInfo.InvariantCulture, $"F{line}");
            truth.Mapped(new SourceLine(Feed, File, line), person, new Stated(record, sighting.Day, Born: true, Sex: true, Places.Codes[2], hasNumber ? person.NhsNumber : ""), setting, [.. states]);
            writer.WriteLine(TextFile.Row(
                record,
                string.Create(CultureInfo.InvariantCulture, $"NP{person.Number}"),
                hasNumber ? $"{person.NhsNumber[..3]} {person.NhsNumber[3..6]} {person.NhsNumber[6..]}" : "",
                TextFile.Iso(person.Born),
                random.Pick(person.Female ? ["Female", "F", "female"] : (string[])["Male", "M", "male"]),
                Places.Ethnicities[person.Ethnicity].Words,
                flag,
                tool,
                TextFile.Uk(sighting.Day),
                flag.StartsWith("No longer", StringComparison.Ordinal) ? TextFile.Uk(Places.Later(sighting.Day, 90)) : "",
                person.Postcode,
                "CANARY-NOTE"));
            line++;
        }
    }

    // One column for all harms: the cell must name the harm, which a bare yes does not.
    private static (string Cell, string Status, string Role) Words(Randomness random, Concern concern)
    {
        string harm = concern.Harm.ToUpperInvariant();
        return concern.Harm == "hsb"
            ? FlagWords.Write(random, concern)
            : concern.Status switch
            {
                "confirmed" => ($"{harm} - Confirmed", "confirmed", "experienced"),
                "at_risk" => random.Weighted((70, ($"At risk of {harm}", "at_risk", "experienced")), (30, ($"{harm} - no longer at risk", "at_risk", "experienced"))),
                _ => random.Weighted((50, ($"{harm} - Suspected", "suspected", "experienced")), (25, ($"? {harm}", "suspected", "experienced")), (25, (harm, "suspected", "experienced"))),
            };
    }
}

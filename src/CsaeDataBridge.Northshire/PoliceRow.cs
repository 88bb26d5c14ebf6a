using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>One row of the police's extract, and what it says.</summary>
/// <param name="Text">The row as it is in the file.</param>
/// <param name="Area">Code of the council where the offence happened.</param>
internal sealed record PoliceRow(string Text, Stated Stated, DateOnly Occurred, string Area)
{
    public static PoliceRow Make(Randomness random, string reference, Sighting sighting, string code, string csa, string cse, string hsb, string markers, string status)
    {
        // The order of the draws is the order of the columns: another order would give another sample.
        Person person = sighting.Person;
        int offenceArea = sighting.Concern?.Harm == "cse" && random.Chance(33) ? (person.Area + 1 + random.Below(3)) % 4 : person.Area;
        string recorded = random.Chance(30) ? TextFile.Short(sighting.Day) : TextFile.Uk(sighting.Day);
        string suspect = random.Chance(55) ? string.Create(CultureInfo.InvariantCulture, $"S{random.Below(900_000)}") : "";
        DateOnly occurred = sighting.Day.AddDays(-random.Below(20));
        string offence = Written(random, code);
        string family = random.Chance(50) ? person.Family.ToUpperInvariant() : person.Family;
        bool born = random.Chance(97);
        string sex = random.Pick(person.Female ? ["F", "Female"] : (string[])["M", "Male"]);
        bool home = random.Chance(96);
        string text = TextFile.Row(
            reference,
            string.Create(CultureInfo.InvariantCulture, $"V{900_000 + person.Number}"),
            suspect,
            recorded,
            TextFile.Uk(occurred),
            offence,
            Places.Names[offenceArea],
            family,
            person.Given,
            born ? TextFile.Uk(person.Born) : "",
            sex,
            Places.Ethnicities[person.Ethnicity].Police,
            person.Postcode,
            home ? Places.Names[person.Area] : "Not known",
            random.Chance(60) ? random.Weighted((48, 10 + random.Below(8)), (25, 18 + random.Below(7)), (27, 25 + random.Below(40))).ToString(CultureInfo.InvariantCulture) : "",
            random.Chance(70) ? "M" : "",
            random.Chance(33) ? "IC1" : "",
            csa,
            cse,
            hsb,
            markers,
            status,
            random.Pick((string[])["", "", "1", "15", "16", "18"]),
            $"CANARY-MO-{reference} café – £20");
        return new PoliceRow(text, new Stated(reference, sighting.Day, born, Sex: true, home ? Places.Codes[person.Area] : ""), occurred, Places.Codes[offenceArea]);
    }

    // One code, many writings: a leading zero lost, a slash lost.
    private static string Written(Randomness random, string code) => random.Below(6) switch
    {
        0 => code.TrimStart('0'),
        1 => code.Replace("/", "", StringComparison.Ordinal),
        _ => code,
    };
}

using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>The youth justice service: children displaying harmful sexual behaviour, with the levels that its tools found.</summary>
internal static class YouthJustice
{
    private const string Feed = "northshire-youth-justice/hsb";
    private const string File = "YJS_HSB_2026-03-31.csv";

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x594F54);
        using StreamWriter writer = TextFile.Create(Path.Combine(folder, "northshire-youth-justice", File));
        writer.WriteLine("Case ID,YP ID,UPN,DOB,Sex,Ethnicity,Home LA,Referral Date,Referred By,Assessment Date,Hackett Level,AIM3 Outcome,Brook,HSB,Own Experience of CSA,Online,Intervention Start,Intervention End,Closure,Analysis");
        long line = 2;
        foreach (Sighting sighting in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
        {
            Person person = sighting.Person;
            Found found = Find(random, sighting.Concern);
            bool harmed = sighting.Concern is { Role: "both" } || (sighting.Concern is not null && random.Chance(8));
            (string, string, string)[] states = [.. found.States, .. harmed ? [("csa", "suspected", "experienced")] : ((string, string, string)[])[]];
            string upn = random.Chance(60) ? person.Upn : "";
            string reference = string.Create(CultureInfo.InvariantCulture, $"Y{line}");
            bool home = random.Chance(95);
            DateOnly started = sighting.Day.AddDays(30 + random.Below(60));
            bool ended = started.AddDays(180) <= Places.Last;
            truth.Mapped(
                new SourceLine(Feed, File, line++),
                person,
                new Stated(reference, sighting.Day, Born: true, Sex: true, home ? Places.Codes[person.Area] : "", Upn: upn),
                "",
                states);
            writer.WriteLine(TextFile.Row(
                reference,
                string.Create(CultureInfo.InvariantCulture, $"YP{person.Number}"),
                upn,
                TextFile.Uk(person.Born),
                person.Female ? "F" : "Male",
                Places.Ethnicities[person.Ethnicity].Police,
                home ? Places.Names[person.Area] : "Not known",
                TextFile.Uk(sighting.Day),
                random.Pick((string[])["Police", "School", "CSC", "Court", "Parent"]),
                TextFile.Uk(Places.Later(sighting.Day, 5 + random.Below(20))),
                found.Hackett,
                found.Aim,
                found.Brook,
                found.Flag,
                harmed ? "CSA suspected" : FlagWords.Blank(random),
                "",
                started <= Places.Last ? TextFile.Uk(started) : "",
                ended ? TextFile.Uk(started.AddDays(180)) : "",
                ended ? random.Pick((string[])["Planned", "Disengaged", "Turned 18"]) : "",
                "CANARY-ANALYSIS"));
        }

        // A level of another tool, and a colour that spans two levels.
        Person stranger = PeopleMaker.Make(5_000_104, 77, false);
        foreach ((string hackett, string brook) in ((string, string)[])[("Amber", ""), ("", "Amber")])
        {
            writer.WriteLine(TextFile.Row($"YODD{line}", "YP0", "", "", "M", "", "Not known", "01/05/2025", "", "", hackett, "", brook, "", "", "", "", "", "", "CANARY-ANALYSIS"));
            truth.Other(new SourceLine(Feed, File, line++), "held", stranger.Number);
        }
    }

    // A level is a finding of an assessment; a colour is of one behaviour, and a tick says no more than that they were referred.
    private static Found Find(Randomness random, Concern? concern) => concern is null
        ? random.Weighted(
            (50, new Found(random.Pick((string[])["Inappropriate", "Normal"]), "", "", "", [("hsb", "ruled_out", "displayed")])),
            (50, new Found("Not assessed", "", "Green", "N", [])))
        : random.Weighted(
            (50, new Found(concern.Status == "confirmed" ? random.Pick((string[])["Abusive", "Violent"]) : "Problematic", random.Pick((string[])["", "Moderate concern"]), "", "✓", [("hsb", "confirmed", "displayed")])),
            (20, new Found("", random.Pick((string[])["Low", "Moderate concern", "High concern"]), "", "", [("hsb", "confirmed", "displayed")])),
            (10, new Found("", "", "Red", "", [("hsb", "suspected", "displayed")])),
            (20, new Found("", "", "", random.Pick((string[])["✓", "Y", "HSB displaying"]), [("hsb", "suspected", "displayed")])));

    private sealed record Found(string Hackett, string Aim, string Brook, string Flag, (string Harm, string Status, string Role)[] States);
}

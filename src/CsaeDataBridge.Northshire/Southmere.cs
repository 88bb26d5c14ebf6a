using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Southmere: dates and ticks stand in place of flags, and a multi-agency panel keeps a list of its own.</summary>
internal static class Southmere
{
    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x534F55);
        const string File = "children_2026-03-31.csv";
        const string PanelFile = "panel_2026-03-31.csv";
        using StreamWriter writer = TextFile.Create(Path.Combine(folder, "southmere", File));
        using StreamWriter panel = TextFile.Create(Path.Combine(folder, "southmere", PanelFile));
        writer.WriteLine("Episode;Child;UPN;Date of birth;Sex;Ethnicity;Opened;CSA;CSE;HSB;HSB role");
        panel.WriteLine("Panel ref,Child,DOB,Panel date,Risk level,Referred by,Discussion");
        long line = 2;
        long panelLine = 2;
        foreach (Sighting sighting in sightings.OrderBy(sighting => sighting.Day).ThenBy(sighting => sighting.Person.Number))
        {
            Person person = sighting.Person;
            string child = string.Create(CultureInfo.InvariantCulture, $"SM-{person.Number}");
            if (sighting.Concern is { Harm: "cse" } cse && random.Chance(50))
            {
                (string level, string status) = cse.Status switch
                {
                    "at_risk" => random.Weighted((50, ("Emerging", "at_risk")), (50, ("Moderate", "at_risk"))),
                    _ => ("Significant", "suspected"),
                };
                string panelReference = string.Create(CultureInfo.InvariantCulture, $"MACE{panelLine}");
                truth.Mapped(new SourceLine("southmere/panel", PanelFile, panelLine), person, new Stated(panelReference, sighting.Day, Born: true, Sex: false, Places.Codes[3]), "", ("cse", status, "experienced"));
                panel.WriteLine(TextFile.Row(panelReference, child, TextFile.Uk(person.Born), TextFile.Uk(sighting.Day), level, "Police", "CANARY-DISCUSSION"));
                panelLine++;
                continue;
            }

            string mark = random.Chance(50) ? TextFile.Uk(sighting.Day) : "✓";
            (string harm, string state) = (sighting.Concern?.Harm ?? "", "suspected");
            string unticked = random.Chance(10) ? "01/01/1900" : "";
            string role = harm != "hsb" ? "" : sighting.Concern!.Role == "both" ? "both" : "displaying";
            (string, string, string)[] states = harm switch
            {
                "" => [],
                "hsb" => [("hsb", state, role == "both" ? "both" : "displayed")],
                _ => [(harm, state, "experienced")],
            };
            string upn = random.Chance(80) ? person.Upn : "";
            string episode = string.Create(CultureInfo.InvariantCulture, $"E{line}");
            truth.Mapped(new SourceLine("southmere/children", File, line), person, new Stated(episode, sighting.Day, Born: true, Sex: true, Places.Codes[3], Upn: upn), "", states);
            writer.WriteLine(string.Join(';', episode, child, upn, TextFile.Uk(person.Born), person.Female ? "2" : "1", Places.Ethnicities[person.Ethnicity].Dfe, TextFile.Uk(sighting.Day), harm == "csa" ? mark : unticked, harm == "cse" ? mark : "", harm == "hsb" ? mark : "", role));
            line++;
        }
    }
}

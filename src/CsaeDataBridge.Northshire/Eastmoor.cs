using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Eastmoor: the DfE children in need census as XML, one file a year. It has no code for HSB at all.</summary>
internal static class Eastmoor
{
    private static readonly string[] OtherFactors = ["10A", "15A", "16A", "17A", "3A", "13A", "24A"];
    private static readonly string[] OtherCategories = ["NEG", "NEG", "EMO", "EMO", "PHY", "MUL"];

    public static void Write(string folder, IEnumerable<Sighting> sightings, ulong seed, TruthWriter truth)
    {
        var random = new Randomness(seed ^ 0x454153);
        foreach (IGrouping<int, Sighting> year in sightings.GroupBy(sighting => sighting.Day < new DateOnly(2025, 4, 1) ? 2025 : 2026).OrderBy(group => group.Key))
        {
            string file = string.Create(CultureInfo.InvariantCulture, $"CIN_{year.Key}-03-31.xml");
            using StreamWriter writer = TextFile.Create(Path.Combine(folder, "eastmoor", file));
            long line = 1;
            void Put(string text)
            {
                writer.WriteLine(text);
                line++;
            }

            Put("<Message>");
            Put($"<Header><CollectionDetails><Collection>CIN</Collection><Year>{year.Key}</Year><ReferenceDate>{year.Key}-03-31</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>991</LEA></Source></Header>");
            Put("<Children>");
            foreach (IGrouping<int, Sighting> child in year.GroupBy(sighting => sighting.Person.Number).OrderBy(group => group.Key))
            {
                Person person = child.First().Person;
                Put("<Child>");
                bool hasUpn = random.Chance(85);
                Put($"<ChildIdentifiers><LAchildID>EM{person.Number}</LAchildID>{(hasUpn ? $"<UPN>{person.Upn}</UPN>" : "<UPNunknown>UN3</UPNunknown>")}<PersonBirthDate>{TextFile.Iso(person.Born)}</PersonBirthDate><Sex>{(person.Female ? "F" : "M")}</Sex></ChildIdentifiers>");
                Put($"<ChildCharacteristics><Ethnicity>{Places.Ethnicities[person.Ethnicity].Dfe}</Ethnicity></ChildCharacteristics>");
                foreach (Sighting sighting in child.OrderBy(sighting => sighting.Day))
                {
                    WriteDetails(random, sighting, hasUpn ? person.Upn : "", new DateOnly(year.Key, 3, 31), file, Put, () => line, truth);
                }

                Put("</Child>");
            }

            Put("</Children>");
            Put("</Message>");
        }
    }

    private static void WriteDetails(Randomness random, Sighting sighting, string upn, DateOnly made, string file, Action<string> put, Func<long> line, TruthWriter truth)
    {
        DateOnly day = sighting.Day;
        put("<CINdetails>");
        put($"<CINreferralDate>{TextFile.Iso(day)}</CINreferralDate><ReferralSource>{random.Pick((string[])["6", "2A", "1A", "3A", "5A", "8", "10"])}</ReferralSource><PrimaryNeedCode>{random.Pick((string[])["N1", "N4", "N5"])}</PrimaryNeedCode>");
        var states = new List<(string, string, string)>();
        var factors = new List<string>();
        bool recorded = random.Chance(92);
        if (recorded && sighting.Concern is { Harm: "csa" } csa)
        {
            factors.Add(csa.Setting == "peer" ? "19B" : "19C");
            states.Add(("csa", "suspected", "experienced"));
        }
        else if (recorded && sighting.Concern is { Harm: "cse" })
        {
            factors.Add("11A");
            states.Add(("cse", "at_risk", "experienced"));
        }

        if (recorded)
        {
            factors.AddRange(OtherFactors.Where(_ => random.Chance(18)));
            if (factors.Count == 0)
            {
                factors.Add("21");
            }
        }

        string number = string.Create(CultureInfo.InvariantCulture, $"EM{sighting.Person.Number}");
        DateOnly completed = Places.Later(day, 20 + random.Below(25), made);
        var assessment = new SourceLine("eastmoor/cin-assessments", file, line());
        truth.Mapped(assessment, sighting.Person, new Stated($"{number} {TextFile.Iso(day)}", day, Born: true, Sex: true, Places.Codes[0], Upn: upn), factors.Contains("19B") ? "peer" : "", [.. states]);
        truth.Assessment(assessment, completed, factors);
        put("<Assessments>");
        put($"<AssessmentActualStartDate>{TextFile.Iso(day)}</AssessmentActualStartDate><AssessmentAuthorisationDate>{TextFile.Iso(completed)}</AssessmentAuthorisationDate>");
        put(factors.Count == 0 ? "<FactorsIdentifiedAtAssessment/>" : $"<FactorsIdentifiedAtAssessment>{string.Concat(factors.Select(factor => $"<AssessmentFactors>{factor}</AssessmentFactors>"))}</FactorsIdentifiedAtAssessment>");
        put("</Assessments>");
        bool abused = sighting.Concern is { Harm: "csa", Status: "confirmed" or "suspected", Setting: "intrafamilial" };
        if (abused ? random.Chance(45) : random.Chance(14))
        {
            string category = abused ? random.Weighted((80, "SAB"), (20, "MUL")) : random.Pick(OtherCategories);
            string first = random.Chance(85) ? category : random.Pick(OtherCategories);
            DateOnly start = Places.Later(day, 15 + random.Below(30), made);
            DateOnly? ended = random.Chance(45) && start.AddDays(200) < made ? start.AddDays(120 + random.Below(80)) : null;
            string end = ended is { } last ? $"<CPPendDate>{TextFile.Iso(last)}</CPPendDate>" : "";
            (string, string, string)[] plan = category == "SAB" ? [("csa", "confirmed", "experienced")] : [];
            var place = new SourceLine("eastmoor/cin-plans", file, line());
            truth.Mapped(place, sighting.Person, new Stated($"{number} {TextFile.Iso(start)}", start, Born: true, Sex: true, Places.Codes[0], Upn: upn), "", plan);
            truth.Plan(place, ended, category switch { "SAB" => "sexual", "MUL" => "multiple", _ => "other" });
            put("<ChildProtectionPlans>");
            put($"<CPPstartDate>{TextFile.Iso(start)}</CPPstartDate>{end}<InitialCategoryOfAbuse>{first}</InitialCategoryOfAbuse><LatestCategoryOfAbuse>{category}</LatestCategoryOfAbuse>");
            put("</ChildProtectionPlans>");
        }

        put("</CINdetails>");
    }
}

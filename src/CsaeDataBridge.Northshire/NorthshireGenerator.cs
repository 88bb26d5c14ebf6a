using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Makes Northshire, an invented area with planted truth: extracts of its agencies, their truth and the population.</summary>
public static class NorthshireGenerator
{
    /// <summary>The seed of the sample that is kept with the program.</summary>
    public const ulong DefaultSeed = 20260401;

    /// <summary>People with a concern in the sample that is kept with the program.</summary>
    public const int DefaultPeople = 3000;

    /// <summary>Writes <c>extracts/</c>, <c>truth/</c> and <c>population.csv</c>; the same arguments give the same bytes.</summary>
    /// <param name="people">People with a concern, 1 or more; as many again without one fill the same extracts.</param>
    public static void Write(string folder, int people, ulong seed, CancellationToken token)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(people);
        string extracts = Path.Combine(folder, "extracts");
        using var truth = new TruthWriter(Path.Combine(folder, "truth"));
        Dictionary<string, List<Sighting>> seen = See(people, seed, Path.Combine(folder, "truth"), token);
        Police.Write(extracts, seen["police"], seed, truth);
        token.ThrowIfCancellationRequested();
        Eastmoor.Write(extracts, seen["council0"], seed, truth);
        Westvale.Write(extracts, seen["council1"], seed, truth);
        Northport.Write(extracts, seen["council2"], seed, truth);
        Southmere.Write(extracts, seen["council3"], seed, truth);
        token.ThrowIfCancellationRequested();
        Sarc.Write(extracts, seen["sarc"], seed, truth);
        Voluntary.WriteHarbour(extracts, seen["harbour"], seed, truth);
        Voluntary.WriteLantern(extracts, seen["lantern"], seed, truth);
        token.ThrowIfCancellationRequested();
        PoliceNonCrime.Write(extracts, seen["non-crime"], seed, truth);
        PoliceMissing.Write(extracts, seen["missing"], seed, truth);
        WestvaleContacts.Write(extracts, seen["contacts"], seed, truth);
        Schools.Write(extracts, seen["schools"], seed, truth);
        YouthJustice.Write(extracts, seen["youth-justice"], seed, truth);
        Advisers.Write(extracts, seen["advisers"], seed, truth);
        RapeCrisis.Write(extracts, seen["rape-crisis"], seed, truth);
        AdultSafeguarding.Write(extracts, seen["adults"], seed, truth);
        Hub.Write(extracts, seen["hub"], seed, truth);
        MentalHealth.Write(extracts, seen["camhs"], seed, truth);
        WritePopulation(folder, people);
    }

    // Who comes to which agency's notice, and when. An agency that learns of a person need not learn of the concern.
    private static Dictionary<string, List<Sighting>> See(int people, ulong seed, string truthFolder, CancellationToken token)
    {
        string[] agencies = ["police", "council0", "council1", "council2", "council3", "sarc", "harbour", "lantern"];
        Dictionary<string, List<Sighting>> seen = agencies.Concat(Services.All.Select(service => service.Key)).ToDictionary(agency => agency, _ => new List<Sighting>());
        using StreamWriter writer = TextFile.Create(Path.Combine(truthFolder, "people.csv"));
        writer.WriteLine("person,harm,status,role,setting,since,area,sex,born,agencies");
        for (int number = 0; number < people * 2; number++)
        {
            token.ThrowIfCancellationRequested();
            Person person = PeopleMaker.Make(number, seed, number < people);
            var random = new Randomness(seed ^ 0xA5E ^ (0x9E3779B97F4A7C15 * (ulong)(number + 7)));
            var known = new List<string>();
            void Sees(string agency, int chance)
            {
                if (random.Chance(chance))
                {
                    DateOnly day = Places.Later(person.Concern?.Since ?? Places.AnyDay(random), random.Below(45));
                    seen[agency].Add(new Sighting(person, day, random.Chance(92) || agency == "sarc" ? person.Concern : null));
                    known.Add(agency);
                }
            }

            bool harmed = person.Concern is { Harm: not "hsb" };
            Sees("police", person.Concern is null ? 55 : 62);
            Sees($"council{person.Area}", person.Concern is null ? 45 : 60);
            Sees("sarc", harmed ? 22 : 0);
            Sees("harbour", harmed ? 16 : person.Concern is null ? 5 : 0);
            Sees("lantern", person.Concern is null ? 4 : 20);
            known.AddRange(Services.See(person, seed, seen).Except(known));
            string concern = person.Concern is { } own ? $"{own.Harm},{own.Status},{own.Role},{own.Setting},{TextFile.Iso(own.Since)}" : ",,,,";
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number},{concern},{Places.Codes[person.Area]},{(person.Female ? "female" : "male")},{TextFile.Iso(person.Born)},{string.Join('|', known)}"));
        }

        // Adults: what they went through as children is no concern of today, so that none is planted for them.
        for (int number = people * 2; number < (people * 2) + (people / 5); number++)
        {
            Person person = PeopleMaker.MakeAdult(number, seed);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number},,,,,,{Places.Codes[person.Area]},{(person.Female ? "female" : "male")},{TextFile.Iso(person.Born)},{string.Join('|', Services.SeeAdult(person, seed, seen))}"));
        }

        return seen;
    }

    private static void WritePopulation(string folder, int people)
    {
        using StreamWriter writer = TextFile.Create(Path.Combine(folder, "population.csv"));
        writer.WriteLine("area_code,year,sex,age,persons");
        foreach (int year in (int[])[2024, 2025])
        {
            for (int area = 0; area < 4; area++)
            {
                for (int age = 0; age < 18; age++)
                {
                    foreach (string sex in (string[])["female", "male"])
                    {
                        // About one child in fifty is known with a concern over two years.
                        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Places.Codes[area]},{year},{sex},{age},{(people * 50 / 144) + (7 * age) + (3 * area)}"));
                    }
                }
            }
        }
    }
}

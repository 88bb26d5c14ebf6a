namespace CsaeDataBridge.Northshire;

/// <summary>The services that know only some of the people. Each draws for itself, so that one more changes nothing of the others.</summary>
internal static class Services
{
    /// <summary>Chances in a hundred: for who experienced abuse, for who displays it, for anybody else, and for an adult.</summary>
    public static readonly IReadOnlyList<Service> All =
    [
        new("non-crime", "police", 0x4E4F4E, person => person.Concern switch { null => 4, { Harm: "hsb" } => 14, _ => 10 }, 0),
        new("missing", "police", 0x4D4953, person => person.Concern switch { { Harm: "cse" } => 18, null => 2, _ => 3 }, 0),
        new("contacts", "council1", 0x4D4153, person => person.Area != 1 ? 0 : person.Concern is null ? 12 : 25, 0),
        new("schools", "schools", 0x534348, person => person.Concern switch { null => 2, { Harm: "hsb" } => 20, _ => 6 }, 0),
        new("youth-justice", "youth-justice", 0x594A53, person => person.Concern is { Harm: "hsb" } && person.AgeOn(person.Concern.Since) >= 10 ? 45 : person.Concern is null ? 1 : 0, 0),
        new("advisers", "advisers", 0x495356, person => person.Concern is { Harm: not "hsb" } ? 9 : 0, 30),
        new("rape-crisis", "rape-crisis", 0x524343, person => person.Concern is { Harm: not "hsb" } && person.AgeOn(person.Concern.Since) >= 13 ? 5 : 0, 40),
        new("adults", "adults", 0x414455, _ => 0, 30),
        new("hub", "hub", 0x485542, person => person.Concern switch { { Harm: "hsb" } => 0, null => 1, _ => 8 }, 0),
        new("camhs", "camhs", 0x434148, person => person.Concern switch { null => 1, { Harm: "hsb" } => 15, _ => 6 }, 0),
    ];

    /// <summary>Adds what each service sees of a child.</summary>
    /// <returns>The agencies that know the child.</returns>
    public static IReadOnlyList<string> See(Person person, ulong seed, Dictionary<string, List<Sighting>> seen)
    {
        var known = new List<string>();
        foreach (Service service in All)
        {
            Randomness random = service.Draws(person, seed);
            if (random.Chance(service.Chance(person)))
            {
                DateOnly day = Places.Later(person.Concern?.Since ?? Places.AnyDay(random), random.Below(60));
                seen[service.Key].Add(new Sighting(person, day, random.Chance(90) ? person.Concern : null));
                known.Add(service.Agency);
            }
        }

        return [.. known.Distinct()];
    }

    /// <summary>Adds what each service sees of an adult: a survivor of childhood abuse, somebody harmed as an adult, or neither.</summary>
    /// <returns>The agencies that know the adult.</returns>
    public static IReadOnlyList<string> SeeAdult(Person person, ulong seed, Dictionary<string, List<Sighting>> seen)
    {
        string story = new Randomness(seed ^ 0x414C54 ^ (ulong)person.Number).Weighted((50, "csa"), (35, "unspecified"), (15, ""));
        var known = new List<string>();
        foreach (Service service in All)
        {
            Randomness random = service.Draws(person, seed);
            if (random.Chance(service.AdultChance))
            {
                DateOnly day = Places.AnyDay(random);
                seen[service.Key].Add(new Sighting(person, day, story.Length == 0 ? null : new Concern(story, "suspected", "experienced", "", day)));
                known.Add(service.Agency);
            }
        }

        return known;
    }
}

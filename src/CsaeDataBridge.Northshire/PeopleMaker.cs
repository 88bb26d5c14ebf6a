namespace CsaeDataBridge.Northshire;

/// <summary>Makes the people: those with a true concern and those without, who fill the same extracts.</summary>
internal static class PeopleMaker
{
    private static readonly string[] Starts = ["Bel", "Cor", "Dan", "El", "Far", "Gal", "Hel", "Is", "Jor", "Kel", "Lor", "Mar", "Nor", "Ol", "Per", "Ros", "Sel", "Tam", "Ul", "Ver"];
    private static readonly string[] Ends = ["an", "eth", "ia", "is", "on", "or", "us", "wen", "ys", "a", "ela", "ina"];
    private static readonly string[] Families = ["Ashcombe", "Brindlow", "Carrowby", "Dunmarsh", "Elverley", "Fenwold", "Grantholm", "Hexby", "Inglesea", "Kirkmoor", "Lanterby", "Marlowick", "Netherfold", "O'Carrick", "Penhallow", "Quenby", "Ravenslow", "Stonebeck", "Thornaby", "Wexcombe"];

    /// <summary>One person; the same number and seed give the same person.</summary>
    public static Person Make(int number, ulong seed, bool withConcern)
    {
        var random = new Randomness(seed ^ (0xD1B54A32D192ED03 * (ulong)(number + 1)));
        Concern? concern = withConcern ? MakeConcern(random) : null;
        bool displayed = concern?.Role == "displayed";
        bool female = random.Chance(displayed ? 10 : withConcern ? 78 : 50);
        DateOnly day = concern?.Since ?? Places.AnyDay(random);
        int age = random.Weighted((22, 2 + random.Below(11)), (48, 13 + random.Below(3)), (30, 16 + random.Below(2)));
        return Make(random, number, female, day.AddYears(-age).AddDays(-1 - random.Below(360)), concern);
    }

    /// <summary>An adult of 18 to 75 on every day of the sample, who is no child of it.</summary>
    public static Person MakeAdult(int number, ulong seed)
    {
        var random = new Randomness(seed ^ (0xD1B54A32D192ED03 * (ulong)(number + 1)));
        bool female = random.Chance(85);
        return Make(random, number, female, Places.First.AddYears(-18 - random.Weighted((35, random.Below(8)), (65, random.Below(56)))).AddDays(-1 - random.Below(360)), null);
    }

    private static Person Make(Randomness random, int number, bool female, DateOnly born, Concern? concern)
    {
        int ethnicity = random.Weighted((58, 0), (6, 1), (7, 2), (4, 3), (4, 4), (2, 5), (3, 6), (2, 7), (4, 8), (10, 9));
        string given = random.Pick(Starts) + random.Pick(Ends);
        string family = random.Pick(Families);
        string postcode = $"NS{1 + random.Below(9)} {random.Below(9)}{(char)('A' + random.Below(26))}{(char)('A' + random.Below(26))}";
        return new Person(number, female, born, random.Below(4), ethnicity, given, family, CheckDigits.NhsNumber(number), CheckDigits.Upn(number), postcode, concern);
    }

    private static Concern MakeConcern(Randomness random)
    {
        DateOnly since = Places.AnyDay(random);
        string harm = random.Weighted((58, "csa"), (27, "cse"), (15, "hsb"));
        string status = harm == "cse"
            ? random.Weighted((20, "confirmed"), (40, "suspected"), (40, "at_risk"))
            : random.Weighted((25, "confirmed"), (65, "suspected"), (10, "at_risk"));
        string role = harm == "hsb" ? random.Weighted((90, "displayed"), (10, "both")) : "experienced";
        string setting = harm == "cse"
            ? random.Weighted((40, "online"), (30, "group"), (30, "extrafamilial"))
            : random.Weighted((40, "intrafamilial"), (20, "extrafamilial"), (25, "online"), (15, "peer"));
        return new Concern(harm, status, role, setting, since);
    }
}

using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Runs;

/// <summary>One count of people behind the report, as planted and as stored, with the causes of the difference.</summary>
/// <param name="Name">Measure and column.</param>
/// <param name="Planted">True people of whom the extracts state it.</param>
/// <param name="Stored">People that the store counts.</param>
/// <param name="Causes">They add up to the difference.</param>
internal sealed record CountComparison(string Name, int Planted, int Stored, IReadOnlyList<CountCause> Causes)
{
    /// <summary>True when every cause is something that the extracts cannot show.</summary>
    public bool IsExplained => Causes.All(cause => cause.Words is not (Unexplained or Together));

    /// <summary>A difference of this cause is a fault: the extracts show what was counted otherwise.</summary>
    public const string Unexplained = "no cause found";

    /// <summary>Also a fault: different people never share an identifier in the sample.</summary>
    public const string Together = "several people under one identity";

    // The definitions of the measures over what rows state, written a second time: truth shares nothing with what it judges.
    private static readonly Dictionary<string, Func<IReadOnlyList<TruthFact>, bool>> Definitions = new()
    {
        ["M01 children"] = facts => facts.Any(IsCsa),
        ["M01 at_risk"] = facts => facts.Any(fact => fact is { IsAbuse: true, Row.Status: "at_risk", Age: < 18 }),
        ["M02 children"] = facts => facts.Any(fact => IsCsa(fact) && fact.Row.Harm == "cse"),
        ["M02 at_risk"] = facts => facts.Any(fact => fact is { IsAbuse: true, Row: { Harm: "cse", Status: "at_risk" }, Age: < 18 }),
        ["M03 children"] = facts => facts.Any(fact => fact is { IsIdentified: true, Row: { Harm: "hsb", Role: "displayed" or "both" }, Age: < 18 }),
        ["M04 children"] = facts => facts.Any(fact => IsCsa(fact) && fact.Setting == "peer"),
        ["M05 recorded"] = facts => facts.Any(IsCsa) && facts.Any(fact => fact is { IsAbuse: true, Age: < 18, Setting.Length: > 0 }),
        ["M05 online"] = facts => facts.Any(IsCsa) && facts.Any(fact => fact is { IsAbuse: true, Age: < 18, Setting: "online" }),
        ["M06 intrafamilial"] = facts => facts.Any(IsCsa) && facts.Any(fact => fact is { IsAbuse: true, Age: < 18, Setting: "intrafamilial" }),
        ["M06 extrafamilial"] = facts => facts.Any(IsCsa) && facts.Any(fact => fact is { IsAbuse: true, Age: < 18, Setting: "extrafamilial" }),
        ["M24 children"] = facts => facts.Any(fact => fact is { Age: < 18 } && fact.Row.Feed.StartsWith("northshire-sarc/", StringComparison.Ordinal)),
    };

    /// <summary>Compares every count of people.</summary>
    /// <param name="facts">What rows state, of all periods.</param>
    /// <param name="stored">Concerns as stored.</param>
    /// <param name="people">For each count, whom the store counts.</param>
    public static IReadOnlyList<CountComparison> Make(IReadOnlyList<TruthFact> facts, IReadOnlyList<StoredConcern> stored, IReadOnlyDictionary<string, IReadOnlySet<Guid>> people, DateOnly from, DateOnly to)
    {
        ILookup<TruthRow, StoredConcern> byRow = stored.ToLookup(concern => new TruthRow(concern.Feed, concern.File, concern.Line, concern.Harm, concern.Status, concern.Role));
        ILookup<int, TruthFact> byPerson = facts.Where(fact => fact.Day >= from && fact.Day <= to).ToLookup(fact => fact.Person);
        return [.. Definitions.Select(definition => Compare(definition.Key, definition.Value, byPerson, byRow, people[definition.Key]))];
    }

    private static CountComparison Compare(string name, Func<IReadOnlyList<TruthFact>, bool> definition, ILookup<int, TruthFact> byPerson, ILookup<TruthRow, StoredConcern> byRow, IReadOnlySet<Guid> counted)
    {
        var causes = new Dictionary<string, int>(StringComparer.Ordinal);
        void Add(string cause, int people) => causes[cause] = causes.GetValueOrDefault(cause) + people;
        var holders = new Dictionary<Guid, int>();
        int planted = 0;
        foreach (IGrouping<int, TruthFact> person in byPerson)
        {
            StoredConcern[] concerns = [.. person.SelectMany(fact => byRow[fact.Row])];
            Guid[] keys = [.. concerns.Select(concern => concern.PersonKey).OfType<Guid>().Distinct().Where(counted.Contains)];
            foreach (Guid key in keys)
            {
                holders[key] = holders.GetValueOrDefault(key) + 1;
            }

            bool isOne = definition([.. person]);
            planted += isOne ? 1 : 0;
            if (isOne && keys.Length == 0)
            {
                Add(WhyMissing(byRow, definition, [.. person]), -1);
            }
            else if (isOne && keys.Length > 1)
            {
                Add("known under several identities that no shared identifier joins", keys.Length - 1);
            }
            else if (!isOne && keys.Length > 0)
            {
                Add(Unexplained, keys.Length);
            }
        }

        foreach (int together in holders.Values.Where(people => people > 1))
        {
            Add(Together, 1 - together);
        }

        int strangers = counted.Count(key => !holders.ContainsKey(key));
        if (strangers > 0)
        {
            Add(Unexplained, strangers);
        }

        return new CountComparison(name, planted, counted.Count, [.. causes.Where(cause => cause.Value != 0).Select(cause => new CountCause(cause.Key, cause.Value)).OrderBy(cause => cause.Words, StringComparer.Ordinal)]);
    }

    // A cause counts only when it is enough: without the rows that it takes away, nothing states what is counted.
    private static string WhyMissing(ILookup<TruthRow, StoredConcern> byRow, Func<IReadOnlyList<TruthFact>, bool> definition, IReadOnlyList<TruthFact> facts)
    {
        bool Stated(Func<StoredConcern, bool> seen) => definition([.. facts.Where(fact => byRow[fact.Row].Any(seen))]);
        if (!Stated(concern => concern.Age is not null))
        {
            return "age not recorded by the agency";
        }

        if (!Stated(concern => concern.IsCurrent))
        {
            return "corrected by a later delivery";
        }

        if (!Stated(concern => !concern.UnderReview))
        {
            return "waits for a person's decision";
        }

        static bool Counts(StoredConcern concern) => concern is { Age: not null, IsCurrent: true, UnderReview: false };
        if (!Stated(Counts))
        {
            return "age not recorded, corrected or under review, row by row";
        }

        // One row says that there is a concern and another the setting, under identities that nothing joins.
        return facts.SelectMany(fact => byRow[fact.Row]).Select(concern => concern.PersonKey).Distinct().Any(key => Stated(concern => Counts(concern) && concern.PersonKey == key))
            ? Unexplained
            : "stated in parts under several identities that no shared identifier joins";
    }

    private static bool IsCsa(TruthFact fact) => fact is { IsAbuse: true, IsIdentified: true, Age: < 18 };
}

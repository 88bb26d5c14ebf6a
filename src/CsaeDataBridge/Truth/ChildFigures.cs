namespace CsaeDataBridge.Truth;

/// <summary>M01 to M06: children with a concern, a person once.</summary>
internal static class ChildFigures
{
    /// <param name="period">The records of the period.</param>
    public static void Count(Tally tally, IReadOnlyList<SeenRecord> period)
    {
        foreach (IGrouping<string, SeenRecord> person in period.GroupBy(record => record.Person))
        {
            (string area, string sex) = (person.First().Area, person.First().Sex);
            (int? Age, SeenConcern Concern)[] stated = [.. person.SelectMany(record => record.Concerns.Select(concern => (record.Age, concern)))];
            (int? Age, SeenConcern Concern)[] abuse = [.. stated.Where(one => one.Concern.IsAbuse)];
            bool isChild = CountIdentified(tally, "M01", area, sex, abuse);
            CountIdentified(tally, "M02", area, null, [.. abuse.Where(one => one.Concern.Harm == "cse")]);
            (int? Age, SeenConcern Concern)[] displayed = [.. stated.Where(one => one.Concern is { IsDisplayed: true, IsIdentified: true })];
            CountAges(tally, "M03", area, displayed);
            foreach ((_, SeenConcern concern) in stated.Where(one => one.Concern is { Harm: "hsb", Role: "" }))
            {
                tally.Count("M03", "no_role", area);
            }

            bool byChild = abuse.Any(one => one is { Age: < 18, Concern: { IsIdentified: true, Setting: "peer" } })
                || person.Any(record => record.Age < 18 && record.Assessment is { } assessment && assessment.Factors.Contains("19B"));
            if (byChild)
            {
                tally.Count("M04", "children", area);
            }

            if (isChild)
            {
                CountSettings(tally, area, [.. abuse.Where(one => one.Age < 18 && one.Concern.Setting.Length > 0).Select(one => one.Concern.Setting)]);
            }
        }
    }

    // Suspected and confirmed together; at risk is a line of its own and never added in.
    private static bool CountIdentified(Tally tally, string measure, string area, string? sex, IReadOnlyList<(int? Age, SeenConcern Concern)> concerns)
    {
        if (concerns.Any(one => one is { Age: < 18, Concern.Status: "at_risk" }))
        {
            tally.Count(measure, "at_risk", area);
        }

        (int? Age, SeenConcern Concern)[] identified = [.. concerns.Where(one => one.Concern.IsIdentified)];
        if (CountAges(tally, measure, area, identified) is not { } age)
        {
            return false;
        }

        tally.Count($"{measure}-age", "children", area, age switch { < 13 => "under 13", < 16 => "13 to 15", _ => "16 to 17" });
        if (sex is not null)
        {
            tally.Count($"{measure}-sex", "children", area, sex);
        }

        return true;
    }

    // The youngest age as a child; nobody of unknown age is a child.
    private static int? CountAges(Tally tally, string measure, string area, IReadOnlyList<(int? Age, SeenConcern Concern)> concerns)
    {
        int? youngest = concerns.Where(one => one.Age < 18).Min(one => one.Age);
        if (youngest is not null)
        {
            tally.Count(measure, "children", area);
        }
        else if (concerns.Count > 0 && concerns.All(one => one.Age is null))
        {
            tally.Count(measure, "age_unknown", area);
        }

        return youngest;
    }

    private static void CountSettings(Tally tally, string area, HashSet<string> settings)
    {
        foreach (string measure in (string[])["M04", "M05", "M06"])
        {
            tally.Count(measure, "csa", area);
            if (settings.Count > 0)
            {
                tally.Count(measure, "recorded", area);
            }
        }

        (bool inside, bool outside) = (settings.Contains("intrafamilial"), settings.Contains("extrafamilial"));
        foreach ((string measure, string column, bool counts) in (ReadOnlySpan<(string, string, bool)>)[("M05", "online", settings.Contains("online")), ("M06", "intrafamilial", inside), ("M06", "extrafamilial", outside), ("M06", "both_settings", inside && outside)])
        {
            if (counts)
            {
                tally.Count(measure, column, area);
            }
        }
    }
}

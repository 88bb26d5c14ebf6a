namespace CsaeDataBridge.Truth;

/// <summary>M17 and M21: assessments completed, and children with an open child protection plan.</summary>
internal static class CareFigures
{
    private static readonly string[] SexualAbuse = ["19A", "19B", "19C"];

    public static void Count(Tally tally, IReadOnlyList<SeenRecord> records, DateOnly from, DateOnly to, IReadOnlyDictionary<string, (string Name, string? Area)> agencies)
    {
        string Council(SeenRecord record) => agencies[record.Agency].Area ?? "unknown";
        HashSet<string> coding = [.. records.Where(record => record.Assessment is { Factors.Count: > 0 }).Select(record => record.Agency)];
        foreach (SeenRecord record in records.Where(record => record.Assessment is { } one && one.Completed >= from && one.Completed <= to && coding.Contains(record.Agency)))
        {
            IReadOnlyList<string> factors = record.Assessment!.Factors;
            string area = Council(record);
            tally.Count("M17", "completed", area);
            if (factors.Count > 0)
            {
                tally.Count("M17", "recorded", area);
            }

            bool abuse = factors.Intersect(SexualAbuse).Any();
            if (abuse || factors.Contains("11A"))
            {
                tally.Count("M17", "with_factor", area);
            }

            if (!abuse && factors.Contains("11A"))
            {
                tally.Count("M17", "only_11a", area);
            }
        }

        SeenRecord[] open = [.. records.Where(record => record.Plan is { } plan && record.Day <= to && !(plan.Ended <= to))];
        foreach (IGrouping<string, SeenRecord> child in open.GroupBy(record => record.Person))
        {
            string area = child.OrderBy(record => record.Day).ThenBy(Council, StringComparer.Ordinal).Select(Council).Last();
            tally.Count("M21", "plans", area);
            tally.Count("M21", "recorded", area);
            foreach (string category in child.Select(record => record.Plan!.Category).Where(category => category != "other").Distinct())
            {
                tally.Count("M21", category, area);
            }
        }

        // Of a council whose extracts never hold a factor, or a plan, there is no data; that is not 0.
        HashSet<string> planning = [.. records.Where(record => record.Plan is not null).Select(record => record.Agency)];
        foreach ((string id, (_, string? area)) in agencies.Where(agency => agency.Value.Area is not null))
        {
            foreach (string measure in (IEnumerable<string>)[.. coding.Contains(id) ? (string[])[] : ["M17"], .. planning.Contains(id) ? (string[])[] : ["M21"]])
            {
                tally.Set(measure, "no_data", area!, FigureKey.All, 1);
            }
        }
    }
}

namespace CsaeDataBridge.Truth;

/// <summary>M29 and M30: how long people waited for a service, and who waits on the last day.</summary>
internal static class WaitFigures
{
    private const int TwelveWeeks = 84;

    public static void Count(Tally tally, IReadOnlyList<SeenRecord> records, DateOnly from, DateOnly to)
    {
        WaitDetails[] accepted = [.. records.Select(record => record.Wait).OfType<WaitDetails>().Where(wait => wait.Status != "not_accepted")];
        var days = new List<(string Service, int Days)>();
        foreach (WaitDetails wait in accepted.Where(wait => wait.Referred >= from && wait.Referred <= to))
        {
            tally.Count("M29", "accepted", breakdown: wait.Service);
            if (wait.Started is { } started)
            {
                tally.Count("M29", "people", breakdown: wait.Service);
                days.Add((wait.Service, started.DayNumber - wait.Referred.DayNumber));
            }
        }

        foreach (IGrouping<string, int> service in days.Concat(days.Select(wait => (Service: FigureKey.All, wait.Days))).GroupBy(wait => wait.Service, wait => wait.Days))
        {
            int[] ordered = [.. service.Order()];
            tally.Set("M29", "median", FigureKey.All, service.Key, Quantile(ordered, 0.5));
            tally.Set("M29", "p90", FigureKey.All, service.Key, Quantile(ordered, 0.9));
        }

        foreach (WaitDetails wait in accepted.Where(wait => wait.Referred <= to))
        {
            bool hasStarted = wait.Started <= to || (wait.Started is null && wait.Status is "in_service" or "closed");
            if (!hasStarted && !(wait.Ended <= to))
            {
                tally.Count("M30", "waiting", breakdown: wait.Service);
                if (to.DayNumber - wait.Referred.DayNumber > TwelveWeeks)
                {
                    tally.Count("M30", "over", breakdown: wait.Service);
                }
            }
            else if (wait.Started is null && wait.Ended >= from && wait.Ended <= to)
            {
                tally.Count("M30", "closed_waiting", breakdown: wait.Service);
            }
        }
    }

    // Between two values where the share falls between them.
    private static double Quantile(IReadOnlyList<int> ordered, double share)
    {
        double place = share * (ordered.Count - 1);
        int below = (int)place;
        return below + 1 < ordered.Count ? ordered[below] + ((place - below) * (ordered[below + 1] - ordered[below])) : ordered[below];
    }
}

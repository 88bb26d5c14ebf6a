namespace CsaeDataBridge.Sharing;

/// <summary>Finds values for counts that are elsewhere, so that the whole system is one table that could be true.</summary>
internal static class BaseFinder
{
    private const int MostPivots = 20_000;
    private const int MostFixed = 400;

    /// <returns>A system whose values fit all its equations: those that could not be fitted are not in it.</returns>
    public static CountSystem Find(CountSystem system)
    {
        if (Fitted(system) is { } fitted)
        {
            return fitted;
        }

        // What another release says may be of other people by now; each of its equations stands as long as the rest can be fitted with it.
        CountSystem kept = new(system.Counts, [.. system.Equations.Where(equation => !equation.Counts.Any(count => system.Counts[count].Role == CountRole.Elsewhere))]);
        foreach (CountEquation equation in system.Equations.Where(equation => equation.Counts.Any(count => system.Counts[count].Role == CountRole.Elsewhere)))
        {
            kept = Fitted(new CountSystem(kept.Counts, [.. kept.Equations, equation])) ?? kept;
        }

        return kept;
    }

    private static CountSystem? Fitted(CountSystem system)
    {
        var simplex = new DualSimplex(system);
        simplex.Begin();
        int[] elsewhere = [.. Enumerable.Range(0, system.Counts.Count).Where(count => system.Counts[count].Role == CountRole.Elsewhere)];
        foreach (int count in elsewhere)
        {
            SystemCount known = system.Counts[count];
            simplex.Allow(count, known.High - known.Value, known.Value - known.Low, 1 + (count * 1e-6));
        }

        for (int time = 0; time < MostFixed && simplex.Solve(MostPivots) == SimplexOutcome.Optimal; time++)
        {
            int broken = Array.FindIndex(elsewhere, count => Math.Abs(simplex.Change(count) - Math.Round(simplex.Change(count))) > 1e-6);
            if (broken >= 0)
            {
                simplex.Fix(elsewhere[broken], (long)Math.Round(simplex.Change(elsewhere[broken]), MidpointRounding.AwayFromZero));
                continue;
            }

            SystemCount[] counts = [.. system.Counts];
            foreach (int count in elsewhere)
            {
                counts[count] = counts[count] with { Value = counts[count].Value + (long)Math.Round(simplex.Change(count)) };
            }

            var whole = new CountSystem(counts, system.Equations);
            return new CountMove(new Dictionary<int, long>(elsewhere.Select(count => new KeyValuePair<int, long>(count, 0)))) { KeepsSmall = true }.Fits(whole) ? whole : null;
        }

        return null;
    }
}

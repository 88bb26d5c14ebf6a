namespace CsaeDataBridge.Sharing;

/// <summary>Finds a second table for a request: a linear program proposes, fractions are fixed one by one, and whole numbers are checked exactly.</summary>
/// <param name="hidden">By number, whether a count is hidden now.</param>
internal sealed class MoveFinder(CountSystem system, DisclosureRules rules, bool[] hidden)
{
    private const int MostFixed = 60;
    private const double CostOfHidden = 0.01;
    private const double CostOfElsewhere = 0.001;
    private const double CostOfAvoided = 0.3;
    private readonly DualSimplex simplex = new(system);

    public long Work => simplex.Work;

    /// <returns>Null when none was found, which does not prove that there is none.</returns>
    public CountMove? Find(MoveRequest request)
    {
        simplex.Begin();
        for (int count = 0; count < system.Counts.Count; count++)
        {
            Allow(count, request);
        }

        simplex.Demand(request.Target, request.Change);
        for (int time = 0; time < MostFixed; time++)
        {
            if (simplex.Solve(request.MostPivots) != SimplexOutcome.Optimal)
            {
                return null;
            }

            int broken = Broken();
            if (broken < 0)
            {
                return Whole(request);
            }

            simplex.Fix(broken, (long)Math.Round(simplex.Change(broken), MidpointRounding.AwayFromZero));
        }

        return null;
    }

    private void Allow(int number, MoveRequest request)
    {
        SystemCount count = system.Counts[number];
        if (number == request.Target || number == request.Held || count.Role == CountRole.Known || count.Low == count.High)
        {
            return;
        }

        bool free = hidden[number] || count.Role == CountRole.Elsewhere;
        if (!free && !request.MayHide && !request.WithinRounding)
        {
            return;
        }

        (long low, long high) = (count.Low, count.High);
        if (!free && request.WithinRounding)
        {
            (long least, long most) = rules.ShownAs(count.Value);
            (low, high, free) = (Math.Max(low, least), Math.Min(high, most), true);
        }

        if (request.KeepsSmall && HasMarker(number) && rules.IsSmall(count.Value))
        {
            (low, high) = (Math.Max(low, rules.Profile.SuppressFrom), Math.Min(high, rules.Profile.SuppressTo));
        }

        double cost = !free ? count.Cost : count.Role == CountRole.Elsewhere ? CostOfElsewhere : request.Avoid.Contains(number) ? CostOfAvoided : CostOfHidden;
        simplex.Allow(number, Math.Max(0, high - count.Value), Math.Max(0, count.Value - low), cost * (1 + Nudge(number)));
    }

    // Costs that are never quite equal leave one cheapest answer, and no cycles; the number stands for no randomness.
    private static double Nudge(int number) => (((uint)number * 2_654_435_761u) >> 12) / (double)(1 << 20) * 1e-3;

    private bool KeepsSmall(int number, long change) =>
        !HasMarker(number) || !rules.IsSmall(system.Counts[number].Value) || rules.IsSmall(system.Counts[number].Value + change);

    // Another publisher's marker is one too; shares of areas and corrected counts stand nowhere.
    private bool HasMarker(int number) => hidden[number] || system.Counts[number].Role == CountRole.Published;

    private int Broken()
    {
        for (int count = 0; count < system.Counts.Count; count++)
        {
            double change = simplex.Change(count);
            if (Math.Abs(change - Math.Round(change)) > 1e-6)
            {
                return count;
            }
        }

        return -1;
    }

    private CountMove? Whole(MoveRequest request)
    {
        var changes = new Dictionary<int, long> { [request.Target] = request.Change };
        for (int count = 0; count < system.Counts.Count; count++)
        {
            long change = (long)Math.Round(simplex.Change(count));
            if (change != 0)
            {
                changes[count] = change;
            }
        }

        var move = new CountMove(changes) { KeepsSmall = changes.All(change => KeepsSmall(change.Key, change.Value)), WithinRounding = request.WithinRounding };
        return move.Fits(system) ? move : null;
    }
}

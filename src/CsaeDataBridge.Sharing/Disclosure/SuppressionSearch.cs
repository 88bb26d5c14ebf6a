namespace CsaeDataBridge.Sharing;

/// <summary>Hides counts of one joined set until every hidden one has two whole-number tables that are far enough apart.</summary>
internal sealed class SuppressionSearch
{
    private const int PivotsToSpare = 200;
    private readonly CountSystem system;
    private readonly DisclosureRules rules;
    private readonly IReadOnlyList<HiddenNeed> needs;
    private readonly bool[] hidden;
    private readonly HideReason[] reasons;
    private readonly HashSet<int> required;
    private readonly HashSet<int> before;
    private readonly HashSet<int> failed = [];
    private readonly MovePool pool;
    private readonly MoveFinder finder;
    private readonly Dictionary<int, KeepSmall> weaker = [];
    private bool withInsiders;

    public SuppressionSearch(CountSystem system, DisclosureRules rules, IReadOnlyList<HiddenNeed> needs)
    {
        this.system = system;
        this.rules = rules;
        this.needs = needs;
        hidden = new bool[system.Counts.Count];
        reasons = new HideReason[system.Counts.Count];
        required = [.. needs.Where(need => need.Reason != HideReason.HiddenBefore).Select(need => need.Count)];
        before = [.. needs.Select(need => need.Count).Where(count => !required.Contains(count))];
        foreach (HiddenNeed need in needs)
        {
            hidden[need.Count] = true;
            reasons[need.Count] = reasons[need.Count] == HideReason.None ? need.Reason : reasons[need.Count];
        }

        pool = new MovePool(system, rules);
        finder = new MoveFinder(system, rules, hidden);
    }

    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public SuppressionPattern Run(CancellationToken token)
    {
        if (rules.ProtectsWhatIsHidden)
        {
            ProtectFromOutsiders(token);
            Spare(token);
            if (rules.ProtectsFromInsiders)
            {
                withInsiders = true;
                ProtectFromInsiders(token);
                ProtectFromOutsiders(token);
                Spare(token);
            }
        }

        return new SuppressionPattern(reasons, [.. Enumerable.Range(0, hidden.Length).Select(count => (IReadOnlyList<CountMove>)[.. pool.Of(count)])], [.. failed.Order()]);
    }

    private bool IsSpent => finder.Work > rules.MostWork;

    private void ProtectFromOutsiders(CancellationToken token)
    {
        // A count that is hidden for another needs tables of its own, so it goes on until nothing is added.
        int hiddenSoFar;
        do
        {
            hiddenSoFar = hidden.Count(one => one);
            foreach (int count in Enumerable.Range(0, hidden.Length).Where(count => hidden[count]).OrderByDescending(count => required.Contains(count)).ThenByDescending(count => system.Counts[count].Value).ToArray())
            {
                token.ThrowIfCancellationRequested();
                if (!IsSafe(count, -1) && !Protect(count, -1, HideReason.Protects))
                {
                    failed.Add(count);
                }
            }
        }
        while (hidden.Count(one => one) > hiddenSoFar);
        foreach (HiddenNeed need in needs.Where(need => need.Held >= 0 && !IsSafe(need.Count, need.Held)))
        {
            if (!Protect(need.Count, need.Held, HideReason.Group))
            {
                failed.Add(need.Count);
            }
        }
    }

    private void ProtectFromInsiders(CancellationToken token)
    {
        int[] small = Small();
        foreach (int count in small)
        {
            foreach (int known in Insiders())
            {
                token.ThrowIfCancellationRequested();
                if (known != count && !IsSafeFrom(known, count) && !ProtectFrom(known, count))
                {
                    failed.Add(count);
                }
            }
        }
    }

    private int[] Small() => [.. Enumerable.Range(0, hidden.Length).Where(count => hidden[count] && system.Counts[count].Role == CountRole.Published && rules.IsSmall(system.Counts[count].Value))];

    private IEnumerable<int> Insiders() => Small().Where(count => system.Counts[count].Value <= DisclosureRules.InsiderCellsUpTo);

    // What was published before is known to its rounding whatever is done now; hiding it now keeps that, and it needs no witness.
    private bool IsSafe(int count, int held) => failed.Contains(count) || before.Contains(count) || (!required.Contains(count) && system.Counts[count].High < CountEquation.Unbounded) || pool.AreApart(count, DisclosureRules.Width, held, Promise(count));

    private KeepSmall Promise(int count) => weaker.GetValueOrDefault(count, rules.MarkersMayBeKnown ? KeepSmall.All : KeepSmall.None);

    private bool IsSafeFrom(int known, int count) => failed.Contains(count) || pool.AreApart(count, 1, known, KeepSmall.None);

    private bool Protect(int count, int held, HideReason reason) =>
        Adopt(Cheapest(count, held, Promise(count) == KeepSmall.All) ?? Weaker(count, held) ?? WithinRounding(count, held) ?? OfAnySize(count, held), reason);

    // Of what another publisher hides nobody here knows whether it is small.
    private IReadOnlyList<CountMove>? OfAnySize(int count, int held)
    {
        if (system.Counts[count].Role != CountRole.Elsewhere)
        {
            return null;
        }

        weaker[count] = KeepSmall.None;
        return Cheapest(count, held, keepsSmall: false);
    }

    // What others have published can leave no other table; then rounding must carry what it otherwise adds.
    private IReadOnlyList<CountMove>? WithinRounding(int count, int held)
    {
        foreach (long[] option in Options(count))
        {
            CountMove?[] moves = [.. option.Select(change => IsSpent ? null : finder.Find(new MoveRequest(count, change) { Held = held, KeepsSmall = true, WithinRounding = true }))];
            if (moves.All(move => move is not null))
            {
                return [.. moves.OfType<CountMove>()];
            }
        }

        return null;
    }

    // Where no table keeps every small count small, one in which only this one stays small must do, and the marker must not mean "small" alone.
    private IReadOnlyList<CountMove>? Weaker(int count, int held)
    {
        if (!rules.IsSmall(system.Counts[count].Value) || Cheapest(count, held, keepsSmall: false) is not { } moves)
        {
            return null;
        }

        weaker[count] = KeepSmall.Target;
        int[] around = [.. system.EquationsOf(count).ToArray().SelectMany(equation => system.Equations[equation].Counts).Where(other => system.Counts[other].Role == CountRole.Published && !rules.IsSmall(system.Counts[other].Value)).Distinct()];
        if (!around.Any(other => hidden[other]) && around.Length > 0)
        {
            int other = around.OrderBy(one => system.Counts[one].Cost).ThenBy(one => one).First();
            hidden[other] = true;
            reasons[other] = HideReason.Protects;
            required.Add(other);
        }

        return moves;
    }

    private IReadOnlyList<CountMove>? Cheapest(int count, int held, bool keepsSmall)
    {
        IReadOnlyList<CountMove>? best = null;
        double least = double.PositiveInfinity;
        foreach (long[] option in Options(count))
        {
            var moves = new List<CountMove>();
            foreach (long change in option)
            {
                if (!IsSpent && finder.Find(new MoveRequest(count, change) { Held = held, KeepsSmall = keepsSmall, MayHide = true }) is { } move)
                {
                    moves.Add(move);
                }
            }

            double cost = moves.SelectMany(NewlyHidden).Distinct().Sum(other => system.Counts[other].Cost);
            if (moves.Count == option.Length && cost < least)
            {
                (best, least) = (moves, cost);
            }

            if (least == 0 || (option.Length == 1 && best is not null && option[0] < 0))
            {
                break;
            }
        }

        return best;
    }

    // Changes that leave the two tables far enough apart, a single one before a pair.
    private IEnumerable<long[]> Options(int count)
    {
        long value = system.Counts[count].Value;
        long[][] all = [[3], [-3], [2, -1], [1, -2]];
        bool staysSmall = rules.IsSmall(value) && Promise(count) != KeepSmall.None;
        return all.Where(option => option.All(change => staysSmall ? rules.IsSmall(value + change) : value + change >= system.Counts[count].Low));
    }

    private bool ProtectFrom(int known, int count)
    {
        HashSet<int> avoid = [.. Insiders().Where(other => other != count && !pool.AreApart(count, 1, other, KeepSmall.None))];
        CountMove? best = null;
        double least = double.PositiveInfinity;
        foreach (long change in (long[])[1, -1])
        {
            if (!IsSpent && finder.Find(new MoveRequest(count, change) { Held = known, MayHide = true, Avoid = avoid }) is { } move
                && NewlyHidden(move).Sum(other => system.Counts[other].Cost) is var cost && cost < least)
            {
                (best, least) = (move, cost);
            }
        }

        best ??= ((long[])[1, -1]).Select(change => finder.Find(new MoveRequest(count, change) { Held = known, WithinRounding = true })).FirstOrDefault(move => move is not null);
        return Adopt(best is null ? null : [best], HideReason.ProtectsFromInsider);
    }

    private IEnumerable<int> NewlyHidden(CountMove move) =>
        move.Changes.Keys.Where(count => !hidden[count] && system.Counts[count].Role == CountRole.Published && !(move.WithinRounding && IsShownAlike(count, move[count])));

    private bool IsShownAlike(int count, long change) =>
        rules.ShownAs(system.Counts[count].Value) is var (low, high) && system.Counts[count].Value + change >= low && system.Counts[count].Value + change <= high;

    private bool Adopt(IReadOnlyList<CountMove>? moves, HideReason reason)
    {
        foreach (CountMove move in moves ?? [])
        {
            foreach (int count in NewlyHidden(move))
            {
                hidden[count] = true;
                reasons[count] = reason;
            }

            pool.Add(move);
        }

        return moves is not null;
    }

    // Shows again what turns out not to be needed, first what the fewest others rest on.
    private void Spare(CancellationToken token)
    {
        long enough = finder.Work + rules.WorkToSpare;
        foreach (int count in Enumerable.Range(0, hidden.Length).Where(count => hidden[count] && !required.Contains(count) && !before.Contains(count)).OrderBy(count => pool.Of(count).SelectMany(move => move.Changes.Keys).Distinct().Count()).ThenByDescending(count => system.Counts[count].Cost).ThenBy(count => count).ToArray())
        {
            token.ThrowIfCancellationRequested();
            if (IsSpent || finder.Work > enough)
            {
                return;
            }

            TrySpare(count);
        }
    }

    private void TrySpare(int spared)
    {
        CountMove[] lost = [.. pool.Of(spared)];
        foreach (CountMove move in lost)
        {
            pool.Remove(move);
        }

        hidden[spared] = false;
        var added = new List<CountMove>();
        if (lost.SelectMany(move => move.Changes.Keys).Distinct().Order().All(count => !hidden[count] || Mend(count, added)))
        {
            reasons[spared] = HideReason.None;
            return;
        }

        hidden[spared] = true;
        foreach (CountMove move in added)
        {
            pool.Remove(move);
        }

        foreach (CountMove move in lost)
        {
            pool.Add(move);
        }
    }

    private bool Mend(int count, List<CountMove> added)
    {
        bool Find(MoveRequest request)
        {
            if (finder.Find(request with { MostPivots = PivotsToSpare }) is not { } move)
            {
                return false;
            }

            added.Add(move);
            pool.Add(move);
            return true;
        }

        bool keepsSmall = Promise(count) == KeepSmall.All;
        bool safe = IsSafe(count, -1) || Options(count).Any(option => option.All(change => Find(new MoveRequest(count, change) { KeepsSmall = keepsSmall })));
        safe = safe && needs.Where(need => need.Count == count && need.Held >= 0).All(need => IsSafe(count, need.Held) || Options(count).Any(option => option.All(change => Find(new MoveRequest(count, change) { Held = need.Held, KeepsSmall = keepsSmall }))));
        return safe && (!withInsiders || !rules.IsSmall(system.Counts[count].Value) || Insiders().All(known => known == count || IsSafeFrom(known, count) || Find(new MoveRequest(count, 1) { Held = known }) || Find(new MoveRequest(count, -1) { Held = known })));
    }
}

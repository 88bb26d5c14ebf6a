namespace CsaeDataBridge.Sharing;

/// <summary>Attacks what is about to be published under an assumption, which may not be so.</summary>
/// <remarks>What is worked out from it and is not true gives nothing away; what is true does, whether or not the assumption is.</remarks>
internal static class GivenAway
{
    private static readonly long[][] Pairs = [[0, 3], [0, -3], [1, -2], [2, -1]];

    /// <param name="truth">The true counts.</param>
    /// <param name="seen">What anybody sees, and assumes; the same counts have the same numbers.</param>
    /// <param name="pattern">What is hidden.</param>
    /// <returns>Hidden counts that can be what they are, and not another three away; of a small count another small one.</returns>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public static IReadOnlyList<int> Find(CountSystem truth, CountSystem seen, SuppressionPattern pattern, DisclosureRules rules, CancellationToken token)
    {
        var found = new List<int>();
        var pool = new MovePool(seen, rules);
        var finder = new MoveFinder(seen, rules, new bool[seen.Counts.Count]);
        foreach (int count in Enumerable.Range(0, truth.Counts.Count).Where(count => pattern.IsHidden(count) && truth.Counts[count].Role == CountRole.Published && !IsKnownAlready(count)))
        {
            token.ThrowIfCancellationRequested();
            long value = truth.Counts[count].Value;
            if (Reaches(count, value) && !Pairs.Any(pair => pair.All(change => IsPossible(value, value + change) && Reaches(count, value + change))))
            {
                found.Add(count);
            }
        }

        return found;

        // What was published before is known to its rounding, whatever is done now.
        bool IsKnownAlready(int count) => !rules.IsSmall(truth.Counts[count].Value) && seen.Counts[count].High < CountEquation.Unbounded;

        bool IsPossible(long value, long other) => other >= 0 && (!rules.IsSmall(value) || rules.IsSmall(other));

        bool Reaches(int count, long value)
        {
            long change = value - seen.Counts[count].Value;
            if (change == 0 || pool.Of(count).Any(move => move[count] == change))
            {
                return true;
            }

            if (value < seen.Counts[count].Low || value > seen.Counts[count].High || finder.Find(new MoveRequest(count, change)) is not { } move)
            {
                return false;
            }

            pool.Add(move);
            return true;
        }
    }
}

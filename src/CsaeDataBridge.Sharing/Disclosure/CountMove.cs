namespace CsaeDataBridge.Sharing;

/// <summary>A second table that fits all that is published: the true one with some counts changed. Whole numbers, checked exactly.</summary>
/// <param name="Changes">By number of the count, what is added to the true count; none is 0.</param>
internal sealed record CountMove(IReadOnlyDictionary<int, long> Changes)
{
    /// <summary>Whether every small count that it changes stays small, so that it helps nobody to know which counts are.</summary>
    public required bool KeepsSmall { get; init; }

    /// <summary>Whether it changes counts that are shown, and what is shown of them stays as it is.</summary>
    public bool WithinRounding { get; init; }

    public long this[int count] => Changes.GetValueOrDefault(count);

    /// <summary>Whether the true table with these changes fits every equation and every bound, in whole numbers without rounding.</summary>
    public bool Fits(CountSystem system)
    {
        var totals = new Dictionary<int, Int128>();
        foreach ((int count, long change) in Changes)
        {
            SystemCount known = system.Counts[count];
            long value = known.Value + change;
            if (known.Role == CountRole.Known || value < known.Low || value > known.High)
            {
                return false;
            }

            ReadOnlySpan<int> equations = system.EquationsOf(count);
            ReadOnlySpan<int> factors = system.FactorsOf(count);
            for (int place = 0; place < equations.Length; place++)
            {
                totals[equations[place]] = totals.GetValueOrDefault(equations[place], system.TotalOf(equations[place])) + ((Int128)factors[place] * change);
            }
        }

        return totals.All(total => total.Value >= system.Equations[total.Key].Low && total.Value <= system.Equations[total.Key].High);
    }
}

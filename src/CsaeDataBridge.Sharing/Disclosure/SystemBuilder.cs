namespace CsaeDataBridge.Sharing;

/// <summary>Gathers counts and equations from tables, whatever they are shown in.</summary>
internal sealed class SystemBuilder
{
    private readonly List<SystemCount> counts = [];
    private readonly List<CountEquation> equations = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public IReadOnlyList<SystemCount> Counts => counts;

    public IReadOnlyList<CountEquation> Equations => equations;

    /// <returns>The count's number.</returns>
    public int Add(SystemCount count)
    {
        counts.Add(count);
        return counts.Count - 1;
    }

    /// <summary>What others have published of a count: the same count where it can be that, and otherwise another.</summary>
    /// <param name="same">The count that it may be; -1 for none.</param>
    /// <param name="guess">What the other is taken to be, as near as the range lets it.</param>
    /// <returns>Its number.</returns>
    public int AddPublished(int same, (long Low, long High) range, long guess)
    {
        if (same < 0 || !CanBe(same, range.Low, range.High))
        {
            return Add(new SystemCount(Math.Clamp(guess, range.Low, range.High), CountRole.Elsewhere, range.Low, range.High, 0));
        }

        SystemCount known = counts[same];
        (long low, long high) = (Math.Max(known.Low, range.Low), Math.Min(known.High, range.High));
        counts[same] = known with { Low = low, High = high, Value = Math.Clamp(known.Value, low, high) };
        return same;
    }

    public void Add(IEnumerable<CountEquation> more)
    {
        foreach (CountEquation equation in more)
        {
            string text = string.Join(',', equation.Counts.Zip(equation.Factors, (count, factor) => count * factor * 2L + (count == 0 && factor < 0 ? 1 : 0)).Order().Append(equation.Low).Append(equation.High));
            if (known.Add(text))
            {
                equations.Add(equation);
            }
        }
    }

    /// <summary>The system, with values for what is elsewhere that fit; an equation that nothing fits says that what it assumes is not so, and is left out.</summary>
    public CountSystem Build()
    {
        var system = new CountSystem(counts, equations);
        return Enumerable.Range(0, equations.Count).All(number => system.TotalOf(number) >= equations[number].Low && system.TotalOf(number) <= equations[number].High) ? system : BaseFinder.Find(system);
    }

    // The true count decides, where it is known here; of another, all that it can be.
    private bool CanBe(int count, long low, long high) => counts[count].Role == CountRole.Elsewhere
        ? counts[count].Low <= high && counts[count].High >= low
        : counts[count].Value >= low && counts[count].Value <= high;
}

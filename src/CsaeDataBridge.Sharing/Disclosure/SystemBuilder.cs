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

    /// <summary>Whether a count can be what is known of another: the true one is, where it is known here, and otherwise any that it can be.</summary>
    public bool CanBe(int count, long low, long high) => counts[count].Role == CountRole.Elsewhere
        ? counts[count].Low <= high && counts[count].High >= low
        : counts[count].Value >= low && counts[count].Value <= high;

    /// <summary>Takes in what is known of a count besides.</summary>
    public void Narrow(int count, long low, long high)
    {
        SystemCount known = counts[count];
        (low, high) = (Math.Max(known.Low, low), Math.Min(known.High, high));
        counts[count] = known with { Low = low, High = high, Value = Math.Clamp(known.Value, low, high) };
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
}

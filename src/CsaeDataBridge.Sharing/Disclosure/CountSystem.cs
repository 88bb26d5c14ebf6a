namespace CsaeDataBridge.Sharing;

/// <summary>Every count of a release with every equation over them. Never leaves Sharing.</summary>
internal sealed class CountSystem
{
    private readonly int[] ofCount;
    private readonly int[] factors;
    private readonly int[] ofCountStart;
    private readonly long[] totals;

    public CountSystem(IReadOnlyList<SystemCount> counts, IReadOnlyList<CountEquation> equations)
    {
        Counts = counts;
        Equations = equations;
        ofCountStart = new int[counts.Count + 1];
        foreach (int count in equations.SelectMany(equation => equation.Counts))
        {
            ofCountStart[count + 1]++;
        }

        for (int count = 0; count < counts.Count; count++)
        {
            ofCountStart[count + 1] += ofCountStart[count];
        }

        ofCount = new int[ofCountStart[^1]];
        factors = new int[ofCount.Length];
        totals = new long[equations.Count];
        int[] next = ofCountStart[..^1];
        for (int equation = 0; equation < equations.Count; equation++)
        {
            for (int place = 0; place < equations[equation].Counts.Count; place++)
            {
                int count = equations[equation].Counts[place];
                factors[next[count]] = equations[equation].Factors[place];
                ofCount[next[count]++] = equation;
            }

            totals[equation] = (long)Total(equations[equation], count => counts[count].Value);
        }
    }

    public IReadOnlyList<SystemCount> Counts { get; }

    public IReadOnlyList<CountEquation> Equations { get; }

    /// <summary>Numbers of the equations that a count stands in.</summary>
    public ReadOnlySpan<int> EquationsOf(int count) => ofCount.AsSpan(ofCountStart[count]..ofCountStart[count + 1]);

    /// <summary>The factors with which it stands in them, in the same order.</summary>
    public ReadOnlySpan<int> FactorsOf(int count) => factors.AsSpan(ofCountStart[count]..ofCountStart[count + 1]);

    /// <summary>What an equation's true counts come to.</summary>
    public long TotalOf(int equation) => totals[equation];

    /// <summary>The counts in groups that no equation joins, each by its numbers in order.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Components()
    {
        int[] leader = [.. Enumerable.Range(0, Counts.Count)];
        int Find(int count)
        {
            while (leader[count] != count)
            {
                count = leader[count] = leader[leader[count]];
            }

            return count;
        }

        foreach (CountEquation equation in Equations)
        {
            int first = Find(equation.Counts[0]);
            foreach (int count in equation.Counts)
            {
                int other = Find(count);
                (int low, int high) = (Math.Min(first, other), Math.Max(first, other));
                leader[high] = low;
                first = low;
            }
        }

        return [.. Enumerable.Range(0, Counts.Count).GroupBy(Find).Select(group => (IReadOnlyList<int>)[.. group])];
    }

    /// <summary>What an equation's counts come to with other values.</summary>
    public static Int128 Total(CountEquation equation, Func<int, long> value)
    {
        Int128 total = 0;
        for (int place = 0; place < equation.Counts.Count; place++)
        {
            total += (Int128)equation.Factors[place] * value(equation.Counts[place]);
        }

        return total;
    }
}

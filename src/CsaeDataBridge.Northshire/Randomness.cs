namespace CsaeDataBridge.Northshire;

/// <summary>SplitMix64: the same numbers from the same seed on every machine and every version of .NET.</summary>
/// <remarks>Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.</remarks>
internal sealed class Randomness(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        ulong mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A whole number from 0 to below <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(((UInt128)Next() * (ulong)limit) >> 64);

    /// <summary>True in <paramref name="percent"/> of a hundred cases.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>Picks by weight; weights are whole numbers.</summary>
    public T Weighted<T>(params (int Weight, T Choice)[] choices)
    {
        int left = Below(choices.Sum(choice => choice.Weight));
        foreach ((int weight, T choice) in choices)
        {
            left -= weight;
            if (left < 0)
            {
                return choice;
            }
        }

        return choices[^1].Choice;
    }
}

namespace CsaeDataBridge.Agreements;

/// <summary>Every clause of the compiled agreements, numbered, so that a decision carries numbers and not texts.</summary>
internal sealed class ClauseTable(string bundleHash)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    public string BundleHash => bundleHash;

    /// <summary>The numbers of some clauses of an agreement.</summary>
    public int[] Numbers(Agreement agreement, params IEnumerable<string> clauses) => [.. clauses.Select(clause => Number($"{agreement.Id}/{clause}"))];

    /// <summary>The names of numbers, each once, in order.</summary>
    public IReadOnlyList<string> Names(int[]?[] sets) => [.. sets.OfType<int[]>().SelectMany(set => set).Distinct().Select(number => names[number]).Order(StringComparer.Ordinal)];

    private int Number(string name)
    {
        if (!numbers.TryGetValue(name, out int number))
        {
            numbers[name] = number = names.Count;
            names.Add(name);
        }

        return number;
    }
}

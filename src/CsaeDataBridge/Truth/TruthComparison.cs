using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Truth;

/// <summary>Compares stored concerns with planted truth, concern by concern.</summary>
/// <param name="Lost">Concerns that a row states and the store does not have.</param>
/// <param name="Invented">Concerns that the store has and the row does not state.</param>
internal sealed record TruthComparison(IReadOnlyList<TruthRow> Truth, IReadOnlyList<StoredConcern> Stored, IReadOnlyList<TruthRow> Lost, IReadOnlyList<StoredConcern> Invented)
{
    /// <summary>The parts of a concern of which precision and recall are shown.</summary>
    public static readonly IReadOnlyList<(string Name, Func<TruthRow, string> Of)> Parts =
        [("harm", row => row.Harm), ("status", row => row.Status), ("role", row => row.Role), ("setting", row => row.Setting.Length == 0 ? "none" : row.Setting)];

    public static TruthComparison Make(IReadOnlyList<TruthRow> truth, IReadOnlyList<StoredConcern> stored)
    {
        Dictionary<TruthRow, int> open = truth.GroupBy(row => row).ToDictionary(group => group.Key, group => group.Count());
        var invented = new List<StoredConcern>();
        foreach (StoredConcern concern in stored)
        {
            TruthRow key = Key(concern);
            if (open.GetValueOrDefault(key) == 0)
            {
                invented.Add(concern);
            }
            else
            {
                open[key]--;
            }
        }

        return new TruthComparison(truth, stored, [.. open.SelectMany(pair => Enumerable.Repeat(pair.Key, pair.Value))], invented);
    }

    /// <summary>Precision and recall for each value of a part.</summary>
    /// <returns>Value, concerns stated, concerns stored, concerns in both.</returns>
    public IEnumerable<(string Value, int Stated, int Stored, int Both)> By(Func<TruthRow, string> part)
    {
        ILookup<string, TruthRow> lost = Lost.ToLookup(part);
        return Truth.Concat(Stored.Select(Key)).GroupBy(part).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            int stated = Truth.Count(row => part(row) == group.Key);
            return (group.Key, stated, Stored.Count(row => part(Key(row)) == group.Key), stated - lost[group.Key].Count());
        });
    }

    /// <summary>A stored concern as the truth would state it.</summary>
    public static TruthRow Key(StoredConcern concern) => new(new SourcePlace(concern.Feed, concern.File, concern.Line), concern.Harm, concern.Status, concern.Role, concern.Settings);
}

using System.Globalization;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Runs;

/// <summary>Compares stored concerns with planted truth, concern by concern.</summary>
/// <param name="Lost">Concerns that a row states and the store does not have.</param>
/// <param name="Invented">Concerns that the store has and the row does not state.</param>
/// <param name="Fates">By fate: rows of the truth, rows of the ledger.</param>
internal sealed record TruthComparison(
    IReadOnlyList<TruthRow> Truth,
    IReadOnlyList<StoredConcern> Stored,
    IReadOnlyList<TruthRow> Lost,
    IReadOnlyList<StoredConcern> Invented,
    IReadOnlyDictionary<string, long> Fates)
{
    public static TruthComparison Make(string truthFile, IReadOnlyList<StoredConcern> stored)
    {
        var truth = new List<TruthRow>();
        var fates = new Dictionary<string, HashSet<(string, string, long)>>(StringComparer.Ordinal);
        foreach (string[] cells in File.ReadLines(truthFile).Skip(1).Select(line => line.Split(',')))
        {
            long line = long.Parse(cells[2], CultureInfo.InvariantCulture);
            fates.TryAdd(cells[3], []);
            fates[cells[3]].Add((cells[0], cells[1], line));
            if (cells[5].Length > 0)
            {
                truth.Add(new TruthRow(cells[0], cells[1], line, cells[5], cells[6], cells[7]));
            }
        }

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

        return new TruthComparison(truth, stored, [.. open.SelectMany(pair => Enumerable.Repeat(pair.Key, pair.Value))], invented, fates.ToDictionary(pair => pair.Key, pair => (long)pair.Value.Count));
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

    private static TruthRow Key(StoredConcern concern) => new(concern.Feed, concern.File, concern.Line, concern.Harm, concern.Status, concern.Role);
}

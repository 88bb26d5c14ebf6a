using System.Globalization;

namespace CsaeDataBridge.Runs;

/// <summary>Reads the planted truth of a made-up area: <c>rows.csv</c>, what rows state, and <c>people.csv</c>, whom they are about.</summary>
internal sealed record TruthFile(IReadOnlyList<TruthFact> Facts, IReadOnlyDictionary<string, long> Fates)
{
    public static TruthFile Read(string folder)
    {
        Dictionary<int, DateOnly> born = File.ReadLines(Path.Combine(folder, "people.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => int.Parse(cells[0], CultureInfo.InvariantCulture), cells => Day(cells[8]));
        var facts = new List<TruthFact>();
        var fates = new Dictionary<string, HashSet<(string, string, string)>>(StringComparer.Ordinal);
        foreach (string[] cells in File.ReadLines(Path.Combine(folder, "rows.csv")).Skip(1).Select(line => line.Split(',')))
        {
            fates.TryAdd(cells[3], []);
            fates[cells[3]].Add((cells[0], cells[1], cells[2]));
            if (cells[6].Length > 0)
            {
                int person = int.Parse(cells[4], CultureInfo.InvariantCulture);
                DateOnly day = Day(cells[5]);
                facts.Add(new TruthFact(new TruthRow(cells[0], cells[1], long.Parse(cells[2], CultureInfo.InvariantCulture), cells[6], cells[7], cells[8]), person, Age(born[person], day), day, cells[9]));
            }
        }

        return new TruthFile(facts, fates.ToDictionary(pair => pair.Key, pair => (long)pair.Value.Count));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Age(DateOnly born, DateOnly day)
    {
        int years = day.Year - born.Year;
        return day < born.AddYears(years) ? years - 1 : years;
    }
}

namespace CsaeDataBridge.Sharing;

/// <summary>The true counts of a release and what adds up to what. Never leaves Sharing.</summary>
internal sealed class CountSet
{
    private readonly Dictionary<CountKey, int> numbers = [];
    private readonly List<long> counts = [];
    private readonly List<IReadOnlyList<int>> sums = [];

    public IReadOnlyList<long> Counts => counts;

    /// <summary>Counts by number: all but the last add up to the last.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Sums => sums;

    public int this[CountKey key] => numbers[key];

    public int? Find(CountKey key) => numbers.TryGetValue(key, out int number) ? number : null;

    /// <summary>Takes a count in; the same count again is the same number.</summary>
    /// <exception cref="InvalidOperationException">One key has two values: two columns are wrongly said to be one quantity.</exception>
    public int Add(CountKey key, long count)
    {
        if (numbers.TryGetValue(key, out int known))
        {
            return counts[known] == count ? known : throw new InvalidOperationException($"two tables disagree about {key.Quantity}");
        }

        numbers.Add(key, counts.Count);
        counts.Add(count);
        return counts.Count - 1;
    }

    /// <summary>Takes in that some counts add up to another.</summary>
    public void AddSum(IReadOnlyList<int> parts, int whole) => sums.Add([.. parts, whole]);

    /// <summary>Takes in the counts of a table and the sums along its areas, its members and its columns.</summary>
    public void Add(PlainTable table)
    {
        MeasureColumn[] columns = [.. table.Definition.Columns.Where(column => column.Kind == ColumnKind.Count)];
        int Number(MeasureColumn column, string area, string member) => Add(table.Key(column, area, member), (long)table[column.Name, area, member]);
        foreach (MeasureColumn column in columns)
        {
            foreach (string member in table.Members)
            {
                Line(table.Areas, area => !table.NoData.Contains((area, member)), area => Number(column, area, member));
            }

            foreach (string area in table.Areas)
            {
                Line(table.Members, member => !table.NoData.Contains((area, member)), member => Number(column, area, member));
            }
        }

        foreach (ColumnSum sum in table.Definition.Sums)
        {
            foreach ((string area, string member) in table.Areas.SelectMany(area => table.Members.Select(member => (area, member))).Where(line => !table.NoData.Contains(line)))
            {
                int Of(string name) => Number(columns.First(column => column.Name == name), area, member);
                AddSum([.. sum.Parts.Select(Of)], Of(sum.Whole));
            }
        }
    }

    private void Line(IReadOnlyList<string> codes, Func<string, bool> hasData, Func<string, int> number)
    {
        int[] line = [.. codes.Where(hasData).Select(number)];
        if (line.Length > 1 && hasData(codes[^1]))
        {
            sums.Add(line);
        }
    }
}

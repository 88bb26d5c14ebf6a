using CsaeDataBridge.Agreements;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>Hierarchical tables as sparse as those of abuse, from a seed: the same seed gives the same table.</summary>
internal static class SparseTables
{
    public static readonly DisclosureProfile Strict = new("SDC-STRICT", 1, 7, 5, "c");

    /// <summary>The table that utility is measured on: areas in two levels of three, three ages, two types; 156 cells.</summary>
    public static CountTable Areas(ulong seed) => Make(seed, [Areas3x3, Flat("age", 3), Flat("type", 2)], 55, 11);

    /// <summary>The same with about as many small cells as in published measurements of suppression, ten in a hundred.</summary>
    public static CountTable DenserAreas(ulong seed) => Make(seed, [Areas3x3, Flat("age", 3), Flat("type", 2)], 55, 13);

    /// <summary>Three by three cells with their totals.</summary>
    public static CountTable Grid(ulong seed) => Make(seed, [Flat("row", 3), Flat("column", 3)], 30, 25);

    /// <summary>A table of two to four dimensions, one of them with up to three levels.</summary>
    public static CountTable Any(ulong seed)
    {
        ulong state = seed ^ 0x5DC;
        TableDimension[] dimensions = [Below(ref state, 2) == 0 ? Areas3x3 : Levels(2 + (int)Below(ref state, 2)), .. Enumerable.Range(0, 1 + (int)(seed % 3)).Select(number => Flat($"d{number}", seed % 3 == 2 ? 2 : 2 + (int)((seed >> number) % 2)))];
        return Make(seed, dimensions, 40 + (int)Below(ref state, 30), 8 + (int)Below(ref state, 20));
    }

    /// <summary>The table of a monthly series: areas in two levels, two ages, two types; 63 cells.</summary>
    public static CountTable Small(ulong seed) => Make(seed, [Levels(2), Flat("age", 2), Flat("type", 2)], 45, 15);

    /// <summary>The same table with other counts in its leaves.</summary>
    /// <param name="leaf">Members and count of a leaf to its new count.</param>
    public static CountTable Change(CountTable table, Func<IReadOnlyList<string>, long, long> leaf)
    {
        HashSet<string> leaves = [.. Leaves(table.Dimensions).Select(members => string.Join('|', members))];
        return Sum(table.Dimensions, table.Lines.Where(line => leaves.Contains(string.Join('|', line.Members))).Select(line => (line.Members.ToArray(), leaf(line.Members, line.Count!.Value))));
    }

    /// <summary>A table with all its totals.</summary>
    public static CountTable Sum(IReadOnlyList<TableDimension> dimensions, IEnumerable<(string[] Members, long Count)> leaves)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach ((string[] members, long count) in leaves)
        {
            foreach (string[] line in Above(dimensions, members))
            {
                string key = string.Join('|', line);
                counts[key] = counts.GetValueOrDefault(key) + count;
            }
        }

        return new CountTable(dimensions, [.. counts.Select((pair, place) => new TableLine(pair.Key.Split('|'), pair.Value, place + 2))]);
    }

    /// <summary>A table as large as is asked for: regions of areas, age, type and quarter.</summary>
    public static CountTable Large(int areas) => Make(11, [Regions(areas), Flat("age", 3), Flat("type", 2), Flat("quarter", 3)], 55, 12);

    public static SuppressionPattern Protect(CountTable table, DisclosureRules rules) =>
        DisclosureEngine.Protect(System(table), rules, [.. TableNeeds.Of(table, rules)], CancellationToken.None);

    public static CountSystem System(CountTable table)
    {
        var builder = new SystemBuilder();
        foreach (TableLine line in table.Lines)
        {
            builder.Add(SystemCount.Published(line.Count!.Value, CountCost.Of(line.Count.Value)));
        }

        builder.Add(table.Sums().SelectMany(sum => sum.Equations(place => place)));
        return builder.Build();
    }

    private static TableDimension Areas3x3 => Levels(3);

    private static TableDimension Levels(int parts)
    {
        string[] regions = [.. Enumerable.Range(0, parts).Select(number => $"r{number}")];
        return new TableDimension("area", [new DimensionSum("all", regions), .. regions.Select(region => new DimensionSum(region, [.. Enumerable.Range(0, 3).Select(number => $"{region}-{number}")]))]);
    }

    private static TableDimension Regions(int areas)
    {
        int regions = Math.Max(2, (int)Math.Sqrt(areas));
        return new TableDimension("area", [new DimensionSum("all", [.. Enumerable.Range(0, regions).Select(region => $"r{region}")]), .. Enumerable.Range(0, regions).Select(region => new DimensionSum($"r{region}", [.. Enumerable.Range(0, Math.Max(2, (areas - regions - 1) / regions)).Select(number => $"r{region}-{number}")]))]);
    }

    public static TableDimension Flat(string name, int members) => new(name, [new DimensionSum("all", [.. Enumerable.Range(0, members).Select(number => $"{name}-{number}")])]);

    private static CountTable Make(ulong seed, IReadOnlyList<TableDimension> dimensions, int zeros, int small)
    {
        ulong state = (seed * 0x9E3779B97F4A7C15) + 1;
        var leaves = new List<(string[], long)>();
        foreach (string[] leaf in Leaves(dimensions))
        {
            leaves.Add((leaf, SparseCount(ref state, zeros, small)));
        }

        return Sum(dimensions, leaves);
    }

    /// <summary>A count as they are in sparse tables, in percent of zeros and of small ones.</summary>
    public static long SparseCount(ref ulong state, int zeros, int small)
    {
        ulong dice = Below(ref state, 100);
        return dice < (ulong)zeros ? 0 : dice < (ulong)(zeros + small) ? 1 + (long)Below(ref state, 7) : 8 + (long)Below(ref state, 52);
    }

    private static IEnumerable<string[]> Leaves(IReadOnlyList<TableDimension> dimensions) =>
        Product([.. dimensions.Select(dimension => dimension.Sums.SelectMany(sum => sum.Parts).Except(dimension.Sums.Select(sum => sum.Whole)).ToArray())]);

    private static IEnumerable<string[]> Above(IReadOnlyList<TableDimension> dimensions, string[] leaf) =>
        Product([.. dimensions.Select((dimension, place) => Up(dimension, leaf[place]).ToArray())]);

    private static IEnumerable<string> Up(TableDimension dimension, string member)
    {
        for (string? at = member; at is not null; at = dimension.Sums.FirstOrDefault(sum => sum.Parts.Contains(at))?.Whole)
        {
            yield return at;
        }
    }

    private static IEnumerable<string[]> Product(string[][] members) =>
        members.Aggregate<string[], IEnumerable<string[]>>([[]], (lines, next) => lines.SelectMany(line => next.Select(member => (string[])[.. line, member])));

    // SplitMix64: the same numbers on every machine and in every version.
    public static ulong Below(ref ulong state, ulong limit)
    {
        state += 0x9E3779B97F4A7C15;
        ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (mixed ^ (mixed >> 31)) % limit;
    }
}

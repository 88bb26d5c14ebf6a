namespace CsaeDataBridge.Sharing;

/// <summary>A long-form table of counts: which lines it has and what adds up to what.</summary>
internal sealed class CountTable
{
    private const char Between = '\u001F';
    private readonly Dictionary<string, int> places;

    /// <exception cref="ArgumentException">Two lines have the same members.</exception>
    public CountTable(IReadOnlyList<TableDimension> dimensions, IReadOnlyList<TableLine> lines)
    {
        Dimensions = dimensions;
        Lines = lines;
        places = lines.Select((line, place) => (Key: Key(line.Members), place)).ToDictionary(pair => pair.Key, pair => pair.place, StringComparer.Ordinal);
    }

    public IReadOnlyList<TableDimension> Dimensions { get; }

    public IReadOnlyList<TableLine> Lines { get; }

    /// <summary>Place of a line in <see cref="Lines"/>; -1 when there is none.</summary>
    public int Place(IReadOnlyList<string> members) => places.GetValueOrDefault(Key(members), -1);

    /// <summary>Every sum along a dimension: the places of its parts and of its whole; parts without a line are left out.</summary>
    public IEnumerable<TableSum> Sums()
    {
        for (int dimension = 0; dimension < Dimensions.Count; dimension++)
        {
            foreach (DimensionSum sum in Dimensions[dimension].Sums)
            {
                for (int place = 0; place < Lines.Count; place++)
                {
                    if (Lines[place].Members[dimension] == sum.Whole)
                    {
                        string[] members = [.. Lines[place].Members];
                        int[] parts = [.. sum.Parts.Select(part => Part(members, dimension, part)).Where(found => found >= 0)];
                        if (parts.Length > 0)
                        {
                            yield return new TableSum(dimension, place, parts, parts.Length == sum.Parts.Count, sum.AddsUp);
                        }
                    }
                }
            }
        }
    }

    private int Part(string[] members, int dimension, string part)
    {
        members[dimension] = part;
        return Place(members);
    }

    private static string Key(IEnumerable<string> members) => string.Join(Between, members);
}

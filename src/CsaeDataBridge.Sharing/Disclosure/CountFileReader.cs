using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>Reads the lines of a file as a specification says.</summary>
internal sealed class CountFileReader(TableSpec spec)
{
    /// <summary>The table that is to be protected: every line a whole number.</summary>
    /// <exception cref="BridgeException">EXT291: a column is missing, a count is no number, a line stands twice, or parts do not make up their whole.</exception>
    public CountTable Counts(CountFile file)
    {
        CountTable table = Table(file, [.. spec.Dimensions.Select(dimension => dimension.Column)], mayHide: false);
        foreach (TableSum sum in table.Sums())
        {
            long parts = sum.Parts.Sum(part => table.Lines[part].Count!.Value);
            long whole = table.Lines[sum.Whole].Count!.Value;
            bool fits = sum.AddsUp ? parts == whole : sum.Parts.All(part => table.Lines[part].Count <= whole) && (parts >= whole || !sum.IsComplete);
            if (!fits)
            {
                throw Refuse(file, table.Lines[sum.Whole].Number, sum.AddsUp ? "a whole that its parts do not add up to" : "a whole that is less than a part of it, or more than all parts together", sum.AddsUp ? "the sum of its parts; where people may be in several parts, 'adds_up: false' in the specification" : "at least the largest part, and at most the sum of the parts", "correct the counts, or the hierarchy");
            }
        }

        return table;
    }

    /// <summary>A table that others have: numbers and markers.</summary>
    /// <param name="columns">The columns of its members, one for each dimension.</param>
    public CountTable Published(CountFile file, IReadOnlyList<string> columns) => Table(file, columns, mayHide: true);

    private CountTable Table(CountFile file, IReadOnlyList<string> columns, bool mayHide)
    {
        int[] places = [.. columns.Append(spec.Count).Select(column => Column(file, column))];
        var lines = new List<TableLine>(file.Rows.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int row = 0; row < file.Rows.Count; row++)
        {
            string[] members = [.. places[..^1].Select(place => file.Rows[row][place])];
            if (!seen.Add(string.Join('\u001F', members)))
            {
                throw Refuse(file, row + 2, "members that an earlier line has", "each line once", "remove or add up the lines");
            }

            lines.Add(new TableLine(members, Count(file, row, places[^1], mayHide), row + 2));
        }

        return new CountTable([.. spec.Dimensions.Select((dimension, place) => new TableDimension(columns[place], [.. Sums(dimension, place, lines)]))], lines);
    }

    private long? Count(CountFile file, int row, int column, bool mayHide)
    {
        string text = file.Rows[row][column];
        if (mayHide && text == spec.Profile.Marker)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count <= int.MaxValue
            ? count
            : throw Refuse(file, row + 2, $"a count that is no whole number, {Hidden.Cell(text.Length)}", mayHide ? $"digits, or {spec.Profile.Marker}" : "digits", "correct the file", spec.Count);
    }

    private static IEnumerable<DimensionSum> Sums(SpecDimension dimension, int place, List<TableLine> lines)
    {
        foreach ((string whole, IReadOnlyList<string> parts) in dimension.Hierarchy)
        {
            yield return new DimensionSum(whole, parts, dimension.AddsUp);
        }

        if (dimension.Total is { } total)
        {
            HashSet<string> below = [.. dimension.Hierarchy.SelectMany(level => level.Parts), total];
            string[] top = [.. lines.Select(line => line.Members[place]).Where(member => !below.Contains(member)).Distinct().Order(StringComparer.Ordinal)];
            if (top.Length > 0)
            {
                yield return new DimensionSum(total, top, dimension.AddsUp);
            }
        }
    }

    private static int Column(CountFile file, string name) => file.Column(name) is >= 0 and var column
        ? column
        : throw Refuse(file, 1, "no such column", "the columns that the specification names", "add the column, or correct its name", name);

    private static BridgeException Refuse(CountFile file, long line, string found, string expected, string fix, string? field = null) =>
        new(Issue.Error(SharingCodes.CountFile, new Place(file.Name, line, Field: field), found, expected, fix));
}

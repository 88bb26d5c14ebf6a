using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>Reads a published table over other areas, and which small areas lie in which of both.</summary>
internal static class OverlapReader
{
    /// <param name="table">The table that is to be protected.</param>
    /// <param name="file">The other one: the same columns, but that the areas' column may have another name.</param>
    /// <param name="via">A line for each small area, with a column for the areas of each table, named as there or known by what stands in it.</param>
    /// <exception cref="BridgeException">EXT291: the files do not go with the table.</exception>
    public static OverlappingTable Read(CountFileReader reader, TableSpec spec, CountTable table, CountFile file, CountFile via)
    {
        string[] columns = [.. spec.Dimensions.Select(dimension => dimension.Column)];
        int[] renamed = [.. Enumerable.Range(0, columns.Length).Where(place => !file.Headers.Contains(columns[place]))];
        string[] unclaimed = [.. file.Headers.Except(columns.Append(spec.Count))];
        foreach (int dimension in renamed.Length == 0 ? Enumerable.Range(0, columns.Length) : renamed)
        {
            string own = columns[dimension];
            string? other = renamed.Length == 0 ? own : unclaimed.FirstOrDefault(via.Headers.Contains) ?? (unclaimed.Length == 1 ? unclaimed[0] : null);
            if (renamed.Length > 1 || other is null)
            {
                break;
            }

            HashSet<string> there = [.. Cells(file, other)];
            int ofOther = Column(via, other == own ? null : other, there, -1);
            int ofOwn = Column(via, other == own ? null : own, [.. table.Lines.Select(line => line.Members[dimension])], ofOther);
            if (ofOwn >= 0 && ofOther >= 0)
            {
                CountTable published = reader.Published(file, [.. columns.Select((column, place) => place == dimension ? other : column)]);
                return new OverlappingTable(WithTotal(published, table, dimension, [.. via.Rows.Select(row => row[ofOther])]), dimension, [.. via.Rows.Select(row => (row[ofOwn], row[ofOther])).Distinct()]);
            }
        }

        throw new BridgeException(Issue.Error(SharingCodes.CountFile, new Place(file.Name, 1), "columns that do not say which areas it is over", $"the columns of the table, but for one of areas, whose name {via.Name} has too", $"name the areas' columns differently in the two tables, and have both in {via.Name}"));
    }

    // Both tables are of the same people, so what is the whole area there is it here too.
    private static CountTable WithTotal(CountTable published, CountTable table, int dimension, HashSet<string> areas)
    {
        string[] parts = [.. published.Lines.Select(line => line.Members[dimension]).Distinct().Where(areas.Contains)];
        string[] wholes = [.. table.Dimensions[dimension].Sums.Select(sum => sum.Whole).Except(table.Dimensions[dimension].Sums.SelectMany(sum => sum.Parts)).Where(whole => !areas.Contains(whole))];
        return new CountTable(
            [.. published.Dimensions.Select((one, place) => place == dimension ? one with { Sums = [.. wholes.Select(whole => new DimensionSum(whole, parts, AddsUp: true))] } : one)],
            published.Lines);
    }

    private static int Column(CountFile via, string? name, HashSet<string> members, int taken) => name is not null && via.Column(name) is var named and >= 0
        ? named
        : Enumerable.Range(0, via.Headers.Count).Where(column => column != taken && via.Rows.Count > 0 && via.Rows.All(row => members.Contains(row[column]))).Cast<int?>().FirstOrDefault() ?? -1;

    private static IEnumerable<string> Cells(CountFile file, string header)
    {
        int column = file.Column(header);
        return file.Rows.Select(row => row[column]);
    }
}

using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>Reads a published table over other areas, and which small areas lie in which of both.</summary>
internal static class OverlapReader
{
    /// <exception cref="BridgeException">EXT291: the files do not go with the table.</exception>
    public static OverlappingTable Read(CountFileReader reader, TableSpec spec, CountFile file, CountFile via)
    {
        int[] different = [.. spec.Dimensions.Select((dimension, place) => (dimension, place)).Where(pair => !file.Headers.Contains(pair.dimension.Column)).Select(pair => pair.place)];
        string[] others = [.. file.Headers.Where(header => header != spec.Count && spec.Dimensions.All(dimension => dimension.Column != header) && via.Headers.Contains(header))];
        if (different.Length != 1 || others.Length != 1 || !via.Headers.Contains(spec.Dimensions[different[0]].Column))
        {
            throw new BridgeException(Issue.Error(SharingCodes.CountFile, new Place(file.Name, 1), "columns that do not say which areas it is over", $"the columns of the table, but for one of areas, whose name {via.Name} has too", $"name the areas' columns differently in the two tables, and have both in {via.Name}"));
        }

        string[] columns = [.. spec.Dimensions.Select((dimension, place) => place == different[0] ? others[0] : dimension.Column)];
        (int here, int there) = (IndexOf(via, columnOf: spec.Dimensions[different[0]].Column), IndexOf(via, columnOf: others[0]));
        return new OverlappingTable(reader.Published(file, columns), different[0], [.. via.Rows.Select(row => (row[here], row[there])).Distinct()]);
    }

    private static int IndexOf(CountFile file, string columnOf) => file.Headers.ToList().IndexOf(columnOf);
}

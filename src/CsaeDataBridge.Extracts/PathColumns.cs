namespace CsaeDataBridge.Extracts;

/// <summary>The paths that a plan reads in XML or JSON. A field's columns are writings of one: the first that has a value counts, record by record.</summary>
internal sealed class PathColumns
{
    private readonly int[][] paths;

    public PathColumns(StagePlan plan, StringComparer names)
    {
        string[][] fields = [.. plan.Fields.GroupBy(field => field.Columns[0], names).Select(same => same.SelectMany(field => field.Columns).Distinct(names).ToArray())];
        Names = [.. fields.Select(columns => columns[0])];
        string[] all = [.. fields.SelectMany(columns => columns).Distinct(names)];
        Paths = all;
        paths = [.. fields.Select(columns => columns.Select(column => Array.FindIndex(all, path => names.Equals(path, column))).ToArray())];
    }

    /// <summary>The first writing of each field, which stands for it as a header.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Every path, once.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>The cell of a header, of a buffer with a cell for each path.</summary>
    public ReadOnlySpan<byte> Cell(CellBuffer buffer, int column)
    {
        foreach (int path in paths[column])
        {
            if (!buffer.Cell(path).IsEmpty)
            {
                return buffer.Cell(path);
            }
        }

        return default;
    }
}

using System.Text.Json;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Tests;

/// <summary>The rows of a table in another format. They keep the lines that they have in a CSV file, whose first line is its header.</summary>
internal static class TableText
{
    /// <summary>Widths in which every cell and name has a blank after it.</summary>
    public static int[] Widths(DelimitedTable table) =>
        [.. table.Headers.Select((header, column) => Math.Max(header.Length, table.Rows.Max(row => row[column].Length)) + 1)];

    /// <param name="format">fixed, json or ndjson.</param>
    public static string Of(DelimitedTable table, string format)
    {
        IEnumerable<string> records = table.Rows.Select(row => format == "fixed"
            ? Line(table, row)
            : JsonSerializer.Serialize(table.Headers.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second)));
        return (format == "json" ? "[" : "") + "\n" + string.Join(format == "json" ? ",\n" : "\n", records) + (format == "json" ? "]" : "");
    }

    /// <summary>Cells in their widths.</summary>
    public static string Line(DelimitedTable table, IReadOnlyList<string> cells)
    {
        int[] widths = Widths(table);
        return string.Concat(cells.Select((cell, column) => cell.PadRight(widths[column])));
    }
}

using System.Text;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>A protected table as CSV that a spreadsheet opens without running anything in it.</summary>
internal static class TableCsv
{
    // Each of these at the start makes a spreadsheet take the cell as a formula; the wide forms do in some.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    public static string Render(ProtectedTable table, string marker)
    {
        var text = new StringBuilder("area_code,area");
        if (table.BreakdownTitle is not null)
        {
            text.Append(",breakdown");
        }

        text.AppendJoin("", table.Columns.Select(column => "," + Cell(column.Name))).Append('\n');
        foreach (ProtectedRow row in table.Rows)
        {
            text.Append(Cell(row.AreaCode)).Append(',').Append(Cell(row.AreaName));
            if (table.BreakdownTitle is not null)
            {
                text.Append(',').Append(Cell(row.Breakdown));
            }

            text.AppendJoin("", row.Cells.Select(cell => "," + Figure(cell, marker))).Append('\n');
        }

        return text.ToString();
    }

    // A shown figure is digits; the marker is a word of an agreement.
    private static string Figure(ProtectedCell cell, string marker) =>
        cell.State == CellState.Suppressed ? Cell(marker) : Figures.Csv(cell, marker);

    private static string Cell(string text)
    {
        string safe = text.Length > 0 && FormulaStarts.Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

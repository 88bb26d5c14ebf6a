using System.Text;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>A protected table as CSV that a spreadsheet opens without running anything in it.</summary>
internal static class TableCsv
{
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

            text.AppendJoin("", row.Cells.Select(cell => "," + Figures.Csv(cell, marker))).Append('\n');
        }

        return text.ToString();
    }

    // A leading =, +, - or @ would be run as a formula.
    private static string Cell(string text)
    {
        string safe = text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

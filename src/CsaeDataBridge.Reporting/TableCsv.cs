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

        text.AppendJoin("", table.Columns.Select(column => "," + SpreadsheetCell.Of(column.Name))).Append('\n');
        foreach (ProtectedRow row in table.Rows)
        {
            text.Append(SpreadsheetCell.Of(row.AreaCode)).Append(',').Append(SpreadsheetCell.Of(row.AreaName));
            if (table.BreakdownTitle is not null)
            {
                text.Append(',').Append(SpreadsheetCell.Of(row.Breakdown));
            }

            text.AppendJoin("", row.Cells.Select(cell => "," + Figure(cell, marker))).Append('\n');
        }

        return text.ToString();
    }

    // A shown figure is digits; the marker is a word of an agreement.
    private static string Figure(ProtectedCell cell, string marker) =>
        cell.State == CellState.Suppressed ? SpreadsheetCell.Of(marker) : Figures.Csv(cell, marker);
}

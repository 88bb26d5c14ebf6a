using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>The whole area's figures at a glance. Every numeral is a released cell.</summary>
internal static class KeyFigures
{
    private const int OfTheFirstTheme = 3;

    public static void Append(Html page, Release release)
    {
        page.Add($"<section aria-labelledby=\"key-figures\">\n<h2 id=\"key-figures\">Key figures for the whole area</h2>\n<ul class=\"key\">\n");
        foreach (MeasureResult measure in Chosen(release))
        {
            ProtectedTable table = measure.Tables[0];
            if (table.Rows.FirstOrDefault(TableShape.IsTotal) is not { } whole)
            {
                continue;
            }

            page.Add($"<li><a href=\"#{measure.Id}\"><span class=\"what\">{measure.Title}</span>");
            AppendFigure(page, table, whole, 0, release.Marker, "figure");
            int charted = new TableShape(table).ChartColumn;
            if (charted != 0)
            {
                AppendFigure(page, table, whole, charted, release.Marker, "second");
            }

            page.Add($"</a></li>\n");
        }

        page.Add($"</ul>\n</section>\n");
    }

    // The first theme says how many children are known; of every other its first measure stands for it.
    private static IEnumerable<MeasureResult> Chosen(Release release) =>
        release.Measures
            .Where(measure => measure.Tables.Count > 0)
            .GroupBy(measure => measure.Theme)
            .SelectMany((theme, place) => theme.Take(place == 0 ? OfTheFirstTheme : 1));

    private static void AppendFigure(Html page, ProtectedTable table, ProtectedRow whole, int column, string marker, string kind)
    {
        ProtectedCell cell = whole.Cells[column];
        page.Add($" <span class=\"{kind}\"><b>{Figures.Text(cell, table.Columns[column].Unit, marker)}</b>{(cell.State == CellState.Suppressed ? " (hidden)" : "")} {table.Columns[column].Title}</span>");
    }
}

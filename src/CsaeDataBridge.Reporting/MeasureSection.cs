using System.Globalization;
using System.Text;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>One measure: its definition, a chart and a table for each of its tables, its completeness and its caveat.</summary>
internal static class MeasureSection
{
    public static void Append(StringBuilder page, MeasureResult measure, string marker)
    {
        page.Append(CultureInfo.InvariantCulture, $"<section class=\"measure\" id=\"{measure.Id}\">\n<h3><span class=\"id\">{measure.Id}</span> {ReportPage.Encode(measure.Title)}</h3>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"caveat\"><strong>Take care:</strong> {ReportPage.Encode(measure.Caveat)}.</p>\n<p class=\"completeness\"><strong>Completeness:</strong> {ReportPage.Encode(measure.Completeness)}</p>\n");
        foreach (ProtectedTable table in measure.Tables)
        {
            AppendTable(page, measure, table, marker);
        }

        page.Append(CultureInfo.InvariantCulture, $"<details open><summary>Definition</summary>\n<dl><dt>Counted</dt><dd>{ReportPage.Encode(measure.Numerator)}</dd><dt>Set against</dt><dd>{ReportPage.Encode(measure.Denominator)}</dd><dt>Unit</dt><dd>{ReportPage.Encode(measure.Unit)}</dd><dt>Source of the rule</dt><dd>{ReportPage.Encode(measure.Source)}</dd></dl></details>\n</section>\n");
    }

    private static void AppendTable(StringBuilder page, MeasureResult measure, ProtectedTable table, string marker)
    {
        string title = $"{measure.Title}: {table.Title.ToLowerInvariant()}";
        page.Append(CultureInfo.InvariantCulture, $"<figure>\n<figcaption>{ReportPage.Encode(title)}</figcaption>\n");
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"chart\" role=\"img\" aria-label=\"Bar chart of the table below\" data-spec=\"{ReportPage.Encode(ChartSpec.Json(table, marker))}\"></div>\n");
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\"><table>\n<caption class=\"hidden\">{ReportPage.Encode(title)}</caption>\n<thead><tr><th scope=\"col\">{(table.BreakdownTitle is null || HasAreas(table) ? "Area" : ReportPage.Encode(table.BreakdownTitle))}</th>");
        bool both = table.BreakdownTitle is not null && HasAreas(table);
        if (both)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{ReportPage.Encode(table.BreakdownTitle!)}</th>");
        }

        page.AppendJoin("", table.Columns.Select(column => $"<th scope=\"col\">{ReportPage.Encode(column.Title)}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (ProtectedRow row in table.Rows)
        {
            string first = table.BreakdownTitle is null || both ? row.AreaName : Member(row.Breakdown);
            page.Append(CultureInfo.InvariantCulture, $"<tr{(row.AreaCode == "all" && row.Breakdown == "all" ? " class=\"total\"" : "")}><th scope=\"row\">{ReportPage.Encode(first)}</th>");
            if (both)
            {
                page.Append(CultureInfo.InvariantCulture, $"<td class=\"text\">{ReportPage.Encode(Member(row.Breakdown))}</td>");
            }

            for (int column = 0; column < row.Cells.Count; column++)
            {
                string hidden = row.Cells[column].State == CellState.Suppressed ? " class=\"suppressed\" title=\"Hidden to protect people\"" : "";
                page.Append(CultureInfo.InvariantCulture, $"<td{hidden}>{ReportPage.Encode(Figures.Text(row.Cells[column], table.Columns[column].Unit, marker))}</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody>\n</table></div>\n</figure>\n");
    }

    private static bool HasAreas(ProtectedTable table) => table.Rows.Any(row => row.AreaCode != "all");

    private static string Member(string member) => member == "all" ? "All" : char.ToUpperInvariant(member[0]) + member[1..].Replace('_', ' ');
}

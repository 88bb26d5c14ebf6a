using System.Globalization;
using System.Text;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>The top of the report: what it is, what it may be used for, its key figures and what it rests on.</summary>
internal static class FrontPage
{
    private static readonly string[] KeyMeasures = ["M01", "M02", "M03", "M10", "M24"];

    public static void Append(StringBuilder page, Release release)
    {
        page.Append(CultureInfo.InvariantCulture, $"<header>\n<p class=\"area\">{ReportPage.Encode(release.Area)}</p>\n<h1>Child sexual abuse, exploitation and harmful sexual behaviour, {ReportPage.Encode(release.Period)}</h1>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p>{Date(release.From)} to {Date(release.To)}. Known to agencies; not everything that happens is known.</p>\n");
        if (release.Synthetic)
        {
            page.Append("<p class=\"banner\">Synthetic data: the area, its agencies and its people are invented.</p>\n");
        }

        if (!release.Approved)
        {
            page.Append("<p class=\"banner\">Not approved for publication.</p>\n");
        }

        AppendKeyFigures(page, release);
        AppendContents(page, release);
        AppendCoverage(page, release);
        page.Append("</header>\n");
    }

    private static void AppendKeyFigures(StringBuilder page, Release release)
    {
        page.Append("<ul class=\"key\">\n");
        foreach (MeasureResult measure in release.Measures.Where(measure => KeyMeasures.Contains(measure.Id)))
        {
            ProtectedTable table = measure.Tables[0];
            ProtectedRow whole = table.Rows.First(row => row.AreaCode == "all" && row.Breakdown == "all");
            page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{measure.Id}\"><strong>{ReportPage.Encode(Figures.Text(whole.Cells[0], table.Columns[0].Unit, release.Marker))}</strong> {ReportPage.Encode(measure.Title)}</a></li>\n");
        }

        page.Append("</ul>\n");
    }

    private static void AppendContents(StringBuilder page, Release release)
    {
        page.Append("<nav aria-label=\"Measures\">\n<h2>Contents</h2>\n<ul>\n");
        foreach (IGrouping<string, MeasureResult> theme in release.Measures.GroupBy(measure => measure.Theme))
        {
            page.Append(CultureInfo.InvariantCulture, $"<li>{ReportPage.Encode(theme.Key)}: {string.Join(", ", theme.Select(measure => $"<a href=\"#{measure.Id}\">{ReportPage.Encode(measure.Title)}</a>"))}</li>\n");
        }

        page.Append("</ul>\n</nav>\n");
    }

    private static void AppendCoverage(StringBuilder page, Release release)
    {
        page.Append("<section>\n<h2>What this report rests on</h2>\n<div class=\"scroll\"><table>\n<caption>Rows of each feed: read = mapped + duplicate + excluded by a clause + held for a person</caption>\n<thead><tr><th scope=\"col\">Feed</th><th scope=\"col\">Agency</th><th scope=\"col\">Last delivery</th><th scope=\"col\">Read</th><th scope=\"col\">Mapped</th><th scope=\"col\">Duplicate</th><th scope=\"col\">Excluded</th><th scope=\"col\">Held</th></tr></thead>\n<tbody>\n");
        foreach (FeedCoverage feed in release.Coverage)
        {
            string delivery = feed.LastDelivery is { } date ? Date(date) : "no data";
            string counts = string.Concat(((long[])[feed.RowsRead, feed.RowsMapped, feed.RowsDuplicate, feed.RowsExcluded, feed.RowsHeld]).Select(count => $"<td>{count.ToString("N0", CultureInfo.InvariantCulture)}</td>"));
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{ReportPage.Encode(feed.Feed)}</th><td class=\"text\">{ReportPage.Encode(feed.Agency)}</td><td class=\"text\">{delivery}</td>{counts}</tr>\n");
        }

        page.Append("</tbody>\n</table></div>\n</section>\n");
    }

    private static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

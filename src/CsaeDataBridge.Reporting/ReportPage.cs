using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>The report as one HTML page that needs nothing else: no network, no other file.</summary>
internal static class ReportPage
{
    private static readonly string[] Scripts = ["vega.min.js", "vega-lite.min.js", "vega-embed.min.js", "report.js"];
    private static readonly string[] Licences = ["vega", "vega-lite", "vega-embed"];

    public static string Render(Release release)
    {
        string[] scripts = [.. Scripts.Select(PageHead.Embedded)];
        var page = new Html();
        PageHead.Append(page, release.Title, "", scripts);
        page.Add($"<body class=\"{PageHeader.BodyClass(release)}\">\n").AddRaw(Body(release));
        AppendLicences(page);
        foreach (string script in scripts)
        {
            page.AddRaw($"<script>{script}</script>\n");
        }

        return page.Add($"</body>\n</html>\n").ToString();
    }

    /// <summary>What people read, without the style and the chart library.</summary>
    public static string Body(Release release)
    {
        var page = new Html();
        page.Add($"<a class=\"skip\" href=\"#measures\">Go to the measures</a>\n");
        PageHeader.Append(page, release);
        KeyFigures.Append(page, release);
        CoverageTable.Append(page, release);
        ContentsList.Append(page, release);
        page.Add($"<main id=\"measures\">\n<noscript><p class=\"banner\">Charts need JavaScript; every figure is in the tables.</p></noscript>\n");
        foreach (IGrouping<string, MeasureResult> theme in release.Measures.GroupBy(measure => measure.Theme))
        {
            page.Add($"<section class=\"theme\">\n<h2>{theme.Key}</h2>\n");
            foreach (MeasureResult measure in theme)
            {
                MeasureSection.Append(page, measure, release.Marker);
            }

            page.Add($"</section>\n");
        }

        page.Add($"</main>\n");
        PageFoot.Append(page, release);
        return page.ToString();
    }

    private static void AppendLicences(Html page)
    {
        page.Add($"<details class=\"licences\"><summary>Licences of the chart library</summary>\n");
        foreach (string library in Licences)
        {
            page.Add($"<h3>{library}</h3>\n<pre>{PageHead.Embedded($"{library}.licence")}</pre>\n");
        }

        page.Add($"</details>\n");
    }
}

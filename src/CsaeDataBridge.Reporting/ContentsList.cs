using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>The measures by theme, with links to them.</summary>
internal static class ContentsList
{
    public static void Append(Html page, Release release)
    {
        page.Add($"<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<div class=\"themes\">\n");
        foreach (IGrouping<string, MeasureResult> theme in release.Measures.GroupBy(measure => measure.Theme))
        {
            page.Add($"<div><h3>{theme.Key}</h3>\n<ul>\n");
            foreach (MeasureResult measure in theme)
            {
                page.Add($"<li><a href=\"#{measure.Id}\"><span class=\"id\">{measure.Id}</span> {measure.Title}</a></li>\n");
            }

            page.Add($"</ul></div>\n");
        }

        page.Add($"</div>\n</nav>\n");
    }
}

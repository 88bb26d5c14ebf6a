using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>The report as one HTML page that needs nothing else: no network, no other file.</summary>
internal static class ReportPage
{
    private static readonly string[] Styles = ["report.css", "print.css"];
    private static readonly string[] Scripts = ["vega.min.js", "vega-lite.min.js", "vega-embed.min.js", "report.js"];
    private static readonly string[] Licences = ["vega", "vega-lite", "vega-embed"];

    public static string Render(Release release)
    {
        string[] styles = [.. Styles.Select(Embedded)];
        string[] scripts = [.. Scripts.Select(Embedded)];
        var page = new Html();
        page.Add($"<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"").AddRaw(Policy(styles, scripts));
        page.Add($"\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>{release.Title}</title>\n");
        foreach (string style in styles)
        {
            page.AddRaw($"<style>{style}</style>\n");
        }

        page.Add($"</head>\n<body class=\"{PageHeader.BodyClass(release)}\">\n").AddRaw(Body(release));
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

    // Nothing is loaded or sent, and only the scripts and styles of this page run: each is named by its hash.
    // Charts set the style of single elements, which only its own directive allows.
    private static string Policy(string[] styles, string[] scripts) =>
        $"default-src 'none'; base-uri 'none'; form-action 'none'; script-src {string.Join(' ', scripts.Select(Hash))}; style-src {string.Join(' ', styles.Select(Hash))}; style-src-attr 'unsafe-inline'";

    private static void AppendLicences(Html page)
    {
        page.Add($"<details class=\"licences\"><summary>Licences of the chart library</summary>\n");
        foreach (string library in Licences)
        {
            page.Add($"<h3>{library}</h3>\n<pre>{Embedded($"{library}.licence")}</pre>\n");
        }

        page.Add($"</details>\n");
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Embedded(string name)
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

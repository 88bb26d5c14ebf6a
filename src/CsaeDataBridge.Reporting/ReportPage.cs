using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>The report as one HTML page that needs nothing else: no network, no other file.</summary>
internal static class ReportPage
{
    private static readonly string[] Scripts = ["vega.min.js", "vega-lite.min.js", "vega-embed.min.js", "report.js"];

    public static string Render(Release release)
    {
        string style = Embedded("report.css");
        string[] scripts = [.. Scripts.Select(Embedded).Select(script => script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase))];
        // vega compiles its expressions, so that evaluation is allowed; nothing can be loaded or sent.
        string policy = $"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'unsafe-eval' {string.Join(' ', scripts.Select(Hash))}";
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>{Encode(release.Title)}</title>\n<style>\n{style}</style>\n</head>\n");
        page.Append(Body(release));
        foreach (string script in scripts)
        {
            page.Append("<script>").Append(script).Append("</script>\n");
        }

        return page.Append("</html>\n").ToString();
    }

    /// <summary>The page's body without the chart library.</summary>
    public static string Body(Release release)
    {
        var page = new StringBuilder("<body>\n<a class=\"skip\" href=\"#measures\">Go to the measures</a>\n");
        FrontPage.Append(page, release);
        page.Append("<main id=\"measures\">\n");
        foreach (IGrouping<string, MeasureResult> theme in release.Measures.GroupBy(measure => measure.Theme))
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{Encode(theme.Key)}</h2>\n");
            foreach (MeasureResult measure in theme)
            {
                MeasureSection.Append(page, measure, release.Marker);
            }
        }

        page.Append("</main>\n<footer>\n<h2>How to read this report</h2>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p>{Encode(release.Disclosure)}</p>\n");
        page.Append("<p>Each table is protected by itself. Protection against working a hidden figure out from several tables, from earlier releases or from overlapping areas is not in this release; treat its figures accordingly.</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<dl><dt>{Encode(release.Marker)}</dt><dd>hidden to protect people; it may be any small number, and is never a zero that was left out</dd><dt>no data</dt><dd>no extract covers it; this is not zero</dd><dt>–</dt><dd>a share of nothing</dd></dl>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p>Made {release.MadeAt.ToString("d MMMM yyyy HH:mm", CultureInfo.InvariantCulture)} under agreement {Encode(release.Agreement)}, clauses {Encode(string.Join(", ", release.Clauses))}, for {Encode(release.Recipient)}.</p>\n</footer>\n</body>\n");
        return page.ToString();
    }

    internal static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";

    private static string Embedded(string name)
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }
}

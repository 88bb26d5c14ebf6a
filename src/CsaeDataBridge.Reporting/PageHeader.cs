using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>The head of the page: what it is, for whom, under what agreement, and what it must not be used for.</summary>
internal static class PageHeader
{
    public static void Append(Html page, Release release)
    {
        page.Add($"<header>\n");
        AppendBanners(page, release);
        page.Add($"<p class=\"area\">{release.Area}</p>\n<h1>{Title(release)}</h1>\n");
        page.Add($"<p class=\"lead\">What agencies knew from {Figures.Date(release.From)} to {Figures.Date(release.To)}. Most abuse is not known to any agency: these figures are of identification, not of how much happens.</p>\n");
        page.Add($"<dl class=\"facts\">\n<div><dt>Period</dt><dd>{release.Period}</dd></div>\n<div><dt>For</dt><dd>{release.Recipient}</dd></div>\n<div><dt>Agreement</dt><dd>{release.Agreement}, {(release.Clauses.Count == 1 ? "clause" : "clauses")} {string.Join(", ", release.Clauses)}</dd></div>\n<div><dt>Release</dt><dd>{release.Id}, made {Figures.Instant(release.MadeAt)}</dd></div>\n</dl>\n</header>\n");
    }

    /// <summary>The page's class, by which each printed sheet repeats the banners.</summary>
    public static string BodyClass(Release release) => (release.Synthetic, release.Approved) switch
    {
        (true, false) => "synthetic-draft",
        (true, true) => "synthetic",
        (false, false) => "draft",
        _ => "approved",
    };

    private static void AppendBanners(Html page, Release release)
    {
        if (release.Synthetic)
        {
            page.Add($"<p class=\"banner\"><strong>SYNTHETIC DATA</strong> The area, its agencies and its people are invented.</p>\n");
        }

        if (!release.Approved)
        {
            page.Add($"<p class=\"banner\"><strong>Not approved for publication</strong> For checking by those who made it.</p>\n");
        }
    }

    // The area stands above the title; a release's own title repeats it.
    private static string Title(Release release) => release.Title.StartsWith(release.Area + ": ", StringComparison.Ordinal)
        ? Figures.Member(release.Title[(release.Area.Length + 2)..])
        : release.Title;
}

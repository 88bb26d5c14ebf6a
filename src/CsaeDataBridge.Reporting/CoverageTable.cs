using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>Which feeds the release rests on, and what became of their rows.</summary>
internal static class CoverageTable
{
    private static readonly string[] Titles = ["Read", "Mapped", "Duplicate", "Excluded", "Held"];

    public static void Append(Html page, Release release)
    {
        page.Add($"<section aria-labelledby=\"coverage\">\n<h2 id=\"coverage\">What this report rests on</h2>\n");
        page.Add($"<p>Rows of each feed: read = mapped + duplicate + excluded by a clause of its agreement + held for a person to look at. A feed without a delivery is <em>no data</em>, which is not zero.</p>\n");
        page.Add($"<p>People are linked by exact identifiers only: an agency's own number, an NHS number, or a UPN with a date of birth. A child whom several agencies know without one in common <strong>counts once for each</strong>, so figures of children are likely to be too high.</p>\n");
        page.Add($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"coverage-caption\"><table>\n<caption id=\"coverage-caption\" class=\"unseen\">Feeds and their rows</caption>\n<thead><tr><th scope=\"col\">Feed</th><th scope=\"col\" class=\"words\">Agency</th><th scope=\"col\" class=\"words\">Last delivery</th>");
        foreach (string title in Titles)
        {
            page.Add($"<th scope=\"col\">{title}</th>");
        }

        page.Add($"</tr></thead>\n<tbody>\n");
        foreach (FeedCoverage feed in release.Coverage)
        {
            page.Add($"<tr><th scope=\"row\">{feed.Feed}</th><td class=\"words\">{feed.Agency}</td>");
            if (feed.LastDelivery is { } delivered)
            {
                page.Add($"<td class=\"words\">{Figures.Date(delivered)}</td>");
                AppendCounts(page, Counts(feed));
            }
            else
            {
                page.Add($"<td class=\"words mark\">{Figures.NoData}</td>");
                page.AddRaw(string.Concat(Enumerable.Repeat($"<td class=\"mark\">{Figures.NoData}</td>", Titles.Length)));
            }

            page.Add($"</tr>\n");
        }

        AppendTotal(page, [.. release.Coverage.Where(feed => feed.LastDelivery is not null)]);
        page.Add($"</tbody>\n</table></div>\n</section>\n");
    }

    private static void AppendTotal(Html page, IReadOnlyList<FeedCoverage> loaded)
    {
        if (loaded.Count == 0)
        {
            return;
        }

        page.Add($"<tr class=\"total\"><th scope=\"row\">All feeds with data</th><td></td><td></td>");
        AppendCounts(page, loaded.Select(Counts).Aggregate((sum, feed) => [.. sum.Zip(feed, (one, other) => one + other)]));
        page.Add($"</tr>\n");
    }

    private static void AppendCounts(Html page, long[] counts)
    {
        foreach (long count in counts)
        {
            page.Add($"<td>{Figures.Rows(count)}</td>");
        }
    }

    private static long[] Counts(FeedCoverage feed) => [feed.RowsRead, feed.RowsMapped, feed.RowsDuplicate, feed.RowsExcluded, feed.RowsHeld];
}

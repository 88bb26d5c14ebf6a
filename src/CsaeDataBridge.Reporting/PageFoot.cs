using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>The foot of the page: how figures are protected, what the marks and the words mean.</summary>
internal static class PageFoot
{
    public const string HiddenMeaning = "hidden to protect people: a small number, or one that would give a small number away.";
    public const string NoDataMeaning = "no extract covers it. This is not zero.";
    public const string NotApplicableMeaning = "cannot be worked out, for example a share of nothing.";

    private static readonly (string Word, string Meaning)[] Words =
    [
        ("CSA", "child sexual abuse; exploitation (CSE) is one kind of it"),
        ("CSE", "child sexual exploitation: abuse in which a child is given, promised or threatened with something"),
        ("HSB", "harmful sexual behaviour shown by a child"),
        ("At risk", "a worry that harm may come; not a sign that it happened, and never added to concerns"),
        ("SARC", "sexual assault referral centre"),
        ("FME", "forensic medical examination"),
        ("VCS", "voluntary and community services"),
        ("LA", "local authority, a council with duties to children"),
        ("Held", "a row that could not be read with certainty and waits for a person; it is in no figure"),
    ];

    public static void Append(Html page, Release release)
    {
        page.Add($"<footer>\n<section aria-labelledby=\"disclosure\">\n<h2 id=\"disclosure\">How people are protected</h2>\n<p>{release.Disclosure}</p>\n");
        page.Add($"<p>A figure for an area that another publication divides differently is not protected against that publication: before both are published, protect the two together with <code>bridge disclosure protect</code>.</p>\n</section>\n");
        page.Add($"<section aria-labelledby=\"words\">\n<h2 id=\"words\">Marks and words</h2>\n<dl class=\"words\">\n");
        AppendWord(page, release.Marker, HiddenMeaning);
        AppendWord(page, Figures.NoData, NoDataMeaning);
        AppendWord(page, Figures.NotApplicable, NotApplicableMeaning);
        foreach ((string word, string meaning) in Words)
        {
            AppendWord(page, word, meaning + ".");
        }

        page.Add($"</dl>\n</section>\n</footer>\n");
    }

    private static void AppendWord(Html page, string word, string meaning) => page.Add($"<div><dt>{word}</dt><dd>{meaning}</dd></div>\n");
}

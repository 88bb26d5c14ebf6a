using System.Globalization;
using System.Text.RegularExpressions;
using CsaeDataBridge.Reporting;

namespace CsaeDataBridge.Tests;

public sealed partial class ReportPageTests
{
    private static readonly string[] PartsOfAMeasure = ["<dt>Counted</dt>", "<dt>Out of</dt>", "<dt>Unit</dt>", "class=\"chart\" role=\"img\" aria-label=\"Bar chart of ", "class=\"spec\">{", "<caption ", "<th scope=\"col\">", "<th scope=\"row\">", "<dt>Completeness</dt>", "<dt>Take care</dt>", "<dt>Source</dt>"];

    [Fact]
    public void Body_SmallRelease_IsAsReviewed() => Snapshot.Matches(ReportPage.Body(SmallRelease.Make()), "html");

    [Fact]
    public void Body_EveryMeasure_HasChartTableDefinitionCaveatAndCompleteness()
    {
        string[] measures = ReportPage.Body(SmallRelease.Make()).Split("<article ")[1..];
        Assert.Equal(2, measures.Length);
        Assert.All(measures, measure => Assert.All(PartsOfAMeasure, part => Assert.Contains(part, measure, StringComparison.Ordinal)));
        Assert.All(measures, measure => Assert.Equal(2, measure.Split("class=\"chart\"").Length - 1));
        Assert.All(measures, measure => Assert.Equal(2, measure.Split("<caption ").Length - 1));
    }

    [Fact]
    public void Body_NamesThatLookLikeMarkup_AreEncoded()
    {
        string body = ReportPage.Body(SmallRelease.Make());
        Assert.DoesNotContain("<moor>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<area>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Police <script>", body, StringComparison.Ordinal);
        Assert.Contains("=East, &lt;moor&gt;", body, StringComparison.Ordinal);
        Assert.Contains("North &amp; &quot;South&quot;", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Body_Numerals_AreReleasedCells()
    {
        string keyFigures = ReportPage.Body(SmallRelease.Make()).Split("<ul class=\"key\">")[1].Split("</ul>")[0];
        string[] numerals = [.. BoldText().Matches(keyFigures).Select(match => match.Groups[1].Value)];
        Assert.Equal(["1,240", "12.5", "50", "84"], numerals);
    }

    [Fact]
    public void Body_FeedWithoutDelivery_SaysNoDataAndNotZero()
    {
        string row = ReportPage.Body(SmallRelease.Make()).Split("sarc/attendances")[1].Split("</tr>")[0];
        Assert.Equal(6, row.Split(">no data<").Length - 1);
        Assert.DoesNotContain(">0<", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Body_HiddenCells_ShowTheMarkerWithWordsOnly()
    {
        string table = ReportPage.Body(SmallRelease.Make()).Split("id=\"caption-M01\"")[1].Split("</figure>")[0];
        Assert.Equal(2, table.Split("<td class=\"mark\">c<span class=\"unseen\"> (hidden)</span></td>").Length - 1);
        Assert.Contains("<b>c</b> hidden to protect people", table, StringComparison.Ordinal);
        Assert.Contains("<b>no data</b> no extract covers it. This is not zero.", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true, true, true)]
    [InlineData(true, true, true, false)]
    [InlineData(false, false, false, true)]
    [InlineData(true, false, false, false)]
    public void Body_Banners_ApplyToTheRelease(bool approved, bool synthetic, bool saysSynthetic, bool saysNotApproved)
    {
        string body = ReportPage.Body(SmallRelease.Make(approved, synthetic));
        Assert.Equal(saysSynthetic, body.Contains("SYNTHETIC DATA", StringComparison.Ordinal));
        Assert.Equal(saysNotApproved, body.Contains("Not approved for publication", StringComparison.Ordinal));
    }

    [Fact]
    public void Body_Foot_SaysWhatWasDoneAndWhatWasNot()
    {
        string body = ReportPage.Body(SmallRelease.Make());
        Assert.Contains("<p>Counts of 1 to 7 are hidden and shown as c.</p>", body, StringComparison.Ordinal);
        Assert.Contains("A figure for an area that another publication divides differently is not protected against that publication", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Body_ReleaseWithoutMeasures_StillSaysWhatItRestsOn() =>
        Assert.Contains("What this report rests on", ReportPage.Body(SmallRelease.Make(measures: [])), StringComparison.Ordinal);

    [Fact]
    public void Render_Page_LoadsAndSendsNothing()
    {
        string page = ReportPage.Render(SmallRelease.Make());
        Assert.Contains("content=\"default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'sha256-", page, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", page[..page.IndexOf("<body", StringComparison.Ordinal)], StringComparison.Ordinal);
        string body = ReportPage.Body(SmallRelease.Make());
        foreach (string part in (string[])["http:", "https:", "//", " src=", "<link", "<iframe", "<img", "url(", "@import", "onclick"])
        {
            Assert.DoesNotContain(part, body, StringComparison.OrdinalIgnoreCase);
        }

        string head = page[..page.IndexOf("</head>", StringComparison.Ordinal)];
        foreach (string part in (string[])["http:", "https:", "<link", "url(", "@import", "<script"])
        {
            Assert.DoesNotContain(part, head, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Render_Scripts_EndWhereTheyShould()
    {
        string page = ReportPage.Render(SmallRelease.Make());
        Assert.Equal(4, page.Split("<script>").Length - 1);
        Assert.Equal(4 + 4, page.Split("</script>").Length - 1);
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        Assert.EndsWith("</body>\n</html>\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_SameRelease_GivesTheSameBytes() =>
        Assert.Equal(ReportPage.Render(SmallRelease.Make()), ReportPage.Render(SmallRelease.Make()));

    [Fact]
    public void Render_OtherCulture_ChangesNothing()
    {
        string page = ReportPage.Render(SmallRelease.Make());
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
            Assert.Equal(page, ReportPage.Render(SmallRelease.Make()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [GeneratedRegex("<b>([^<]*)</b>")]
    private static partial Regex BoldText();
}

using CsaeDataBridge.Reporting;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

public sealed class ReportWriterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-report").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Write_SmallRelease_GivesAPageAndATableEach()
    {
        IReadOnlyList<string> files = ReportWriter.Write(SmallRelease(), folder);
        Assert.Equal(["report.html", "tables/M01.csv"], files);
        Assert.Equal(
            "area_code,area,children,rate\nall,Whole area,120,12.5\nE1,\"'=East, <moor>\",c,c\nE2,West,no_data,no_data\n",
            File.ReadAllText(Path.Combine(folder, "tables", "M01.csv")));
    }

    [Fact]
    public void Render_LoadsNothingFromOutside()
    {
        string page = ReportPage.Render(SmallRelease());
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"", ReportPage.Body(SmallRelease()), StringComparison.Ordinal);
    }

    [Fact]
    public void Body_EveryMeasure_HasChartTableDefinitionCaveatAndCompleteness()
    {
        string body = ReportPage.Body(SmallRelease());
        foreach (string part in (string[])["data-spec=", "<table>", "Definition", "Take care:", "Completeness:", "Not approved for publication", "Synthetic data"])
        {
            Assert.Contains(part, body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Body_NamesFromTheArea_AreEncoded() =>
        Assert.DoesNotContain("<moor>", ReportPage.Body(SmallRelease()), StringComparison.Ordinal);

    [Fact]
    public void Json_HiddenFigure_HasNoValueToMeasure()
    {
        string spec = ChartSpec.Json(SmallRelease().Measures[0].Tables[0], "c");
        Assert.Contains("\"value\":null,\"words\":\"c\"", spec, StringComparison.Ordinal);
        Assert.Contains("\"value\":null,\"words\":\"no data\"", spec, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_SameRelease_GivesTheSameBytes() =>
        Assert.Equal(ReportPage.Render(SmallRelease()), ReportPage.Render(SmallRelease()));

    private static Release SmallRelease() => new()
    {
        Id = "R-1",
        Title = "Test",
        Area = "Testshire",
        Period = "2025-26",
        From = new DateOnly(2025, 4, 1),
        To = new DateOnly(2026, 3, 31),
        Recipient = "board",
        Agreement = "ISA-1",
        Clauses = ["5.1"],
        Disclosure = "Counts of 1 to 7 are hidden.",
        Marker = "c",
        Approved = false,
        Synthetic = true,
        MadeAt = new DateTimeOffset(2026, 4, 20, 1, 0, 0, TimeSpan.Zero),
        Coverage = [new FeedCoverage("police/crime", "Police", null, 0, 0, 0, 0, 0)],
        Measures =
        [
            new MeasureResult("M01", "Identification", "Children", "counted", "set against", "rate", "a caveat", "a source", "Recorded for 90%.",
            [
                new ProtectedTable(
                    "M01",
                    "By council",
                    null,
                    [new ProtectedColumn("children", "Children", "count"), new ProtectedColumn("rate", "Rate", "rate_per_10000")],
                    [
                        new ProtectedRow("all", "Whole area", "all", [ProtectedCell.Shown(120), ProtectedCell.Shown(12.5m)]),
                        new ProtectedRow("E1", "=East, <moor>", "all", [ProtectedCell.Suppressed, ProtectedCell.Suppressed]),
                        new ProtectedRow("E2", "West", "all", [ProtectedCell.NoData, ProtectedCell.NoData]),
                    ],
                    "rate"),
            ]),
        ],
    };
}

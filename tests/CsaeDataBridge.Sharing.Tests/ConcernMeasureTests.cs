namespace CsaeDataBridge.Tests;

/// <summary>A worked example for each measure of children: given rows, expected counts before protection. Areas 1 and 2.</summary>
public sealed class ConcernMeasureTests
{
    [Fact]
    public void M01_CountsDistinctLinkedChildrenOnce()
    {
        using var store = new SmallStore();
        store.Concern(1, 12, sex: "male");
        store.Concern(2, 13, "cse", "confirmed", agency: "sarc", day: "2025-09-01", sex: "male");
        store.Link(1, 1);
        store.Link(2, 1);
        store.Concern(3, 16, home: SmallStore.B);
        store.Concern(4, 15, status: "at_risk");
        store.Concern(5, 14, "hsb", role: "displayed");
        store.Concern(6, 14, role: "displayed");
        store.Concern(7, 14, status: "ruled_out");
        store.Concern(8, 14, underReview: true);
        store.Concern(9, 14, home: null);
        Assert.Equal(
            [
                "M01 1 all at_risk = 1",
                "M01 1 all children = 1",
                "M01 2 all children = 1",
                "M01 all all at_risk = 1",
                "M01 all all children = 3",
                "M01 unknown all children = 1",
                "M01-age 1 all children = 1",
                "M01-age 1 under 13 children = 1",
                "M01-age 2 16 to 17 children = 1",
                "M01-age 2 all children = 1",
                "M01-age all 13 to 15 children = 1",
                "M01-age all 16 to 17 children = 1",
                "M01-age all all children = 3",
                "M01-age all under 13 children = 1",
                "M01-age unknown 13 to 15 children = 1",
                "M01-age unknown all children = 1",
                "M01-sex 1 all children = 1",
                "M01-sex 1 male children = 1",
                "M01-sex 2 all children = 1",
                "M01-sex 2 female children = 1",
                "M01-sex all all children = 3",
                "M01-sex all female children = 2",
                "M01-sex all male children = 1",
                "M01-sex unknown all children = 1",
                "M01-sex unknown female children = 1",
            ],
            store.Exact("M01"));
    }

    [Fact]
    public void M01_HomeNotKnownToWhoSawThemLast_IsTheOneRecordedBefore()
    {
        using var store = new SmallStore();
        store.Concern(1, 12);
        store.Concern(2, 12, agency: "sarc", day: "2025-09-01", home: "not_recorded");
        store.Link(1, 1);
        store.Link(2, 1);
        store.Concern(3, 14, home: "unknown");
        Assert.Equal(
            ["M01 1 all children = 1", "M01 all all children = 2", "M01 unknown all children = 1"],
            store.Exact("M01").Where(figure => figure.StartsWith("M01 ", StringComparison.Ordinal)));
    }

    [Fact]
    public void M01_AgeUnknown_IsNeitherChildNorAdult()
    {
        using var store = new SmallStore();
        store.Concern(1, null);
        store.Concern(2, 18);
        store.Concern(3, null);
        store.Concern(3, 17);
        store.Concern(4, null);
        store.Concern(4, 30);
        store.Concern(0, null);
        Assert.Equal(
            ["M01 1 all age_unknown = 1", "M01 1 all children = 1", "M01 all all age_unknown = 1", "M01 all all children = 1", "M01 all all not_identified = 1", "M01 unknown all not_identified = 1"],
            store.Exact("M01").Where(figure => figure.StartsWith("M01 ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2025-03-31", 0)]
    [InlineData("2025-04-01", 1)]
    [InlineData("2026-03-31", 1)]
    [InlineData("2026-04-01", 0)]
    public void M01_EventOnTheEdgeOfThePeriod_CountsInside(string day, int children)
    {
        using var store = new SmallStore();
        store.Concern(1, 12, day: day);
        Assert.Equal(children, store.Runner().Exact("M01").Single(figure => figure is { Table: "M01", Area: "all", Column: "children" }).Value);
    }

    [Fact]
    public void M01_RowsOfAFlowOutsideTheRelease_AreNotSeen()
    {
        using var store = new SmallStore("sarc");
        store.Load("sarc", "ISA/F-2");
        store.Concern(1, 12, agency: "sarc");
        Assert.Empty(store.Exact("M01"));
        Assert.Equal(1, store.Runner("ISA/F-1", "ISA/F-2").Exact("M01").Single(figure => figure is { Table: "M01", Area: "all", Column: "children" }).Value);
    }

    [Fact]
    public void M01_ChildInTwoAreas_IsInTheOneRecordedLast()
    {
        using var store = new SmallStore();
        store.Concern(1, 12, day: "2025-08-01", home: SmallStore.B);
        store.Concern(2, 12, day: "2025-05-01", home: SmallStore.A);
        store.Link(1, 1);
        store.Link(2, 1);
        Assert.Equal(["M01 2 all children = 1", "M01 all all children = 1"], store.Exact("M01").Where(figure => figure.StartsWith("M01 ", StringComparison.Ordinal)));
    }

    [Fact]
    public void M02_CountsExploitationAlone()
    {
        using var store = new SmallStore();
        store.Concern(1, 14, "cse");
        store.Concern(2, 14, "csa");
        store.Concern(3, 17, "cse", "at_risk", home: SmallStore.B);
        store.Concern(4, null, "cse");
        Assert.Equal(
            [
                "M02 1 all age_unknown = 1",
                "M02 1 all children = 1",
                "M02 2 all at_risk = 1",
                "M02 all all age_unknown = 1",
                "M02 all all at_risk = 1",
                "M02 all all children = 1",
                "M02-age 1 13 to 15 children = 1",
                "M02-age 1 all children = 1",
                "M02-age all 13 to 15 children = 1",
                "M02-age all all children = 1",
            ],
            store.Exact("M02"));
    }

    [Fact]
    public void M03_CountsOnlyThoseWhoDisplayed()
    {
        using var store = new SmallStore();
        store.Concern(1, 14, "hsb", role: "displayed");
        store.Concern(2, 14, "hsb", role: "both");
        store.Concern(3, 14, "hsb", role: "experienced");
        store.Concern(4, 14, "hsb", role: "not_recorded", underReview: true);
        store.Concern(5, 19, "hsb", role: "displayed");
        Assert.Equal(
            ["M03 1 all children = 2", "M03 1 all no_role = 1", "M03 all all children = 2", "M03 all all no_role = 1"],
            store.Exact("M03"));
    }

    [Fact]
    public void M04_CountsThePeerSettingOrFactor19B()
    {
        using var store = new SmallStore();
        store.Concern(1, 14, settings: "peer online");
        store.Concern(2, 14, settings: "intrafamilial");
        store.Factor(store.Event("council-a", "assessment", "2025-06-01", 3, 10), 3, "19B");
        store.Factor(store.Event("council-a", "assessment", "2025-06-01", 4, 10), 4, "19B", "no");
        store.Factor(store.Event("council-a", "assessment", "2025-06-01", 1, 14), 1, "19B");
        Assert.Equal(
            ["M04 1 all children = 2", "M04 1 all csa = 2", "M04 1 all recorded = 2", "M04 all all children = 2", "M04 all all csa = 2", "M04 all all recorded = 2"],
            store.Exact("M04"));
    }

    [Fact]
    public void M05_ShareIsOfChildrenWithASettingRecorded()
    {
        using var store = new SmallStore();
        store.Concern(1, 14, settings: "online");
        store.Concern(2, 14, settings: "peer");
        store.Concern(3, 14, settings: "not_recorded");
        store.Concern(4, 14);
        store.Concern(5, null, settings: "online");
        Assert.Equal(
            ["M05 1 all csa = 4", "M05 1 all online = 1", "M05 1 all recorded = 2", "M05 all all csa = 4", "M05 all all online = 1", "M05 all all recorded = 2"],
            store.Exact("M05"));
    }

    [Fact]
    public void M06_ChildMayBeInBoth()
    {
        using var store = new SmallStore();
        store.Concern(1, 14, settings: "intrafamilial");
        store.Concern(1, 14, settings: "stranger");
        store.Concern(2, 14, settings: "extrafamilial");
        store.Concern(3, 14, settings: "online");
        Assert.Equal(
            ["M06 all all both_settings = 1", "M06 all all csa = 3", "M06 all all extrafamilial = 2", "M06 all all intrafamilial = 1", "M06 all all recorded = 3"],
            store.Exact("M06").Where(figure => figure.StartsWith("M06 all", StringComparison.Ordinal)));
    }

    [Fact]
    public void M36_CountsEveryAnswerApart()
    {
        using var store = new SmallStore("charity");
        store.Concern(1, 14);
        store.Concern(2, null, status: "unknown");
        store.Concern(0, null, status: "not_recorded", agency: "sarc");
        store.Concern(4, 14, underReview: true);
        Assert.Equal(
            [
                "M36 all Charity no_data = 1",
                "M36 all Police records = 2",
                "M36 all Police unknown = 1",
                "M36 all Police with_status = 1",
                "M36 all SARC not_recorded = 1",
                "M36 all SARC records = 1",
                "M36 all all not_recorded = 1",
                "M36 all all records = 3",
                "M36 all all unknown = 1",
                "M36 all all with_status = 1",
            ],
            store.Exact("M36"));
    }
}

using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

public sealed class ProtectedMeasureTests
{
    [Fact]
    public void Run_SmallCount_IsHiddenWithAnotherAndItsRate()
    {
        using var store = new SmallStore();
        Children(store, 23, SmallStore.A);
        Children(store, 3, SmallStore.B, first: 100);
        Children(store, 12, null, first: 200);
        ProtectedTable table = Run(store, "M01")[0].Tables[0];
        Assert.Equal(["Whole area", "A", "B", "Area not known"], table.Rows.Select(row => row.AreaName));
        Assert.Equal(["children", "rate", "at_risk", "age_unknown", "not_identified"], table.Columns.Select(column => column.Name));
        Assert.Equal([Shown(40), Shown(25), ProtectedCell.Suppressed, ProtectedCell.Suppressed], table.Rows.Select(row => row.Cells[0]));
        Assert.Equal([Shown(5.6m), Shown(6.9m), ProtectedCell.Suppressed, ProtectedCell.Suppressed], table.Rows.Select(row => row.Cells[1]));
    }

    [Fact]
    public void Run_CountInSeveralTablesAndMeasures_IsHiddenInAll()
    {
        using var store = new SmallStore();
        Children(store, 20, SmallStore.A);
        Children(store, 14, SmallStore.B, first: 100, sex: "male");
        store.Concern(300, 14, home: SmallStore.B);
        IReadOnlyList<MeasureResult> results = Run(store, "M01", "M05");
        ProtectedTable bySex = results[0].Tables.Single(table => table.Id == "M01-sex");
        ProtectedTable m05 = results[1].Tables[0];
        int column = m05.Columns.Select(found => found.Name).ToList().IndexOf("csa");
        foreach (ProtectedRow row in bySex.Rows.Where(row => row.Breakdown == "all"))
        {
            Assert.Equal(row.Cells[0], results[0].Tables[0].Rows.Single(other => other.AreaCode == row.AreaCode).Cells[0]);
            Assert.Equal(row.Cells[0], m05.Rows.Single(other => other.AreaCode == row.AreaCode).Cells[column]);
        }

        Assert.Equal(ProtectedCell.Suppressed, bySex.Rows.Single(row => row is { AreaCode: SmallStore.B, Breakdown: "female" }).Cells[0]);
    }

    [Fact]
    public void Run_AgencyWithoutALoad_IsNoDataAndNeverZero()
    {
        using var store = new SmallStore("sarc", "council-b");
        Children(store, 20, SmallStore.A);
        store.Factor(store.Event("council-a", "assessment", "2025-04-01", 1, 10, columns: "DATE '2025-05-01' AS ended_on"), 1, "19C");
        IReadOnlyList<MeasureResult> results = Run(store, "M24", "M17", "M36");
        Assert.All(results[0].Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells), cell => Assert.Equal(ProtectedCell.NoData, cell));
        Assert.Equal("No data: no extract of the agencies that this measure rests on is in the store.", results[0].Completeness);
        Assert.All(results[1].Tables[0].Rows.Single(row => row.AreaName == "B").Cells, cell => Assert.Equal(ProtectedCell.NoData, cell));
        Assert.EndsWith("No data for B. No extract of Council B.", results[1].Completeness, StringComparison.Ordinal);
        Assert.Equal(Shown(20), results[2].Tables[0].Rows.Single(row => row.Breakdown == "Police").Cells[0]);
        Assert.All(results[2].Tables[0].Rows.Single(row => row.Breakdown == "SARC").Cells, cell => Assert.Equal(ProtectedCell.NoData, cell));
    }

    [Fact]
    public void Run_MedianOfFewerThanTen_IsHidden()
    {
        using var store = new SmallStore();
        for (int number = 0; number < 9; number++)
        {
            store.Wait("chisva", "2025-04-01", "2025-04-11");
        }

        for (int number = 0; number < 10; number++)
        {
            store.Wait("counselling", "2025-04-01", $"2025-04-{number + 11}");
        }

        MeasureResult result = Run(store, "M29")[0];
        Assert.Equal([Shown(10), ProtectedCell.Suppressed, ProtectedCell.Suppressed, Shown(10), Shown(100)], result.Tables[0].Rows.Single(row => row.Breakdown == "chisva").Cells);
        Assert.Equal([Shown(10), Shown(15), Shown(18), Shown(10), Shown(100)], result.Tables[0].Rows.Single(row => row.Breakdown == "counselling").Cells);
        Assert.Equal("A first contact is recorded for 100% of the referrals of the period.", result.Completeness);
    }

    [Fact]
    public void Run_SentenceAboutAHiddenCell_HasNoNumeral()
    {
        using var store = new SmallStore();
        Children(store, 20, SmallStore.A);
        store.Concern(500, null);
        Assert.Equal(
            "People with a concern but without a recorded age, counted neither as children nor as adults: a number that is not shown. Records that identify nobody: 0.",
            Run(store, "M01")[0].Completeness);
    }

    [Fact]
    public void Run_EveryMeasureOnAnEmptyStore_HasNoData()
    {
        using var store = new SmallStore("police", "council-a", "council-b", "sarc", "charity");
        Assert.All(Run(store, [.. MeasureDefinition.Ids]).SelectMany(result => result.Tables).SelectMany(table => table.Rows).SelectMany(row => row.Cells), cell => Assert.Equal(ProtectedCell.NoData, cell));
    }

    [Fact]
    public void Run_ChildFromElsewhere_HasItsOwnRow()
    {
        using var store = new SmallStore();
        Children(store, 10, SmallStore.A);
        Children(store, 10, SmallStore.B, first: 100);
        Children(store, 11, "E09000001", first: 200);
        Children(store, 9, "E09000002", first: 300);
        ProtectedTable table = Run(store, "M02", "M01")[1].Tables[0];
        Assert.Equal(["Whole area", "A", "B", "Outside the area", "Area not known"], table.Rows.Select(row => row.AreaName));
        Assert.Equal([Shown(40), Shown(10), Shown(10), Shown(20), Shown(0)], table.Rows.Select(row => row.Cells[0]));
    }

    private static IReadOnlyList<MeasureResult> Run(SmallStore store, params string[] measures) => store.Runner().Run(measures, [], CancellationToken.None).Measures;

    private static ProtectedCell Shown(decimal value) => ProtectedCell.Shown(value);

    private static void Children(SmallStore store, int children, string? home, int first = 1, string sex = "female")
    {
        for (int child = 0; child < children; child++)
        {
            store.Concern(first + child, 14, home: home, sex: sex);
        }
    }
}

using CsaeDataBridge.Agreements;
using CsaeDataBridge.Sharing;
using FsCheck.Fluent;

namespace CsaeDataBridge.Tests;

public sealed class DisclosureControlTests
{
    private static readonly DisclosureProfile Strict = new("SDC-STRICT", 1, 7, 5, "c");

    [Fact]
    public void Hide_OneSmallCount_HidesTheSmallestOtherOfItsSum()
    {
        CountSet set = Areas("M", [3, 40, 20]);
        Assert.Equal([true, false, true, false], DisclosureControl.Hide(set, Strict));
    }

    [Fact]
    public void Hide_ZeroAlone_IsShown() => Assert.Equal([false, false, false], DisclosureControl.Hide(Areas("M", [0, 40]), Strict));

    [Fact]
    public void Hide_CountThatTwoTablesShow_IsHiddenInBoth()
    {
        CountSet set = Areas("M", [20, 40, 30]);
        int first = set[new CountKey("M", "a0", null, "all")];
        int part = set.Add(new CountKey("M", "a0", "Age", "young"), 2);
        set.AddSum([part, set.Add(new CountKey("M", "a0", "Age", "old"), 18)], first);
        int other = set.Add(new CountKey("M", "a0", "Sex", "girls"), 1);
        set.AddSum([other, set.Add(new CountKey("M", "a0", "Sex", "boys"), 0), set.Add(new CountKey("M", "a0", "Sex", "other"), 0)], first);
        IReadOnlyList<bool> hidden = DisclosureControl.Hide(set, Strict);
        Assert.All(set.Sums, sum => Assert.NotEqual(1, sum.Count(number => hidden[number])));
    }

    [Fact]
    public void Hide_AnyTables_LeavesNoSmallCountAndNoSumWithASingleHiddenCount() => FsCheck.Check.One(
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Tables.ToArbitrary(), grid =>
        {
            CountSet set = Table(grid);
            IReadOnlyList<bool> hidden = DisclosureControl.Hide(set, Strict);
            bool small = set.Counts.Where((_, number) => !hidden[number]).Any(count => count is >= 1 and <= 7);
            bool single = set.Sums.Any(sum => sum.Count(number => hidden[number]) == 1);
            bool same = hidden.SequenceEqual(DisclosureControl.Hide(Table(grid), Strict));
            return !small && !single && same;
        }));

    [Theory]
    [InlineData(8, 10)]
    [InlineData(12, 10)]
    [InlineData(13, 15)]
    [InlineData(0, 0)]
    public void Round_GivesTheNearestMultiple(long count, int published) =>
        Assert.Equal(published, DisclosureControl.Round(count, Strict));

    [Fact]
    public void Add_TwoValuesOfOneCount_IsRefused()
    {
        var set = new CountSet();
        set.Add(new CountKey("M", "all", null, "all"), 8);
        Assert.Throws<InvalidOperationException>(() => set.Add(new CountKey("M", "all", null, "all"), 9));
    }

    private static FsCheck.Gen<long[][]> Tables =>
        from areas in Gen.Choose(1, 5)
        from members in Gen.Choose(1, 4)
        from cells in Gen.ArrayOf(Gen.ArrayOf(Gen.Frequency((2, Gen.Choose(0, 12)), (1, Gen.Choose(0, 60))), members), areas)
        select cells.Select(row => row.Select(count => (long)count).ToArray()).ToArray();

    private static CountSet Areas(string quantity, long[] counts)
    {
        var set = new CountSet();
        int[] parts = [.. counts.Select((count, area) => set.Add(new CountKey(quantity, $"a{area}", null, "all"), count))];
        set.AddSum(parts, set.Add(new CountKey(quantity, "all", null, "all"), counts.Sum()));
        return set;
    }

    private static CountSet Table(long[][] counts)
    {
        var values = new Dictionary<(string, string, string), double>();
        string[] areas = [.. counts.Select((_, area) => $"a{area}"), "all"];
        string[] members = [.. counts[0].Select((_, member) => $"m{member}"), "all"];
        for (int area = 0; area < areas.Length; area++)
        {
            for (int member = 0; member < members.Length; member++)
            {
                long[][] rows = area == counts.Length ? counts : [counts[area]];
                values[("n", areas[area], members[member])] = rows.Sum(row => member == row.Length ? row.Sum() : row[member]);
            }
        }

        var table = new MeasureTable("T", "T", "Member", [], "n", [], [new MeasureColumn("n", "N", ColumnKind.Count, null, null, "T.n")]);
        var set = new CountSet();
        set.Add(new PlainTable(table, areas, members, values, new HashSet<(string, string)>()));
        return set;
    }
}

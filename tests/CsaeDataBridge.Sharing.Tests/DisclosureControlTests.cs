using CsaeDataBridge.Agreements;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

public sealed class DisclosureControlTests
{
    private static readonly DisclosureProfile Strict = new("SDC-STRICT", 1, 7, 5, "c");

    [Fact]
    public void Hide_OneSmallCell_HidesASecondInItsLine()
    {
        bool[,] hidden = DisclosureControl.Hide(Grid(["a", "b", "c", "all"], ["all"], [[3], [40], [20], [63]]), Strict);
        Assert.Equal([true, false, true, false], Enumerable.Range(0, 4).Select(area => hidden[area, 0]));
    }

    [Fact]
    public void Hide_ZeroAlone_IsShown()
    {
        bool[,] hidden = DisclosureControl.Hide(Grid(["a", "b", "all"], ["all"], [[0], [40], [40]]), Strict);
        Assert.Equal([false, false, false], Enumerable.Range(0, 3).Select(area => hidden[area, 0]));
    }

    [Fact]
    public void Hide_AnyTable_LeavesNoSmallCountAndNoLineWithASingleHiddenCell()
    {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++)
        {
            int areas = 1 + random.Next(5);
            int members = 1 + random.Next(4);
            long[][] counts = [.. Enumerable.Range(0, areas).Select(_ => Enumerable.Range(0, members).Select(_ => (long)random.Next(random.Next(2) == 0 ? 12 : 60)).ToArray())];
            long[][] whole = [.. counts.Select(row => row.Append(row.Sum()).ToArray())];
            long[] total = [.. Enumerable.Range(0, members + 1).Select(member => whole.Sum(row => row[member]))];
            CountGrid grid = Grid(
                [.. Enumerable.Range(0, areas).Select(area => $"a{area}"), "all"],
                [.. Enumerable.Range(0, members).Select(member => $"m{member}"), "all"],
                [.. whole, total]);
            bool[,] hidden = DisclosureControl.Hide(grid, Strict);
            for (int area = 0; area <= areas; area++)
            {
                for (int member = 0; member <= members; member++)
                {
                    Assert.True(hidden[area, member] || grid[area, member] is 0 or > 7);
                }
            }

            Assert.All(grid.AdditiveLines(), line => Assert.NotEqual(1, line.Count(cell => hidden[cell.Area, cell.Member])));
        }
    }

    [Theory]
    [InlineData(8, 10)]
    [InlineData(12, 10)]
    [InlineData(13, 15)]
    [InlineData(0, 0)]
    public void Round_GivesTheNearestMultiple(long count, int published) =>
        Assert.Equal(published, DisclosureControl.Round(count, Strict));

    private static CountGrid Grid(string[] areas, string[] members, long[][] counts) =>
        new(areas, members, (area, member) => counts[Array.IndexOf(areas, area)][Array.IndexOf(members, member)]);
}

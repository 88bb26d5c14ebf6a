using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>What the engine promises, checked on its own witnesses; the attacker of tests/attack checks it from outside.</summary>
public sealed class DisclosureEngineTests
{
    private static readonly DisclosureRules Rules = new(SparseTables.Strict);

    [Fact]
    public void Protect_AnyTables_HasExactWitnessesForEveryHiddenCount()
    {
        for (ulong seed = 0; seed < 12; seed++)
        {
            CountTable table = SparseTables.Any(seed);
            CountSystem system = SparseTables.System(table);
            SuppressionPattern pattern = SparseTables.Protect(table, Rules);
            Assert.Empty(pattern.Unsafe);
            for (int count = 0; count < system.Counts.Count; count++)
            {
                bool small = Rules.IsSmall(system.Counts[count].Value);
                Assert.True(!small || pattern.IsHidden(count));
                Assert.All(pattern.Moves[count], move => Assert.True(move.Fits(system) && move.Changes.Keys.All(pattern.IsHidden)));
                if (pattern.IsHidden(count))
                {
                    long[] values = [0, .. pattern.Moves[count].Select(move => move[count]).Where(change => !small || Rules.IsSmall(system.Counts[count].Value + change))];
                    Assert.True(values.Max() - values.Min() >= DisclosureRules.Width, $"seed {seed}, count {count}");
                }
            }
        }
    }

    [Fact]
    public void Protect_InsiderOfOneOrTwo_NeverLearnsAnotherSmallCount()
    {
        for (ulong seed = 0; seed < 8; seed++)
        {
            CountTable table = SparseTables.Any(seed);
            SuppressionPattern pattern = SparseTables.Protect(table, Rules);
            int[] small = [.. Enumerable.Range(0, table.Lines.Count).Where(count => Rules.IsSmall(table.Lines[count].Count!.Value))];
            foreach (int known in small.Where(count => table.Lines[count].Count <= DisclosureRules.InsiderCellsUpTo))
            {
                Assert.All(small.Where(count => count != known), count => Assert.Contains(pattern.Moves[count], move => move[known] == 0 && move[count] != 0));
            }
        }
    }

    [Fact]
    public void Protect_SameTableTwice_HidesTheSame()
    {
        CountTable table = SparseTables.Any(5);
        Assert.Equal(SparseTables.Protect(table, Rules).Reasons, SparseTables.Protect(table, Rules).Reasons);
    }

    [Fact]
    public void Protect_StoppedOnRequest_Stops()
    {
        CountTable table = SparseTables.Areas(1);
        Assert.Throws<OperationCanceledException>(() => DisclosureEngine.Protect(SparseTables.System(table), Rules, [.. TableNeeds.Of(table, Rules)], new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Protect_DistinctPeople_IsSafeWhereTheyWouldAddUp()
    {
        // Twelve people, ten of them in the first part, three in the second: one is in both.
        var system = new CountSystem([SystemCount.Published(10), SystemCount.Published(3), SystemCount.Published(12)], [.. CountEquation.DistinctPeople([0, 1], 2)]);
        SuppressionPattern pattern = DisclosureEngine.Protect(system, Rules, [new HiddenNeed(1, HideReason.Small)], CancellationToken.None);
        Assert.Empty(pattern.Unsafe);
        Assert.Equal([HideReason.None, HideReason.Small, HideReason.None], pattern.Reasons);
    }

    [Fact]
    public void Protect_WhatEverybodyKnowsAlready_IsNotSafe()
    {
        var system = new CountSystem([SystemCount.Published(3), new SystemCount(20, CountRole.Known, 20, 20, 0), new SystemCount(23, CountRole.Known, 23, 23, 0)], [CountEquation.Sum([0, 1], 2)]);
        Assert.Equal([0], DisclosureEngine.Protect(system, Rules, [new HiddenNeed(0, HideReason.Small)], CancellationToken.None).Unsafe);
    }

    [Fact]
    public void Protect_GroupAllInOnePart_HidesThePartWithoutTheWhole()
    {
        TableDimension type = new("type", [new DimensionSum("all", ["a", "b", "c"])]);
        CountTable table = new([type], [new(["all"], 30, 2), new(["a"], 30, 3), new(["b"], 0, 4), new(["c"], 0, 5)]);
        (int Dimension, int Whole, int Part) group = Assert.Single(TableNeeds.Groups(table, Rules, _ => false));
        Assert.Equal((0, 0, 1), group);
        SuppressionPattern pattern = DisclosureEngine.Protect(SparseTables.System(table), Rules, [new HiddenNeed(group.Part, HideReason.Group, group.Whole)], CancellationToken.None);
        Assert.Empty(pattern.Unsafe);
        Assert.Equal([false, true, true, false], Enumerable.Range(0, 4).Select(pattern.IsHidden));
        Assert.Empty(TableNeeds.Groups(table, Rules, place => place > 1));
    }

    [Fact]
    public void Groups_OfAThousandPlanted_AreAllFound()
    {
        ulong state = 11;
        for (int planted = 0; planted < 1_000; planted++)
        {
            int rows = 2 + (int)SparseTables.Below(ref state, 4);
            int columns = 2 + (int)SparseTables.Below(ref state, 4);
            int row = (int)SparseTables.Below(ref state, (ulong)rows);
            int filled = (int)SparseTables.Below(ref state, (ulong)columns);
            var leaves = new List<(string[], long)>();
            for (int at = 0; at < rows * columns; at++)
            {
                long count = at / columns != row ? SparseTables.SparseCount(ref state, 40, 20) : at % columns == filled ? 8 + (long)SparseTables.Below(ref state, 40) : 0;
                leaves.Add(([$"row-{at / columns}", $"column-{at % columns}"], count));
            }

            CountTable table = SparseTables.Sum([SparseTables.Flat("row", rows), SparseTables.Flat("column", columns)], leaves);
            (int, int, int) group = (1, table.Place([$"row-{row}", "all"]), table.Place([$"row-{row}", $"column-{filled}"]));
            (int Dimension, int Whole, int Part)[] found = [.. TableNeeds.Groups(table, Rules, _ => false)];
            Assert.Contains(group, found);
            Assert.All(found, one => Assert.Equal(table.Lines[one.Whole].Count, table.Lines[one.Part].Count));
            Assert.Empty(TableNeeds.Groups(table, Rules with { HidesGroups = false }, _ => false));

            // Where the dimension is sensitive the part is hidden, so that the group may be elsewhere.
            SuppressionPattern pattern = DisclosureEngine.Protect(SparseTables.System(table), Rules with { ProtectsFromInsiders = false }, [.. TableNeeds.Of(table, Rules), new HiddenNeed(group.Item3, HideReason.Group, group.Item2)], CancellationToken.None);
            Assert.True(pattern.IsHidden(group.Item3) || pattern.Unsafe.Contains(group.Item3));
            Assert.True(pattern.Unsafe.Count > 0 || pattern.Moves[group.Item3].Any(move => move[group.Item2] == 0));
        }
    }
}

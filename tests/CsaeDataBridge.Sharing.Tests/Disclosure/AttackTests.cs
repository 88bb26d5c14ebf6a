using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>
/// What is published, attacked by a program that shares nothing with the engine. BRIDGE_ATTACK_SCALE multiplies the numbers of tables:
/// tests/run-endurance sets it.
/// </summary>
public sealed class AttackTests
{
    private const int Tables = 2_000;
    private static readonly DisclosureRules Rules = new(SparseTables.Strict);

    [Fact]
    public void Outsider_OfAnyTables_RecoversNothing()
    {
        using var attacker = new Attacker();
        (CountTable Table, SuppressionPattern Pattern)[] all = [.. Enumerable.Range(0, Tables * Attacker.Scale).AsParallel().AsOrdered().Select(seed => SparseTables.Any((ulong)seed)).Select(table => (table, SparseTables.Protect(table, Rules with { ProtectsFromInsiders = false })))];
        for (int seed = 0; seed < all.Length; seed++)
        {
            Publish(attacker, $"t{seed}", all[seed].Table, all[seed].Pattern, Rules, integer: seed % 50 == 0);
        }

        long small = all.Sum(one => one.Table.Lines.Count(line => Rules.IsSmall(line.Count!.Value)));
        Assert.InRange(small, 30_000L * Attacker.Scale, long.MaxValue);
        Assert.Empty(attacker.Run());
    }

    [Fact]
    public void Insider_OfEachCellOfOneOrTwo_LearnsNoOther()
    {
        using var attacker = new Attacker();
        int refused = 0;
        for (int seed = 0; seed < 200 * Attacker.Scale; seed++)
        {
            CountTable table = SparseTables.Areas((ulong)seed);
            SuppressionPattern pattern = SparseTables.Protect(table, Rules);
            if (pattern.Unsafe.Count > 0)
            {
                refused++;
                continue;
            }

            string file = attacker.Publish($"t{seed}.csv", table, pattern.IsHidden, Rules);
            attacker.Target($"t{seed}", [file], Rules, Insiders(table));
        }

        Assert.InRange(refused, 0, 10 * Attacker.Scale);
        Assert.DoesNotContain(attacker.Run(), found => Rules.IsSmall(found.Low));
    }

    [Fact]
    public void DistinctPeople_WhosePartsDoNotAddUp_AreNotRecovered()
    {
        using var attacker = new Attacker();
        for (int seed = 0; seed < 200 * Attacker.Scale; seed++)
        {
            CountTable table = Overcounted(SparseTables.Areas((ulong)seed));
            Publish(attacker, $"t{seed}", table, SparseTables.Protect(table, Rules with { ProtectsFromInsiders = false }), Rules);
        }

        Assert.Empty(attacker.Run());
    }

    [Theory]
    [InlineData("small counts shown")]
    [InlineData("nothing hidden with them")]
    [InlineData("insiders forgotten")]
    [InlineData("not rounded")]
    public void Step_SwitchedOff_IsFoundByAnAttack(string step)
    {
        using var attacker = new Attacker();
        DisclosureRules without = step switch
        {
            "small counts shown" => Rules with { HidesSmallCounts = false },
            "nothing hidden with them" => Rules with { ProtectsWhatIsHidden = false },
            "insiders forgotten" => Rules with { ProtectsFromInsiders = false },
            _ => Rules with { Rounds = false },
        };
        for (ulong seed = 0; seed < 40; seed++)
        {
            CountTable table = SparseTables.Areas(seed);
            SuppressionPattern pattern = SparseTables.Protect(table, without);
            string file = attacker.Publish($"t{seed}.csv", table, pattern.IsHidden, without);
            if (step == "not rounded")
            {
                // Rounding is what hides the change of a count that is shown twice: one more person, on a later day.
                Assert.Contains(Enumerable.Range(0, table.Lines.Count), place => !pattern.IsHidden(place) && File(without, table.Lines[place].Count!.Value) != File(without, table.Lines[place].Count!.Value + 1));
                Assert.Contains(Enumerable.Range(0, table.Lines.Count), place => !pattern.IsHidden(place) && File(Rules, table.Lines[place].Count!.Value) == File(Rules, table.Lines[place].Count!.Value + 1));
                return;
            }

            if (step == "small counts shown")
            {
                Assert.Contains(Enumerable.Range(0, table.Lines.Count), place => Rules.IsSmall(table.Lines[place].Count!.Value) && !pattern.IsHidden(place));
                return;
            }

            attacker.Target($"t{seed}", [file], without, step == "insiders forgotten" ? Insiders(table) : []);
        }

        Assert.NotEmpty(attacker.Run());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SecondMarker_ForWhatIsNotSmall_TellsNothingUnlessSmallCountsMayBecomeLarge(bool reckonedWith)
    {
        using var attacker = new Attacker();
        for (ulong seed = 0; seed < 100; seed++)
        {
            CountTable table = SparseTables.Areas(seed);
            SuppressionPattern pattern = SparseTables.Protect(table, Rules with { ProtectsFromInsiders = false, MarkersMayBeKnown = reckonedWith });
            attacker.Target($"t{seed}", [attacker.Publish($"t{seed}.csv", table, pattern.IsHidden, Rules, "x")], Rules, second: "x");
        }

        Assert.Equal(reckonedWith, attacker.Run().Count == 0);
    }

    private static long File(DisclosureRules rules, long count) => DisclosureRounding.Of(count, rules);

    private static IEnumerable<int> Insiders(CountTable table) =>
        Enumerable.Range(0, table.Lines.Count).Where(place => table.Lines[place].Count is >= 1 and <= DisclosureRules.InsiderCellsUpTo);

    private static void Publish(Attacker attacker, string name, CountTable table, SuppressionPattern pattern, DisclosureRules rules, bool integer = false)
    {
        Assert.Empty(pattern.Unsafe);
        attacker.Target(name, [attacker.Publish(name + ".csv", table, pattern.IsHidden, rules)], rules, integer: integer);
    }

    // A child may be in two types: the whole of a line is a fifth less than its types together, but no less than the largest.
    private static CountTable Overcounted(CountTable table)
    {
        TableDimension[] dimensions = [.. table.Dimensions.Select(dimension => dimension with { Sums = [.. dimension.Sums.Select(sum => sum with { AddsUp = dimension.Column != "type" })] })];
        var lines = table.Lines.ToDictionary(line => string.Join('|', line.Members), line => line.Count!.Value);
        long Less(TableLine line)
        {
            long[] types = [.. Enumerable.Range(0, 2).Select(type => lines[string.Join('|', line.Members.Take(line.Members.Count - 1).Append($"type-{type}"))])];
            return types.Sum() - (types.Min() / 5);
        }

        bool IsLeaf(TableLine line) => dimensions.Select((dimension, at) => (dimension, at)).All(one => one.dimension.Column == "type" || one.dimension.Sums.All(sum => sum.Whole != line.Members[one.at]));
        var wholes = table.Lines.Where(line => line.Members[^1] == "all" && IsLeaf(line)).ToDictionary(line => string.Join('|', line.Members), Less);
        return new CountTable(dimensions, [.. table.Lines.Select(line => line.Members[^1] != "all" ? line : line with { Count = wholes.Where(whole => Covers(dimensions, line, whole.Key.Split('|'))).Sum(whole => whole.Value) })]);
    }

    private static bool Covers(TableDimension[] dimensions, TableLine line, string[] leaf) =>
        leaf.Select((member, at) => (member, at)).All(one => one.member == line.Members[one.at] || IsBelow(dimensions[one.at], one.member, line.Members[one.at]));

    private static bool IsBelow(TableDimension dimension, string member, string whole) =>
        dimension.Sums.FirstOrDefault(sum => sum.Parts.Contains(member)) is { } sum && (sum.Whole == whole || IsBelow(dimension, sum.Whole, whole));
}

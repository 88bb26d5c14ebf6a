using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>What protection costs: of the cells of sparse tables, and against the fewest that any choice of cells could hide.</summary>
public sealed class UtilityTests
{
    private const int MostCandidates = 16;
    private static readonly DisclosureRules Outsider = new(SparseTables.Strict) { ProtectsFromInsiders = false };
    private static readonly DisclosureRules Insider = new(SparseTables.Strict);

    [Fact]
    public void SparseAreas_WithTenSmallCellsInAHundred_KeepMostCells()
    {
        (double small, double outsider, double insider) = (Share(Outsider with { ProtectsWhatIsHidden = false }), Share(Outsider), Share(Insider));
        Assert.InRange(small, 0.09, 0.12);
        Assert.InRange(outsider, small, 0.36);
        Assert.InRange(insider, outsider, 0.42);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SmallTables_HideAtMostAQuarterMoreThanTheOptimum(bool insiders)
    {
        DisclosureRules rules = insiders ? Insider : Outsider;
        int hidden = 0;
        int fewest = 0;
        int tables = 0;
        for (ulong seed = 0; tables < 60; seed++)
        {
            CountTable table = SparseTables.Grid(seed);
            int[] small = [.. Enumerable.Range(0, table.Lines.Count).Where(place => rules.IsSmall(table.Lines[place].Count!.Value))];
            int[] candidates = [.. Enumerable.Range(0, table.Lines.Count).Except(small)];
            SuppressionPattern pattern = SparseTables.Protect(table, rules);
            if (small.Length > 0 && candidates.Length <= MostCandidates && pattern.Unsafe.Count == 0)
            {
                tables++;
                hidden += pattern.Reasons.Count(reason => reason != HideReason.None);
                fewest += Enumerable.Range(0, candidates.Length + 1).First(more => Subsets(candidates, more).Any(chosen => IsSafe(table, rules, small, chosen))) + small.Length;
            }
        }

        Assert.InRange(hidden, fewest, 1.25 * fewest);
    }

    private static double Share(DisclosureRules rules)
    {
        (long hidden, long cells) = (0, 0);
        for (ulong seed = 0; seed < 100; seed++)
        {
            CountTable table = SparseTables.DenserAreas(seed);
            SuppressionPattern pattern = SparseTables.Protect(table, rules);
            Assert.Empty(pattern.Unsafe);
            hidden += pattern.Reasons.Count(reason => reason != HideReason.None);
            cells += table.Lines.Count;
        }

        return (double)hidden / cells;
    }

    // Whether two whole-number tables that fit are three apart at every hidden cell, and differ at every small one for whoever knows a cell of one or two.
    private static bool IsSafe(CountTable table, DisclosureRules rules, int[] small, int[] chosen)
    {
        CountSystem system = SparseTables.System(table);
        bool[] hidden = new bool[table.Lines.Count];
        foreach (int place in small.Concat(chosen))
        {
            hidden[place] = true;
        }

        var finder = new MoveFinder(system, rules, hidden);
        bool Differs(int place, long change, int held = -1) => table.Lines[place].Count + change >= 0 && finder.Find(new MoveRequest(place, change) { Held = held }) is not null;
        return small.Concat(chosen).All(place => Differs(place, 3) || Differs(place, -3) || (Differs(place, 2) && Differs(place, -1)) || (Differs(place, 1) && Differs(place, -2)))
            && (!rules.ProtectsFromInsiders || small.Where(known => table.Lines[known].Count <= DisclosureRules.InsiderCellsUpTo).All(known => small.All(place => place == known || Differs(place, 1, known) || Differs(place, -1, known))));
    }

    private static IEnumerable<int[]> Subsets(int[] candidates, int size) => size == 0
        ? [[]]
        : Enumerable.Range(0, Math.Max(0, candidates.Length - size + 1)).SelectMany(first => Subsets(candidates[(first + 1)..], size - 1).Select(rest => (int[])[candidates[first], .. rest]));
}

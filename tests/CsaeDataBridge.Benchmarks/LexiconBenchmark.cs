using System.Diagnostics;
using System.Globalization;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Benchmarks;

/// <summary>Reading a column of flags against finding its distinct cells alone, which no reader can do without.</summary>
internal static class LexiconBenchmark
{
    private const int Threads = 2;

    // What a flag column holds: mostly blanks and noes, a few spellings very often, many seldom.
    private static readonly (int Weight, string Cell)[] Spellings =
    [
        (300, ""), (120, "N"), (60, "No"), (40, "-"), (30, "Not known"), (20, "N/K"), (10, "NULL"), (90, "Y"), (40, "Yes"), (30, "CSE - Suspected"), (25, "CSE – suspected"),
        (20, "CSE - Confirmed"), (15, "CSE?"), (15, "At risk of CSE"), (10, "No longer at risk"), (8, "Historic CSA"), (8, "CSA"), (6, "CSA|CSE|ONLINE"), (6, "HSB - displaying"),
        (5, "CSE - High"), (5, "Non-recent CSA"), (4, "CSE; MISPER"), (4, "CSA: Y; CSE: N; HSB: N"), (3, "CSE closed 01/04/2025"), (3, "see notes"), (2, "awaiting strategy discussion"),
    ];

    /// <param name="cells">Cells in the column, one or more.</param>
    /// <param name="repeats">How often each part is measured; the fastest counts.</param>
    public static LexiconResult Run(int cells, int repeats)
    {
        FlagLexicon lexicon = FlagLexicon.Load(Path.Combine(RepositoryRoot.Path, "mappings", "_lexicon"));
        FlagColumn column = lexicon.Column("police", "CSE Flag");
        string[] cellsOfColumn = Column(cells);
        Func<int, int, int> distinct = (from, to) =>
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int at = from; at < to; at++)
            {
                seen.TryAdd(cellsOfColumn[at], at);
            }

            return seen.Count;
        };
        Func<int, int, int> read = (from, to) =>
        {
            var readings = new FlagReadings(lexicon, column);
            int held = 0;
            for (int at = from; at < to; at++)
            {
                held += readings[cellsOfColumn[at]].Understood ? 0 : 1;
            }

            return held;
        };
        Func<int, int, int> anew = (from, to) =>
        {
            int held = 0;
            for (int at = from; at < to; at++)
            {
                held += lexicon.Read(cellsOfColumn[at], column).Understood ? 0 : 1;
            }

            return held;
        };
        int few = Math.Min(cells, 200_000);
        Measure(read, few, 1);
        Measure(distinct, few, 1);
        return new LexiconResult(cells, cellsOfColumn.Distinct(StringComparer.Ordinal).Count(), repeats, cells / Measure(read, cells, repeats), cells / Measure(distinct, cells, repeats), few / Measure(anew, few, 1));
    }

    // Every cell is a string of its own, as it is when a file is read; dates and spaces make the seldom ones.
    private static string[] Column(int cells)
    {
        string[] pool = [.. Spellings.SelectMany(spelling => Enumerable.Repeat(spelling.Cell, spelling.Weight))];
        uint state = 20_260_331;
        string[] column = new string[cells];
        for (int at = 0; at < cells; at++)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            string cell = pool[(int)((state >> 8) % (uint)pool.Length)];
            column[at] = (state >> 4) % 200 == 0
                ? string.Create(CultureInfo.InvariantCulture, $"CSE {1 + (at % 28):00}/{1 + (at % 12):00}/{2010 + (at % 15)}")
                : new string(cell);
        }

        return column;
    }

    private static double Measure(Func<int, int, int> work, int cells, int repeats)
    {
        double best = double.MaxValue;
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            var watch = Stopwatch.StartNew();
            Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, part => work(cells / Threads * part, part == Threads - 1 ? cells : cells / Threads * (part + 1)));
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return best;
    }
}

using System.Globalization;
using System.Text.Json;

namespace CsaeDataBridge.Benchmarks;

/// <summary>What one run measured, in cells a second on two processors; the fastest of the repeats.</summary>
/// <param name="Read">Reading the column, each distinct cell once for each processor.</param>
/// <param name="Distinct">Finding the distinct cells alone.</param>
/// <param name="Anew">Reading every cell anew.</param>
internal sealed record LexiconResult(int Cells, int DistinctCells, int Repeats, double Read, double Distinct, double Anew)
{
    /// <summary>Time of reading against time of finding the distinct cells alone.</summary>
    public double Ratio => Distinct / Read;

    public string Json() => JsonSerializer.Serialize(new
    {
        cells = Cells,
        distinctCells = DistinctCells,
        repeats = Repeats,
        cellsPerSecond = Math.Round(Read),
        distinctAlonePerSecond = Math.Round(Distinct),
        everyCellAnewPerSecond = Math.Round(Anew),
        ratio = Math.Round(Ratio, 2),
    });

    public string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Cells:N0} flag cells, {DistinctCells:N0} distinct, two processors, best of {Repeats}
          read by the lexicon            {Read / 1e6,8:N1} million cells/s  (wanted: 5.0 or more)
          distinct cells found alone     {Distinct / 1e6,8:N1} million cells/s  ratio {Ratio:N2}
          every cell read anew           {Anew / 1e6,8:N2} million cells/s
        """);
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Benchmarks;

/// <summary>How long protecting one table takes, and how that grows with its cells.</summary>
internal static class DisclosureBenchmark
{
    private static readonly int[] Sizes = [500, 1_000, 2_000, 5_000];

    /// <param name="withInsiders">Also against somebody who knows a cell of one or two.</param>
    /// <returns>A row for each size.</returns>
    public static IReadOnlyList<DisclosureResult> Run(bool withInsiders)
    {
        const int LinesOfAnArea = 4 * 3 * 4;
        Measure(SparseTables.Large(6), withInsiders);
        return [.. Sizes.Select(size => Measure(SparseTables.Large(size / LinesOfAnArea), withInsiders))];
    }

    public static string Text(IReadOnlyList<DisclosureResult> results)
    {
        var text = new StringBuilder("  cells  small  hidden  unsafe  seconds\n");
        foreach (DisclosureResult result in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"{result.Cells,7:N0}{result.Small,7:N0}{result.Hidden,8:N0}{result.Unsafe,8:N0}{result.Seconds,9:N1}\n");
        }

        return text.ToString();
    }

    public static string Json(IReadOnlyList<DisclosureResult> results) => JsonSerializer.Serialize(results, JsonSerializerOptions.Web);

    private static DisclosureResult Measure(CountTable table, bool withInsiders)
    {
        var watch = Stopwatch.StartNew();
        var rules = new DisclosureRules(SparseTables.Strict) { ProtectsFromInsiders = withInsiders };
        SuppressionPattern pattern = SparseTables.Protect(table, rules);
        return new DisclosureResult(
            table.Lines.Count,
            table.Lines.Count(line => rules.IsSmall(line.Count!.Value)),
            pattern.Reasons.Count(reason => reason != HideReason.None),
            pattern.Unsafe.Count,
            Math.Round(watch.Elapsed.TotalSeconds, 2));
    }
}

using System.Globalization;

namespace CsaeDataBridge.Benchmarks;

/// <summary>What the agreement costs an import: the whole import of a police extract as the agreement decides it, against the same without a condition or a check of it.</summary>
internal static class GateBenchmark
{
    private const double Wanted = 1.03;
    private const string With = "gated";
    private const string Without = "ungated";

    /// <param name="rows">Rows of the extract.</param>
    /// <param name="repeats">How often each is measured, in turn; the fastest counts.</param>
    /// <param name="say">Where progress goes; null is silence.</param>
    public static RatioResult Run(long rows, int repeats, TextWriter? say)
    {
        (IReadOnlyDictionary<string, ImportPart> best, long bytes) = ImportBenchmark.Fastest([With, Without], rows, repeats, say, CancellationToken.None);
        return new RatioResult(
            "gate",
            string.Create(CultureInfo.InvariantCulture, $"import of {rows:N0} rows, {bytes / 1e6:N0} MB; the fastest of {repeats}, in turn"),
            "read, verify, decide, test rows, ask again",
            best[With].Seconds,
            "agreed beforehand, no row tested",
            best[Without].Seconds,
            Wanted);
    }
}

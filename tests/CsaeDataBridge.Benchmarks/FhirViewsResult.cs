using System.Globalization;
using System.Text.Json;

namespace CsaeDataBridge.Benchmarks;

/// <summary>What one run measured, in seconds; the fastest of the repeats.</summary>
/// <param name="Bytes">Of all resources together, as NDJSON.</param>
/// <param name="Compiled">The SQL of the view.</param>
/// <param name="ByHand">SQL over the same JSON, written by hand.</param>
/// <param name="Import">Reading, checking, cutting down, the view, and staging.</param>
/// <param name="ImportProcessors">What the import took of all processors together, which a busy machine does not change.</param>
internal sealed record FhirViewsResult(int Resources, int Repeats, long Bytes, double Compiled, double ByHand, double Import, double ImportProcessors)
{
    /// <summary>Time of the view against time of the SQL by hand.</summary>
    public double Ratio => Compiled / ByHand;

    public string Json() => JsonSerializer.Serialize(new
    {
        resources = Resources,
        repeats = Repeats,
        megabytes = Math.Round(Bytes / 1e6),
        viewSeconds = Math.Round(Compiled, 2),
        byHandSeconds = Math.Round(ByHand, 2),
        ratio = Math.Round(Ratio, 2),
        importedPerSecond = Math.Round(Resources / Import),
        importedPerProcessorSecond = Math.Round(Resources / ImportProcessors),
    });

    public string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Resources:N0} conditions, {Bytes / 1e6:N0} MB, two processors, best of {Repeats}
          SQL by hand      {ByHand,8:N2} s
          SQL of the view  {Compiled,8:N2} s   ratio {Ratio:N2} (wanted: 1.5 or less)
          import           {Import,8:N2} s   {Resources / Import:N0} resources/s (wanted: 20,000 or more), {Resources / ImportProcessors:N0} for a second of one processor
        """);
}

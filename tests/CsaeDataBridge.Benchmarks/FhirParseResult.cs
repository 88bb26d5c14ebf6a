using System.Globalization;
using System.Text.Json;

namespace CsaeDataBridge.Benchmarks;

/// <summary>What one run measured; the fastest of the repeats.</summary>
internal sealed record FhirParseResult(int Repeats, IReadOnlyList<FhirParseSet> Sets)
{
    public string Json() => JsonSerializer.Serialize(new
    {
        repeats = Repeats,
        sets = Sets.Select(set => new
        {
            name = set.Name,
            resources = set.Resources,
            bytes = set.Bytes,
            documentMegabytesPerSecond = Math.Round(set.Document),
            treeMegabytesPerSecond = Math.Round(set.Tree),
            allocatedPerByte = Math.Round(set.Allocated, 2),
            ratio = Math.Round(set.Ratio, 2),
        }),
    });

    public string Text() => string.Join('\n', Sets.Select(set => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {set.Name}: {set.Resources:N0} resources, {set.Bytes / 1e6:N1} MB, processor's time, best of {Repeats}
          JsonDocument.Parse   {set.Document,6:N0} MB/s
          FHIR tree            {set.Tree,6:N0} MB/s  ratio {set.Ratio:N2} (wanted: 0.60 or more)  {set.Allocated:N2} bytes allocated a byte
        """)));
}

using System.Globalization;
using System.Text.Json;

namespace CsaeDataBridge.Benchmarks;

/// <summary>What one run measured, in megabytes a second; the fastest of the repeats.</summary>
/// <param name="Bytes">Of all resources together.</param>
/// <param name="Document">JsonDocument alone.</param>
/// <param name="Validate">Reading and validating.</param>
/// <param name="Npm">The validator of npm's <c>fhir</c>; null where it is not installed.</param>
internal sealed record FhirValidateResult(int Resources, long Bytes, int Repeats, double Document, double Validate, double? Npm)
{
    /// <summary>Speed of validating against JsonDocument's.</summary>
    public double Ratio => Validate / Document;

    public string Json() => JsonSerializer.Serialize(new
    {
        resources = Resources,
        bytes = Bytes,
        repeats = Repeats,
        documentMegabytesPerSecond = Math.Round(Document),
        validateMegabytesPerSecond = Math.Round(Validate, 1),
        ratio = Math.Round(Ratio, 3),
        npmMegabytesPerSecond = Npm is { } npm ? Math.Round(npm, 2) : (double?)null,
        timesNpm = Npm is { } other ? Math.Round(Validate / other, 1) : (double?)null,
    });

    public string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Resources:N0} resources of HL7's examples, {Bytes / 1e6:N1} MB, processor's time, best of {Repeats}
          JsonDocument.Parse     {Document,7:N0} MB/s
          read and validated     {Validate,7:N1} MB/s  ratio {Ratio:N2} (wanted: 0.10 or more)
          npm's fhir validator   {(Npm is { } npm ? string.Create(CultureInfo.InvariantCulture, $"{npm,7:N2} MB/s  {Validate / npm:N0} times as fast (wanted: 10)") : "not installed")}
        """);
}

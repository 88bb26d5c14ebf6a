using System.Globalization;
using System.Text.Json;

namespace CsaeDataBridge.Benchmarks;

/// <summary>Two ways to the same result, measured in one run.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Work">What was done.</param>
/// <param name="Own">Our way.</param>
/// <param name="OwnSeconds">Its fastest time.</param>
/// <param name="Other">The way it is compared with.</param>
/// <param name="OtherSeconds">Its fastest time.</param>
/// <param name="Wanted">The largest ratio that is wanted.</param>
internal sealed record RatioResult(string Name, string Work, string Own, double OwnSeconds, string Other, double OtherSeconds, double Wanted)
{
    public double Ratio => OwnSeconds / OtherSeconds;

    public string Json() => JsonSerializer.Serialize(new { benchmark = Name, work = Work, seconds = Math.Round(OwnSeconds, 3), againstSeconds = Math.Round(OtherSeconds, 3), ratio = Math.Round(Ratio, 2), wanted = Wanted });

    public string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Work}
          {Own,-46} {OwnSeconds,8:N2} s
          {Other,-46} {OtherSeconds,8:N2} s
          ratio {Ratio:N2}  (wanted: {Wanted:0.0#} or less)
        """);
}

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CsaeDataBridge.Benchmarks;

/// <summary>What history costs.</summary>
/// <param name="Delta">Changes of one night into the whole store.</param>
/// <param name="Snapshot">A snapshot over the one before.</param>
/// <param name="Queries">What was known then, against now.</param>
/// <param name="Growth">Seconds for the same changes into stores of different sizes.</param>
/// <param name="Bytes">The store's file.</param>
/// <param name="ParquetBytes">The same rows as Parquet files.</param>
internal sealed record HistoryResult(RatioResult Delta, RatioResult Snapshot, IReadOnlyList<RatioResult> Queries, IReadOnlyList<(int Events, double Seconds)> Growth, long Bytes, long ParquetBytes)
{
    public string Text()
    {
        var text = new StringBuilder();
        foreach (RatioResult result in Queries.Prepend(Snapshot).Prepend(Delta))
        {
            text.Append(result.Text()).Append('\n');
        }

        foreach ((int events, double seconds) in Growth)
        {
            text.Append(CultureInfo.InvariantCulture, $"{events,12:N0} events {seconds,8:N2} s for the same changes\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"store {Bytes >> 20:N0} MB, Parquet {ParquetBytes >> 20:N0} MB, ratio {(double)Bytes / ParquetBytes:N2}  (wanted: 2.0 or less)").ToString();
    }

    public string Json() => JsonSerializer.Serialize(new
    {
        results = Queries.Prepend(Snapshot).Prepend(Delta).Select(result => JsonSerializer.Deserialize<JsonElement>(result.Json())),
        growth = Growth.Select(size => new { events = size.Events, seconds = Math.Round(size.Seconds, 3) }),
        bytes = Bytes,
        parquetBytes = ParquetBytes,
    });
}

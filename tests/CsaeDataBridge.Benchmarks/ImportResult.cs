using System.Globalization;
using System.Text.Json;

namespace CsaeDataBridge.Benchmarks;

/// <summary>What one run measured; the fastest of the repeats.</summary>
internal sealed record ImportResult(long Rows, double Megabytes, int Repeats, ImportPart Import, ImportPart DuckDbFile, ImportPart Staging, ImportPart DuckDbMemory)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Whole import against the text loaded into a file by DuckDB alone; at most 0.8 is wanted.</summary>
    public double Ratio => Import.Seconds / DuckDbFile.Seconds;

    /// <summary>Staging against <c>read_csv</c> of the whole file into memory; at most 0.5 is wanted.</summary>
    public double StagingRatio => Staging.Seconds / DuckDbMemory.Seconds;

    public string Json() => JsonSerializer.Serialize(
        new
        {
            rows = Rows,
            megabytes = Math.Round(Megabytes, 1),
            repeats = Repeats,
            ratio = Math.Round(Ratio, 3),
            stagingRatio = Math.Round(StagingRatio, 3),
            seconds = Math.Round(Import.Seconds, 2),
            peakMegabytes = Math.Round(Import.PeakMegabytes),
            held = Import.Held,
            parts = new { import = Import, duckdbFile = DuckDbFile, staging = Staging, duckdbMemory = DuckDbMemory },
        },
        Indented);

    public string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Rows:N0} rows, {Megabytes:N0} MB, best of {Repeats}
          import into a file store       {Import.Seconds,8:N2} s {Import.PeakMegabytes,7:N0} MB
          DuckDB alone into a file       {DuckDbFile.Seconds,8:N2} s {DuckDbFile.PeakMegabytes,7:N0} MB   ratio {Ratio:N2}  (wanted: 0.80 or less)
          staging in memory              {Staging.Seconds,8:N2} s {Staging.PeakMegabytes,7:N0} MB
          DuckDB read_csv into memory    {DuckDbMemory.Seconds,8:N2} s {DuckDbMemory.PeakMegabytes,7:N0} MB   ratio {StagingRatio:N2}  (wanted: 0.50 or less)
        """);
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CsaeDataBridge.Benchmarks;

/// <summary>Measures the import of a police extract against DuckDB alone reading the same file, in one run.</summary>
internal static class ImportBenchmark
{
    private static readonly string[] Parts = ["duckdb-file", "import", "duckdb-memory", "staging"];

    /// <param name="rows">Rows of the extract.</param>
    /// <param name="repeats">How often each part is measured, in turn; the fastest counts.</param>
    /// <param name="say">Where progress goes; null is silence.</param>
    public static ImportResult Run(long rows, int repeats, TextWriter? say, CancellationToken token)
    {
        (IReadOnlyDictionary<string, ImportPart> best, long bytes) = Fastest(Parts, rows, repeats, say, token);
        return new ImportResult(rows, bytes / 1e6, repeats, best["import"], best["duckdb-file"], best["staging"], best["duckdb-memory"]);
    }

    /// <summary>Measures parts over one extract, in turn, each in a process of its own.</summary>
    /// <returns>The fastest time of each part, and the extract's size.</returns>
    public static (IReadOnlyDictionary<string, ImportPart> Best, long Bytes) Fastest(IReadOnlyList<string> parts, long rows, int repeats, TextWriter? say, CancellationToken token)
    {
        string folder = Directory.CreateTempSubdirectory("bridge-benchmark").FullName;
        try
        {
            string extract = Path.Combine(folder, "NSP_CRIME_2026-03-31.csv");
            say?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"writing {rows:N0} rows"));
            PoliceExtract.Write(extract, rows, token);
            string warmUp = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "warm-up")).FullName, Path.GetFileName(extract));
            PoliceExtract.Write(warmUp, 20_000, token);
            var best = new Dictionary<string, ImportPart>();
            for (int repeat = 1; repeat <= repeats; repeat++)
            {
                foreach (string part in parts)
                {
                    token.ThrowIfCancellationRequested();
                    string work = Path.Combine(folder, "work");
                    ImportPart measured = InProcess(part, warmUp, extract, work);
                    Directory.Delete(work, true);
                    say?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{repeat}/{repeats}  {part,-14} {measured.Seconds,8:N2} s {measured.PeakMegabytes,8:N0} MB"));
                    if (!best.TryGetValue(part, out ImportPart? before) || measured.Seconds < before.Seconds)
                    {
                        best[part] = measured;
                    }
                }
            }

            return (best, new FileInfo(extract).Length);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static ImportPart InProcess(string part, string warmUp, string extract, string work)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ImportBenchmark).Assembly.Location);
        }

        foreach (string argument in (string[])["part", part, warmUp, extract, work])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<ImportPart>(output)! : throw new InvalidOperationException($"{part} ended with exit code {process.ExitCode}");
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Benchmarks;

/// <summary>Reading and validating FHIR JSON, against JsonDocument on the same bytes, in turn, by the processor's time; and against npm's <c>fhir</c>.</summary>
internal static class FhirValidateBenchmark
{
    private const string NpmScript = """
        const fs = require('fs'), { Fhir } = require('fhir'), fhir = new Fhir();
        const texts = JSON.parse(fs.readFileSync(0, 'utf8'));
        let best = Infinity;
        for (let repeat = 0; repeat < Number(process.argv[1]); repeat++) {
          const start = process.cpuUsage();
          for (const text of texts) fhir.validate(JSON.parse(text));
          const spent = process.cpuUsage(start);
          best = Math.min(best, (spent.user + spent.system) / 1e6);
        }
        console.log(best);
        """;

    /// <param name="repeats">How often each way is measured; the fastest counts.</param>
    public static FhirValidateResult Run(int repeats)
    {
        byte[][] resources = [.. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "node_modules", "hl7.fhir.r4.examples"), "*.json")
            .Where(file => new FileInfo(file).Length < 40_000 && !Path.GetFileName(file).StartsWith("package", StringComparison.Ordinal) && IsRecord(Path.GetFileName(file))).Select(File.ReadAllBytes)];
        var validator = new FhirValidator();
        double document = double.MaxValue;
        double whole = double.MaxValue;
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            document = Math.Min(document, Seconds(resources, bytes =>
            {
                using var parsed = JsonDocument.Parse(bytes);
            }));
            whole = Math.Min(whole, Seconds(resources, bytes => validator.Validate(bytes)));
        }

        long size = resources.Sum(bytes => (long)bytes.Length);
        return new FhirValidateResult(resources.Length, size, repeats, size / document / 1e6, size / whole / 1e6, Npm(resources, repeats) is { } npm ? size / npm / 1e6 : null);
    }

    /// <summary>Definitions are not what partners send.</summary>
    private static bool IsRecord(string file) => !file.StartsWith("ValueSet-", StringComparison.Ordinal) && !file.StartsWith("CodeSystem-", StringComparison.Ordinal)
        && !file.StartsWith("SearchParameter-", StringComparison.Ordinal) && !file.StartsWith("StructureDefinition-", StringComparison.Ordinal);

    private static double Seconds(byte[][] resources, Action<byte[]> work) => ProcessorTime.Seconds(() =>
    {
        foreach (byte[] bytes in resources)
        {
            work(bytes);
        }
    });

    /// <summary>Seconds that npm's validator takes over the same resources; null where node or the package is absent.</summary>
    private static double? Npm(byte[][] resources, int repeats)
    {
        if (!Directory.Exists(Path.Combine(RepositoryRoot.Path, "node_modules", "fhir")))
        {
            return null;
        }

        var start = new ProcessStartInfo("node") { ArgumentList = { "-e", NpmScript, repeats.ToString(CultureInfo.InvariantCulture) }, RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = RepositoryRoot.Path };
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(JsonSerializer.Serialize(resources.Select(bytes => System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'))));
        process.StandardInput.Close();
        string seconds = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? double.Parse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
    }
}

using System.Text.Json;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Benchmarks;

/// <summary>Reading FHIR JSON into a tree that can be walked, against JsonDocument on the same bytes, in turn, by the processor's time.</summary>
internal static class FhirParseBenchmark
{
    /// <param name="repeats">How often each set is read each way; the fastest counts.</param>
    public static FhirParseResult Run(int repeats)
    {
        string examples = Path.Combine(RepositoryRoot.Path, "node_modules", "hl7.fhir.r4.examples");
        var sets = new List<FhirParseSet>
        {
            Measure("HL7's examples, indented", [.. Directory.GetFiles(examples, "*.json").Where(file => Path.GetFileName(file) != "package.json").Select(File.ReadAllBytes)], repeats),
        };
        if (RepositoryRoot.Suites is { } suites && Directory.Exists(Path.Combine(suites, "synthea-bulk-r4")))
        {
            sets.Add(Measure("Synthea's records, a line each", [.. Directory.GetFiles(Path.Combine(suites, "synthea-bulk-r4"), "*.ndjson").SelectMany(Lines)], repeats));
        }

        return new FhirParseResult(repeats, sets);
    }

    private static FhirParseSet Measure(string name, byte[][] resources, int repeats)
    {
        double document = double.MaxValue;
        double tree = double.MaxValue;
        long allocated = 0;
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            document = Math.Min(document, Seconds(resources, bytes =>
            {
                using var parsed = JsonDocument.Parse(bytes);
            }));
            long before = GC.GetAllocatedBytesForCurrentThread();
            tree = Math.Min(tree, Seconds(resources, bytes => FhirJson.Read(bytes.AsMemory())));
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        long size = resources.Sum(bytes => (long)bytes.Length);
        return new FhirParseSet(name, resources.Length, size, size / document / 1e6, size / tree / 1e6, (double)allocated / size);
    }

    private static double Seconds(byte[][] resources, Action<byte[]> read) => ProcessorTime.Seconds(() =>
    {
        foreach (byte[] bytes in resources)
        {
            read(bytes);
        }
    });

    private static IEnumerable<byte[]> Lines(string file) => File.ReadAllLines(file).Where(line => line.Length > 0).Select(System.Text.Encoding.UTF8.GetBytes);
}

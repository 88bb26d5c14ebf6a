using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CsaeDataBridge.Benchmarks;

/// <summary>One bundle of very many entries through the program's own commands: how long each takes, and the most memory it holds.</summary>
internal static class FhirBundleBenchmark
{
    private const string View = """{ "resourceType": "ViewDefinition", "resource": "Observation", "status": "active", "select": [ { "column": [ { "name": "id", "path": "id" }, { "name": "patient", "path": "subject.getReferenceKey(Patient)" } ] } ] }""";

    /// <param name="entries">How many, one or more; about 500 bytes each.</param>
    public static FhirBundleResult Run(int entries)
    {
        string folder = Directory.CreateTempSubdirectory("bridge-bundle").FullName;
        try
        {
            string file = Path.Combine(folder, "bundle.json");
            Write(file, entries);
            string view = Path.Combine(folder, "observations.view.json");
            File.WriteAllText(view, View);
            string[][] commands =
            [
                ["validate", file],
                ["convert", file, "--to", "xml", "--out", Path.Combine(folder, "bundle.xml")],
                ["convert", file, "--entries", "--to", "ndjson", "--out", Path.Combine(folder, "bundle.ndjson")],
                ["view", view, file, "--out", Path.Combine(folder, "rows.csv")],
                ["path", "Observation.status.count()", file, "--entries"],
                ["stats", file, "--entries"],
            ];
            return new FhirBundleResult(entries, new FileInfo(file).Length, [.. commands.Select(command => Measure(command, folder))]);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    /// <summary>Patients with their observations, which point at them by the address of their entry.</summary>
    private static void Write(string file, int entries)
    {
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false), 1 << 16);
        writer.Write("""{"resourceType":"Bundle","type":"collection","entry":[""");
        for (int entry = 0; entry < entries; entry++)
        {
            int patient = entry - (entry % 10);
            writer.Write(entry == 0 ? "\n" : ",\n");
            writer.Write(string.Create(CultureInfo.InvariantCulture, $$"""{"fullUrl":"urn:uuid:00000000-0000-4000-8000-{{entry:x12}}","resource":"""));
            writer.Write(entry == patient
                ? string.Create(CultureInfo.InvariantCulture, $$"""{"resourceType":"Patient","id":"p{{entry}}","active":true,"name":[{"use":"official","family":"Family{{entry}}","given":["Given{{entry % 97}}"]}],"gender":"female","birthDate":"20{{entry % 20:00}}-0{{(entry % 9) + 1}}-1{{entry % 10}}","address":[{"use":"home","line":["{{entry}} High Street"],"city":"Northport","postalCode":"NP1 1AA"}],"telecom":[{"system":"phone","value":"01632 960{{entry % 1000:000}}"}],"managingOrganization":{"reference":"Organization/o1"} }""")
                : string.Create(CultureInfo.InvariantCulture, $$"""{"resourceType":"Observation","id":"o{{entry}}","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"survey"}]}],"code":{"text":"Score {{entry % 7}}"},"subject":{"reference":"urn:uuid:00000000-0000-4000-8000-{{patient:x12}}"},"effectiveDateTime":"2025-0{{(entry % 9) + 1}}-11T10:00:00Z","valueQuantity":{"value":{{entry % 40}}.50,"unit":"score","system":"http://unitsofmeasure.org","code":"{score}"} }"""));
            writer.Write('}');
        }

        writer.Write("]}\n");
    }

    private static FhirBundleCommand Measure(string[] command, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Runs.FeedOutcome).Assembly.Location, "fhir", .. command]) { RedirectStandardOutput = true, WorkingDirectory = folder };
        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        Task output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        double peak = 0;
        while (!process.WaitForExit(50))
        {
            peak = Math.Max(peak, PeakMemory.Megabytes(process.Id));
        }

        output.Wait();
        return new FhirBundleCommand(string.Join(' ', command.Select(word => Path.GetFileName(word))), watch.Elapsed.TotalSeconds, peak, process.ExitCode);
    }
}

using System.Globalization;
using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Benchmarks;

/// <summary>A view over Synthea's conditions, replicated with new ids: its SQL against SQL written by hand, and the import of the same resources.</summary>
internal static class FhirViewsBenchmark
{
    private const int Threads = 2;

    private const string View = """
        { "resource": "Condition", "where": [ { "path": "recordedDate.exists()" } ], "select": [ { "column": [
          { "name": "id", "path": "id" },
          { "name": "patient", "path": "subject.reference" },
          { "name": "encounter", "path": "encounter.reference" },
          { "name": "code", "path": "code.coding.code.first()" },
          { "name": "words", "path": "code.text" },
          { "name": "status", "path": "clinicalStatus.coding.code.first()" },
          { "name": "verified", "path": "verificationStatus.coding.code.first()" },
          { "name": "onset", "path": "onset.ofType(dateTime)" },
          { "name": "recorded", "path": "recordedDate" } ] } ] }
        """;

    private const string ByHand = """
        SELECT json ->> '$.id' AS id, json ->> '$.subject.reference' AS patient, json ->> '$.encounter.reference' AS encounter, json ->> '$.code.coding[0].code' AS code,
          json ->> '$.code.text' AS words, json ->> '$.clinicalStatus.coding[0].code' AS status, json ->> '$.verificationStatus.coding[0].code' AS verified,
          json ->> '$.onsetDateTime' AS onset, json ->> '$.recordedDate' AS recorded
        FROM resource WHERE (json ->> '$.resourceType') = 'Condition' AND (json ->> '$.recordedDate') IS NOT NULL
        """;

    /// <param name="resources">How many, one or more.</param>
    /// <param name="repeats">How often each part is measured, in turn; the fastest counts.</param>
    public static FhirViewsResult Run(int resources, int repeats)
    {
        string folder = Directory.CreateTempSubdirectory("bridge-views").FullName;
        try
        {
            string file = Path.Combine(folder, "Condition.ndjson");
            Replicate(file, resources);
            FhirView view = FhirView.Compile(Encoding.UTF8.GetBytes(View));
            (double compiled, double byHand) = Queries(file, view, repeats);
            (double import, double processors) = (double.MaxValue, double.MaxValue);
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                processors = Math.Min(processors, ProcessorTime.Seconds(() => import = Math.Min(import, Import(file, view, resources))));
            }

            return new FhirViewsResult(resources, repeats, new FileInfo(file).Length, compiled, byHand, import, processors);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static void Replicate(string file, int resources)
    {
        string suite = Path.Combine(RepositoryRoot.Suites ?? throw new InvalidOperationException("BRIDGE_SUITES names no folder of suites"), "synthea-bulk-r4", "Condition.000.ndjson");
        (string Before, string After)[] lines = [.. File.ReadLines(suite).Select(line =>
        {
            string id = $"\"{FhirJson.Read(Encoding.UTF8.GetBytes(line)).Elements("id").First().Value}\"";
            int at = line.IndexOf(id, StringComparison.Ordinal);
            return (line[..at], line[(at + id.Length)..]);
        })];
        using var writer = new StreamWriter(file);
        for (int number = 0; number < resources; number++)
        {
            (string before, string after) = lines[number % lines.Length];
            writer.Write(before);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"\"c{number}\""));
            writer.Write(after);
            writer.Write('\n');
        }
    }

    private static (double Compiled, double ByHand) Queries(string file, FhirView view, int repeats)
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { Threads = Threads });
        session.Execute("CREATE TABLE resource (json VARCHAR)");
        using (ChunkWriter writer = session.Writer(null, null, "resource"))
        {
            foreach (string line in File.ReadLines(file))
            {
                writer.Text(0, line);
                writer.EndRow();
            }

            writer.Complete();
        }

        (double compiled, double byHand) = (double.MaxValue, double.MaxValue);
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            byHand = Math.Min(byHand, WallClock.Seconds(() => session.Execute($"CREATE OR REPLACE TABLE rows AS {ByHand}")));
            compiled = Math.Min(compiled, WallClock.Seconds(() => session.Execute($"CREATE OR REPLACE TABLE own AS {view.Sql("resource", "json")}")));
        }

        return session.Scalar<long>("SELECT count(*) FROM (SELECT * FROM rows EXCEPT ALL SELECT * FROM own)") == 0
            ? (compiled, byHand) : throw new InvalidOperationException("the two queries give different rows");
    }

    private static double Import(string file, FhirView view, int resources)
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { Threads = Threads });
        session.AttachMemory("stage");
        using var key = new IdKey(new byte[32]);
        var plan = new StagePlan(
            new SourceLayout { Format = SourceFormat.Fhir, View = view },
            [.. view.Columns.Select(column => column.Name == "id" ? new StageField("id", ["id"], StageKind.Id, true, "event|") : new StageField(column.Name, [column.Name], StageKind.Cell, false, null))],
            false,
            [],
            false);
        long staged = 0;
        double seconds = WallClock.Seconds(() => staged = new Stager(session, key).Stage(Delivery.Open(file), plan, 500_000, _ => { }, null, CancellationToken.None).Staged);
        return staged == resources ? seconds : throw new InvalidOperationException("resources were lost");
    }
}

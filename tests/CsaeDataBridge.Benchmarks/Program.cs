using System.Globalization;
using System.Text.Json;
using CsaeDataBridge.Benchmarks;

const string Help = """
    Usage: import [--rows N] [--repeat N] [--json]
           gate [--rows N] [--repeat N] [--json]
           lexicon [--rows N] [--repeat N] [--json]
           mapping [--rows N] [--repeat N] [--json]
           xlsx [--rows N] [--repeat N] [--json]
           fhir-parse [--repeat N] [--json]
           fhir-views [--rows N] [--repeat N] [--json]
           fhir-validate [--repeat N] [--json]
           fhir-bundle [--rows N] [--json]
           disclosure [insiders] [--json]
           history [--rows N] [--json]
           agreements [--repeat N] [--json]
           audit [--rows N] [--repeat N] [--json]
           extract FILE N                     writes the extract alone
           part PART WARM-UP EXTRACT FOLDER   measures one part once: import, staging, duckdb-file, duckdb-memory, gated or ungated

      --rows N     rows of the police extract that is made for it (default 1,000,000, about 195 MB)
      --repeat N   how often each part is measured, in turn; the fastest counts (default 3)
      --json       one JSON document: ratio, stagingRatio, seconds, peakMegabytes

    Measures, on one file in one run, the whole import of a police extract (read, minimise, normalise, quarantine, lineage,
    merge) against DuckDB alone loading the same text, and staging alone against read_csv. Each part runs in a process of its own.
    gate measures the import as the agreement decides it, against the same without reading, verifying or asking it.
    agreements measures reading, compiling and asking 200 agreements, against a look-up of the same names.
    audit measures verifying an audit of that many records, against SHA-256 of its files.
    history measures a store of that many events (10,000,000 are asked for) against tables that keep no history.
    disclosure measures protecting one table of 500, 1,000, 2,000 and 5,000 cells, as from outsiders or also from insiders.
    lexicon measures flag cells read a second, against finding the distinct cells of the same column alone.
    mapping measures the compiled mapping from staged to typed rows, against SQL by hand for the same rows.
    xlsx measures reading a workbook, against unzipping it and reading its XML; up to 1,000,000 rows.
    fhir-views measures a ViewDefinition over conditions against SQL by hand, and their import; --rows 500000 is what is asked for.
    fhir-parse measures reading FHIR JSON into a tree, against JsonDocument on the same bytes.
    fhir-validate measures reading and validating it, against the same, and against npm's fhir where that is installed.
    fhir-bundle measures time and memory of bridge's commands over one bundle of that many entries (1,000,000 are about 500 MB).
    """;

switch (args)
{
    case ["part", string part, string warmUp, string extract, string work]:
        Console.WriteLine(JsonSerializer.Serialize(ImportPart.Measure(part, warmUp, extract, work)));
        return 0;
    case ["extract", string file, string count]:
        PoliceExtract.Write(file, long.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture), CancellationToken.None);
        return 0;
    case ["import", .. string[] options] when Options(options, out long rows, out int repeats, out bool json):
        using (var cancel = new CancellationTokenSource())
        {
            Console.CancelKeyPress += (_, pressed) =>
            {
                pressed.Cancel = true;
                cancel.Cancel();
            };
            ImportResult result = ImportBenchmark.Run(rows, repeats, json ? null : Console.Error, cancel.Token);
            Console.WriteLine(json ? result.Json() : result.Text());
        }

        return 0;
    case ["lexicon", .. string[] options] when Options(options, out long cells, out int times, out bool asJson) && cells <= 100_000_000:
        LexiconResult lexicon = LexiconBenchmark.Run((int)cells, times);
        Console.WriteLine(asJson ? lexicon.Json() : lexicon.Text());
        return 0;
    case ["fhir-parse", .. string[] options] when Options(options, out _, out int times, out bool asJson):
        FhirParseResult parse = FhirParseBenchmark.Run(times);
        Console.WriteLine(asJson ? parse.Json() : parse.Text());
        return 0;
    case ["fhir-views", .. string[] options] when Options(options, out long conditions, out int times, out bool asJson) && conditions <= 10_000_000:
        FhirViewsResult views = FhirViewsBenchmark.Run((int)conditions, times);
        Console.WriteLine(asJson ? views.Json() : views.Text());
        return 0;
    case ["fhir-validate", .. string[] options] when Options(options, out _, out int rounds, out bool inJson):
        FhirValidateResult validated = FhirValidateBenchmark.Run(rounds);
        Console.WriteLine(inJson ? validated.Json() : validated.Text());
        return 0;
    case ["mapping", .. string[] options] when Options(options, out long mapped, out int times, out bool asJson) && mapped < int.MaxValue:
        RatioResult mapping = MappingBenchmark.Run(mapped, times, asJson ? null : Console.Error);
        Console.WriteLine(asJson ? mapping.Json() : mapping.Text());
        return 0;
    case ["xlsx", .. string[] options] when Options(options, out long sheetRows, out int times, out bool asJson) && sheetRows <= 1_000_000:
        RatioResult workbook = WorkbookBenchmark.Run((int)sheetRows, times);
        Console.WriteLine(asJson ? workbook.Json() : workbook.Text());
        return 0;
    case ["fhir-bundle", .. string[] options] when Options(options, out long entries, out _, out bool documented) && entries <= 10_000_000:
        FhirBundleResult bundle = FhirBundleBenchmark.Run((int)entries);
        Console.WriteLine(documented ? bundle.Json() : bundle.Text());
        return 0;
    case ["history", .. string[] options] when Options(options, out long events, out _, out bool asJson) && events is >= 1_000_000 and <= 100_000_000:
        HistoryResult history = HistoryBenchmark.Run((int)events, asJson ? null : Console.Error);
        Console.WriteLine(asJson ? history.Json() : history.Text());
        return 0;
    case ["agreements", .. string[] options] when Options(options, out _, out int times, out bool asJson):
        AgreementResult agreements = AgreementBenchmark.Run(times);
        Console.WriteLine(asJson ? agreements.Json() : agreements.Text());
        return 0;
    case ["gate", .. string[] options] when Options(options, out long gated, out int times, out bool asJson):
        RatioResult gate = GateBenchmark.Run(gated, times, asJson ? null : Console.Error);
        Console.WriteLine(asJson ? gate.Json() : gate.Text());
        return 0;
    case ["audit", .. string[] options] when Options(options, out long records, out int times, out bool asJson):
        RatioResult audit = AuditBenchmark.Run(records, times);
        Console.WriteLine(asJson ? audit.Json() : audit.Text());
        return 0;
    case ["disclosure", .. string[] words] when words.All(word => word is "insiders" or "--json"):
        IReadOnlyList<DisclosureResult> tables = DisclosureBenchmark.Run(words.Contains("insiders"));
        Console.WriteLine(words.Contains("--json") ? DisclosureBenchmark.Json(tables) : DisclosureBenchmark.Text(tables));
        return 0;
    case ["--help" or "-h"] or ["import" or "gate" or "lexicon" or "fhir-parse" or "fhir-views" or "fhir-validate" or "mapping" or "xlsx" or "fhir-bundle" or "disclosure" or "history" or "agreements" or "audit", "--help" or "-h"]:
        Console.WriteLine(Help);
        return 0;
    default:
        Console.Error.WriteLine(Help);
        return 2;
}

static bool Options(string[] options, out long rows, out int repeats, out bool json)
{
    (rows, repeats, json) = (1_000_000, 3, false);
    for (int at = 0; at < options.Length; at++)
    {
        switch (options[at])
        {
            case "--json":
                json = true;
                break;
            case "--rows" when at + 1 < options.Length && long.TryParse(options[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out rows) && rows > 0:
            case "--repeat" when at + 1 < options.Length && int.TryParse(options[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out repeats) && repeats > 0:
                at++;
                break;
            default:
                return false;
        }
    }

    return true;
}

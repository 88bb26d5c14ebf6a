using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CsaeDataBridge.Commands;

/// <summary>The help of a command, with examples and exit codes after its options.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const string ExitCodes = """
        Exit codes:
          0    done; rows that were held alone do not change it
          1    unexpected
          2    the command line cannot be understood
          3    done, but a feed was paused, refused or failed (--strict gives that feed's code)
          9    configuration
          10   mapping
          11   source file
          12   the agreement refuses
          13   a mapping's own tests failed
          14   store
          15   disk full, or store held by another program
          130  stopped on request
        """;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int exit = help.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in Examples(BridgeCommandLine.NameOf(parseResult.CommandResult)))
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine();
        output.WriteLine(ExitCodes);
        return exit;
    }

    private static string[] Examples(string command) => command switch
    {
        "bridge run" =>
        [
            "bridge run --config northshire/bridge.yaml",
            "bridge run --config northshire/bridge.yaml --json --strict > run.json",
        ],
        "bridge demo" => ["bridge demo", "bridge demo --check"],
        "bridge sample" => ["bridge sample --out northshire", "bridge sample --out large --people 100000 --seed 7"],
        "bridge serve" => ["bridge serve --config northshire/bridge.yaml"],
        "bridge feed" => ["bridge feed list --config bridge.yaml", "bridge feed check northshire-police/crime --config bridge.yaml"],
        "bridge feed list" => ["bridge feed list --config bridge.yaml", "bridge feed list --config bridge.yaml --json"],
        "bridge feed check" => ["bridge feed check --config bridge.yaml", "bridge feed check northshire-police/crime --config bridge.yaml --json --strict"],
        "bridge feed pull" => ["bridge feed pull northshire-police/crime --config bridge.yaml"],
        "bridge mapping" =>
        [
            "bridge mapping check \"mappings/**/*.yaml\"",
            "bridge mapping test mappings/northshire-police/crime.yaml",
            "bridge mapping check --help",
        ],
        "bridge profile" => ["bridge profile in/NSP_CRIME_2026-03-31.csv", "bridge profile Annex_A_2026-03-31.xlsx --sheet \"List 7\" --html profile.html"],
        "bridge mapping new" =>
        [
            "bridge mapping new in/NSP_CRIME_2026-03-31.csv --name northshire-police/crime --out crime.yaml",
            "bridge mapping new CIN_2026-03-31.xml --rows Message/Children/Child/CINdetails/Assessments",
            "bridge mapping new --template sarc --name northshire-sarc/attendances --agreement ISA-NS-0007/F-SAR-01 --out attendances.yaml",
        ],
        "bridge mapping templates" => ["bridge mapping templates", "bridge mapping templates --json"],
        "bridge mapping check" => ["bridge mapping check mappings/northshire-police/crime.yaml", "bridge mapping check \"mappings/**/*.yaml\" --json"],
        "bridge mapping test" => ["bridge mapping test mappings/northshire-police/crime.yaml", "bridge mapping test mappings --config bridge.yaml"],
        "bridge disclosure" => ["bridge disclosure protect counts.csv --spec table.yaml --out protected.csv", "bridge disclosure protect --help"],
        "bridge disclosure protect" => ["bridge disclosure protect counts.csv --spec table.yaml --out protected.csv"],
        "bridge disclosure explain" => ["bridge disclosure explain counts.csv --spec table.yaml", "bridge disclosure explain counts.csv --spec table.yaml --line 14 --json"],
        "bridge disclosure audit" => ["bridge disclosure audit published/ --spec table.yaml"],
        "bridge lexicon" => ["bridge lexicon read flags.csv", "bridge lexicon read --help"],
        "bridge lexicon read" => ["bridge lexicon read flags.csv --out read.csv", "bridge lexicon read flags.csv --check"],
        "bridge mapping coverage" =>
        [
            "bridge mapping coverage mappings/northshire-police/crime.yaml --extract in/NSP_CRIME_2026-03-31.csv",
            "bridge mapping coverage crime.yaml --extract crime.csv --as-of 2026-03-31 --json",
        ],
        "bridge mapping explain" =>
        [
            "bridge mapping explain mappings/northshire-police/crime.yaml --extract in/NSP_CRIME_2026-03-31.csv --row 212",
            "bridge mapping explain mappings/northshire-police/crime.yaml > crime.sql",
        ],
        "bridge mapping approve" =>
        [
            "bridge mapping approve crime.yaml --by \"Head of Information Management, Northshire Police\" --why \"coverage of three months looked through with the crime registrar\"",
        ],
        "bridge mapping diff" =>
        [
            "bridge mapping diff old/crime.yaml mappings/northshire-police/crime.yaml",
            "bridge mapping diff old/crime.yaml crime.yaml --extract in/NSP_CRIME_2026-03-31.csv --json",
        ],
        "bridge quality return" => ["bridge quality return northshire-police/crime --config bridge.yaml", "bridge quality return northshire-police/crime --config bridge.yaml --load 3 --json"],
        "bridge fhir" => ["bridge fhir validate in/bundle.json", "bridge fhir validate --help"],
        "bridge fhir validate" =>
        [
            "bridge fhir validate \"in/**/*.json\"",
            "bridge fhir validate patient.xml --package uk-core --out outcome.json",
            "cat export.ndjson | bridge fhir validate - --json",
        ],
        "bridge fhir convert" =>
        [
            "bridge fhir convert patient.xml --to json",
            "bridge fhir convert in --to xml --out converted",
            "bridge fhir convert bundle.json --entries --to ndjson --out resources.ndjson",
        ],
        "bridge fhir view" =>
        [
            "bridge fhir view patients.view.json export.ndjson --out patients.csv",
            "bridge fhir view patients.view.json --sql",
        ],
        "bridge fhir path" =>
        [
            "bridge fhir path \"name.where(use = 'official').family\" patient.json",
            "bridge fhir path \"code.coding.code\" export.ndjson --json",
        ],
        "bridge fhir stats" => ["bridge fhir stats in", "bridge fhir stats bundle.json --entries --json"],
        _ => ["bridge demo", "bridge run --config northshire/bridge.yaml", "bridge run --help"],
    };
}

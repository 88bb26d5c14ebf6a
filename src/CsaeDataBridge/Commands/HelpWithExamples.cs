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
            "bridge run --config northshire/bridge.yaml --readmit 12",
        ],
        "bridge demo" => ["bridge demo", "bridge demo --check"],
        "bridge sample" => ["bridge sample --out northshire", "bridge sample --out large --people 100000 --seed 7"],
        "bridge loads" => ["bridge loads --config bridge.yaml", "bridge loads --config bridge.yaml --feed northshire-police/crime --status loaded --since 2026-04-01 --json"],
        "bridge load" => ["bridge load show 12 --config bridge.yaml", "bridge load withdraw 12 --dry-run --config bridge.yaml"],
        "bridge load show" => ["bridge load show 12 --config bridge.yaml"],
        "bridge load diff" => ["bridge load diff 11 12 --config bridge.yaml"],
        "bridge load withdraw" =>
        [
            "bridge load withdraw 12 --dry-run --config bridge.yaml",
            "bridge load withdraw 12 --reason \"half of the file was missing\" --config bridge.yaml",
        ],
        "bridge lineage" => ["bridge lineage 6f1c2a34-0b5d-4e3f-8a97-2d1e0c4b5a68 --config bridge.yaml", "bridge lineage --release R-NSP-A --config bridge.yaml"],
        "bridge report" =>
        [
            "bridge report --config bridge.yaml",
            "bridge report --config bridge.yaml --as-known-at 2026-05-01T00:00:00Z --release R-NSP-A --period 2025-26",
        ],
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
        "bridge agreement" => ["bridge agreement check agreements", "bridge agreement explain F-POL-01 --config bridge.yaml", "bridge agreement list --config bridge.yaml"],
        "bridge agreement check" => ["bridge agreement check agreements", "bridge agreement check agreements --json"],
        "bridge agreement list" => ["bridge agreement list --config bridge.yaml", "bridge agreement list --config bridge.yaml --as-of 2027-04-01 --json"],
        "bridge agreement explain" => ["bridge agreement explain --config bridge.yaml", "bridge agreement explain R-NSP-A --config bridge.yaml --as-of 2027-01-01"],
        "bridge agreement diff" => ["bridge agreement diff agreements-2025 agreements", "bridge agreement diff agreements agreements-next --config bridge.yaml"],
        "bridge agreement register" => ["bridge agreement register --config bridge.yaml --to register", "bridge agreement register --config bridge.yaml --to register --as-of 2027-04-01 --json"],
        "bridge agreement sign" => ["bridge agreement sign ISA-NS-0007 --key j-doe.key.yaml --config bridge.yaml", "bridge agreement sign ISA-NS-0007 --key j-doe.key.yaml --passphrase-fd 3 --config bridge.yaml 3< passphrase"],
        "bridge agreement suspend" => ["bridge agreement suspend ISA-NS-0007 --reason \"a breach is being looked into\" --key j-doe.key.yaml --config bridge.yaml"],
        "bridge agreement reinstate" => ["bridge agreement reinstate ISA-NS-0007 --reason \"the breach is closed\" --key j-doe.key.yaml --config bridge.yaml"],
        "bridge agreement terminate" => ["bridge agreement terminate ISA-NS-0007 --reason \"a new agreement replaces it\" --key j-doe.key.yaml --config bridge.yaml"],
        "bridge agreement refusal" => ["bridge agreement refusal list --config bridge.yaml", "bridge agreement refusal record --help"],
        "bridge agreement refusal record" => ["bridge agreement refusal record ISA-NS-0007 --asked-by \"Home Office\" --what \"addresses of children who were exploited\" --purpose immigration_enforcement --reason \"the agreement forbids the purpose\" --review-by 2026-10-01 --key j-doe.key.yaml --config bridge.yaml"],
        "bridge agreement refusal withdraw" => ["bridge agreement refusal withdraw ISA-NS-0007 1 --reason \"a clause now permits it\" --key j-doe.key.yaml --config bridge.yaml"],
        "bridge agreement refusal list" => ["bridge agreement refusal list --config bridge.yaml --overdue", "bridge agreement refusal list --config bridge.yaml --as-of 2027-01-01 --json"],
        "bridge agreement key" => ["bridge agreement key new --person j-doe --out j-doe.key.yaml"],
        "bridge agreement key new" => ["bridge agreement key new --person j-doe --out j-doe.key.yaml", "bridge agreement key new --person j-doe --out j-doe.key.yaml --passphrase-file passphrase"],
        "bridge release" => ["bridge release prepare R-NSP-ICB --period 2025-26 --key j-doe.key.yaml --config bridge.yaml", "bridge release list --config bridge.yaml"],
        "bridge release prepare" => ["bridge release prepare R-NSP-ICB --period 2025-26 --key j-doe.key.yaml --config bridge.yaml"],
        "bridge release check" => ["bridge release check R-NSP-ICB-2025-26-1 --config bridge.yaml"],
        "bridge release approve" => ["bridge release approve R-NSP-ICB-2025-26-1 --key a-guardian.key.yaml --config bridge.yaml", "bridge release approve R-NSP-ICB-2025-26-1 --revoke --key a-guardian.key.yaml --config bridge.yaml"],
        "bridge release send" => ["bridge release send R-NSP-ICB-2025-26-1 --config bridge.yaml"],
        "bridge release list" => ["bridge release list --config bridge.yaml", "bridge release list --release R-NSP-ICB --config bridge.yaml --json"],
        "bridge release show" => ["bridge release show R-NSP-ICB-2025-26-1 --config bridge.yaml"],
        "bridge release verify" =>
        [
            "bridge release verify R-NSP-ICB-2025-26-1 --config bridge.yaml",
            "bridge release verify R-NSP-ICB-2025-26-1.sealed --key icb-2026-key-1.key.yaml --trusted northshire-keys.yaml --to received",
        ],
        "bridge release recall" => ["bridge release recall R-NSP-ICB-2025-26-1 --reason \"made from a delivery that was withdrawn\" --config bridge.yaml"],
        "bridge release key" => ["bridge release key new --config bridge.yaml"],
        "bridge release key new" => ["bridge release key new --config bridge.yaml"],
        "bridge sql" =>
        [
            "bridge sql --release R-NSP-A-2025-26 --purpose P1 --config bridge.yaml",
            "bridge sql \"SELECT area, value FROM cell WHERE measure = 'M01' AND breakdown = 'all'\" --release R-NSP-A-2025-26 --purpose P1 --config bridge.yaml",
            "bridge sql --file trend.sql --csv --release R-NSP-ICB-2025-26-1 --purpose P1 --config bridge.yaml > trend.csv",
        ],
        "bridge disclosure" => ["bridge disclosure protect counts.csv --spec table.yaml --out protected.csv", "bridge disclosure protect --help"],
        "bridge disclosure protect" => ["bridge disclosure protect counts.csv --spec table.yaml --out protected.csv"],
        "bridge disclosure explain" => ["bridge disclosure explain counts.csv --spec table.yaml", "bridge disclosure explain counts.csv --spec table.yaml --line 14 --json"],
        "bridge disclosure audit" => ["bridge disclosure audit published/ --spec table.yaml"],
        "bridge audit" => ["bridge audit verify --config bridge.yaml", "bridge audit show --config bridge.yaml"],
        "bridge audit verify" => ["bridge audit verify --config bridge.yaml", "bridge audit verify --config bridge.yaml --anchor 1204:9f2c…"],
        "bridge audit show" => ["bridge audit show --config bridge.yaml --last 5", "bridge audit show --config bridge.yaml --action import --since 2026-04-01 --json"],
        "bridge audit export" => ["bridge audit export april.csv --config bridge.yaml --since 2026-04-01"],
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
        "bridge review" => ["bridge review list --config bridge.yaml --rows", "bridge review decide 3f2a91c0 --config bridge.yaml --decision accept --why \"the force confirmed it\""],
        "bridge review list" => ["bridge review list --config bridge.yaml", "bridge review list --config bridge.yaml --feed northshire-police/crime --rows"],
        "bridge review show" => ["bridge review show 3f2a91c0 --config bridge.yaml"],
        "bridge review decide" =>
        [
            "bridge review decide 3f2a91c0 --config bridge.yaml --decision change --role displayed --why \"the force looked the case up\"",
            "bridge review decide 3f2a91c0 --config bridge.yaml --decision reject --why \"a marker set by mistake\"",
        ],
        "bridge quality check" => ["bridge quality check --config bridge.yaml", "bridge quality check --config bridge.yaml --all --json"],
        "bridge quality trend" => ["bridge quality trend --config bridge.yaml --feed northshire-police/crime", "bridge quality trend --config bridge.yaml --check rows_against_history --json"],
        "bridge load accept" => ["bridge load accept 14 --config bridge.yaml --why \"the council closed 300 old cases in March\""],
        "bridge load resume" => ["bridge load resume 14 --config bridge.yaml --why \"the council closed 300 old cases in March\""],
        "bridge quarantine" => ["bridge quarantine list --config bridge.yaml", "bridge quarantine show 4 212 --config bridge.yaml", "bridge quarantine replay --config bridge.yaml --feed northshire-police/crime --why \"ELSWHERE added to the list of areas\""],
        "bridge quarantine list" => ["bridge quarantine list --config bridge.yaml", "bridge quarantine list --config bridge.yaml --feed northshire-police/crime --code MAP330 --rows"],
        "bridge quarantine show" => ["bridge quarantine show 4 212 --config bridge.yaml", "bridge quarantine show 4 212 --config bridge.yaml --show-values --why \"the force asked which crime it is\""],
        "bridge quarantine fix" =>
        [
            "bridge quarantine fix 4 212 --config bridge.yaml --means E06000991 --dry-run",
            "bridge quarantine fix 4 212 --config bridge.yaml --means E06000991 --every-cell --why \"the force confirmed its spelling of Eastmoor\"",
        ],
        "bridge quarantine release" =>
        [
            "bridge quarantine release 4 212 --config bridge.yaml --why \"the force does not know the age\"",
            "bridge quarantine release 4 212 --config bridge.yaml --give-up --why \"a test record\"",
        ],
        "bridge quarantine decisions" => ["bridge quarantine decisions --config bridge.yaml", "bridge quarantine decisions --config bridge.yaml --withdraw 3 --why \"the list has it now\""],
        "bridge quarantine replay" =>
        [
            "bridge quarantine replay --config bridge.yaml --dry-run --why \"mapping 2.2.0\"",
            "bridge quarantine replay --config bridge.yaml --feed northshire-police/crime --field area --why \"ELSWHERE added to the list of areas\"",
        ],
        "bridge store" => ["bridge store backup --config bridge.yaml", "bridge store recover --config bridge.yaml"],
        "bridge store backup" => ["bridge store backup --config bridge.yaml", "bridge store backup --config bridge.yaml --to /mnt/backups --json"],
        "bridge store verify" => ["bridge store verify --config bridge.yaml", "bridge store verify /mnt/backups/20260420T010000Z --config bridge.yaml"],
        "bridge store restore" =>
        [
            "bridge store restore out/backups/20260420T010000Z --config bridge.yaml --dry-run",
            "bridge store restore out/backups/20260420T010000Z --config bridge.yaml --replace",
        ],
        "bridge store compact" => ["bridge store compact --config bridge.yaml"],
        "bridge store recover" => ["bridge store recover --config bridge.yaml", "bridge store recover --config bridge.yaml --backups /mnt/backups --json"],
        "bridge store migrate" => ["bridge store migrate --config bridge.yaml --dry-run", "bridge store migrate --config bridge.yaml"],
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

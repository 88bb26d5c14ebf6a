using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsaeDataBridge.Conformance;

const string Help = """
    Runs the suites that others published against the FHIR library, and says how many cases pass.

    Usage: CsaeDataBridge.Conformance [--json] [--help]

      --json   one JSON document: {"sqlOnFhir": {"passed": 0, "total": 0, "failures": [{"name": "", "reason": ""}]}, "fhirPath": ..., "validator": ...,
               "roundTrip": ..., "ukCore": ...}; a suite that is not there is null

    The suites are looked for in $BRIDGE_SUITES, or in ../shared/suites. The exit code is 0 however many cases fail; 2 when the command line is wrong.

    Examples:
      BRIDGE_SUITES=/data/suites dotnet run --project tests/CsaeDataBridge.Conformance
      dotnet run --project tests/CsaeDataBridge.Conformance -- --json > conformance.json
    """;

switch (args)
{
    case ["--help" or "-h"]:
        Console.WriteLine(Help);
        return 0;
    case [] or ["--json"]:
        string suites = Environment.GetEnvironmentVariable("BRIDGE_SUITES") ?? Path.Combine("..", "shared", "suites");
        IReadOnlyList<(Suite Suite, SuiteResult? Result)> results = Suite.RunAll(Path.GetFullPath(suites));
        Console.WriteLine(args.Length == 1 ? Json(results) : Text(results));
        return 0;
    default:
        Console.Error.WriteLine(Help);
        return 2;
}

static string Json(IReadOnlyList<(Suite Suite, SuiteResult? Result)> results) => JsonSerializer.Serialize(
    results.ToDictionary(result => result.Suite.Key, result => result.Result is { } found
        ? new { passed = found.Passed, total = found.Total, failures = found.Failures.Select(failure => new { name = failure.Name, reason = Reason(result.Suite, failure) }) }
        : null),
    new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

static string Text(IReadOnlyList<(Suite Suite, SuiteResult? Result)> results)
{
    IEnumerable<string> table = results.Select(result => result.Result is { } found
        ? string.Create(CultureInfo.InvariantCulture, $"{result.Suite.Title,-34} {found.Passed,6:N0} of {found.Total,6:N0}  {(found.Total == 0 ? 1 : (double)found.Passed / found.Total),7:P1}")
        : $"{result.Suite.Title,-34} the suite is not there");
    IEnumerable<string> failures = results.Where(result => result.Result is { Failures.Count: > 0 })
        .Select(result => $"\n{result.Suite.Title}:\n{(result.Result!.Note is { } note ? note + "\n\n" : "")}{string.Join('\n', result.Result!.Failures.Select(failure => $"  {failure.Name}\n    {Reason(result.Suite, failure).ReplaceLineEndings("\n    ")}"))}");
    return string.Join('\n', table.Concat(failures));
}

// What came instead, and why, where that is known.
static string Reason(Suite suite, SuiteFailure failure) => KnownReasons.Of(suite.Key, failure.Name) is { } known ? $"{failure.Reason}\n{known}" : failure.Reason;

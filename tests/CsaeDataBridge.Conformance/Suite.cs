using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Conformance;

/// <summary>A suite that others published, and how it is run here.</summary>
/// <param name="Key">Its key in the JSON.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Run">Runs it over the suites' folder; null when the suite is not there.</param>
internal sealed record Suite(string Key, string Title, Func<string, SuiteResult?> Run)
{
    public static readonly IReadOnlyList<Suite> All =
    [
        new("sqlOnFhir", "SQL on FHIR v2, views", SqlOnFhirSuite.Run),
        new("fhirPath", "FHIRPath for R4", FhirPathSuite.Run),
        new("validator", "HL7 validator's standalone cases", ValidatorSuite.Run),
        new("roundTrip", "Resources read and written again", RoundTripSuite.Run),
        new("ukCore", "UK Core examples", UkCoreSuite.Run),
    ];

    /// <summary>Runs every suite that is there.</summary>
    /// <param name="suites">The folder of the suites.</param>
    public static IReadOnlyList<(Suite Suite, SuiteResult? Result)> RunAll(string suites) => [.. All.Select(suite => (suite, suite.Run(suites)))];

    /// <summary>The first issue in one line: code, place and what was found.</summary>
    public static string Line(Issue issue) => $"{issue.Code} {issue.Place}: {issue.Found}";
}

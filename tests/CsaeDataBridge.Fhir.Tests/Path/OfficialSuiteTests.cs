using CsaeDataBridge.Conformance;

namespace CsaeDataBridge.Tests;

/// <summary>The official FHIRPath suite for R4.</summary>
public sealed class OfficialSuiteTests
{
    [SuiteFact("fhirpath-r4")]
    public void Evaluate_OfficialSuite_FailsOnlyWhereAReasonStands()
    {
        SuiteResult result = FhirPathSuite.Run(RepositoryRoot.Suites!)!;
        List<string> failures = [.. result.Failures.Select(failure => $"{failure.Name}\n  {failure.Reason}\n  {KnownReasons.Of("fhirPath", failure.Name) ?? "no reason given"}")];
        Snapshot.Matches($"{result.Passed} of {result.Total} passed\n\n{string.Join("\n\n", failures)}");
        Assert.DoesNotContain(failures, failure => failure.EndsWith("no reason given", StringComparison.Ordinal));
    }
}

using CsaeDataBridge.Conformance;

namespace CsaeDataBridge.Tests;

/// <summary>The official tests of SQL on FHIR v2.</summary>
public sealed class ViewSuiteTests
{
    [SuiteFact("sql-on-fhir-v2")]
    public void Rows_OfficialSuite_AreAllAsExpected()
    {
        SuiteResult result = SqlOnFhirSuite.Run(RepositoryRoot.Suites!)!;
        Assert.Empty(result.Failures);
        Assert.InRange(result.Total, 134, int.MaxValue);
    }
}

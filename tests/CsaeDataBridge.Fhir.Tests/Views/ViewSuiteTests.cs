using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Tests;

/// <summary>The official tests of SQL on FHIR v2.</summary>
public sealed class ViewSuiteTests
{
    [SuiteFact("sql-on-fhir-v2")]
    public void Rows_OfficialSuite_AreAllAsExpected()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { Threads = 1 });
        ViewSuiteCase[] cases = [.. ViewSuiteCase.All(Path.Combine(RepositoryRoot.Suites!, "sql-on-fhir-v2"))];
        string[] failures = [.. cases.Select(test => (test.Name, Fault: test.Run(session))).Where(test => test.Fault is not null).Select(test => $"{test.Name}\n  {test.Fault}")];
        Assert.True(failures.Length == 0, string.Join("\n\n", failures));
        Assert.InRange(cases.Length, 134, int.MaxValue);
    }
}

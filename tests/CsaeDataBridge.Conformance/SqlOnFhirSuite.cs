using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Conformance;

/// <summary>The official tests of SQL on FHIR v2: every file in <c>sql-on-fhir-v2/tests</c>.</summary>
internal static class SqlOnFhirSuite
{
    public static SuiteResult? Run(string suites)
    {
        string folder = Path.Combine(suites, "sql-on-fhir-v2");
        if (!Directory.Exists(Path.Combine(folder, "tests")))
        {
            return null;
        }

        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { Threads = 1 });
        return SuiteResult.Of(SqlOnFhirCase.All(folder).Select(test => (test.Name, (Func<string?>)(() => test.Run(session)))), processors: 1);
    }
}

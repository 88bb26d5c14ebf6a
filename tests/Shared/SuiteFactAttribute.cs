namespace CsaeDataBridge.Tests;

/// <summary>A test over a suite that nobody here wrote; it skips, and says so, where the suite is absent.</summary>
/// <param name="suite">The suite's folder below the suites' folder.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SuiteFactAttribute : FactAttribute
{
    public SuiteFactAttribute(string suite)
    {
        if (RepositoryRoot.Suites is not { } suites || !Directory.Exists(System.IO.Path.Combine(suites, suite)))
        {
            Skip = $"The suite {suite} is not there: set BRIDGE_SUITES to the folder of the suites.";
        }
    }
}

using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>What became of one test of a mapping.</summary>
/// <param name="Issues">MAP390 for each expectation that is not met, MAP391 when the test cannot be run; none when it passes.</param>
public sealed record MappingTestResult(string Name, Place Place, IReadOnlyList<Issue> Issues)
{
    public bool Passed => Issues.Count == 0;
}

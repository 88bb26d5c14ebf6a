using CsaeDataBridge.Conformance;

namespace CsaeDataBridge.Tests;

/// <summary>UK Core, whose profiles come without snapshots.</summary>
public sealed class UkCoreTests
{
    [SuiteFact("uk-core-r4")]
    public void Validate_EveryExample_KeepsItsProfileOrHasAReason()
    {
        SuiteResult result = UkCoreSuite.Run(RepositoryRoot.Suites!)!;
        Snapshot.Matches($"{result.Passed} of {result.Total} are valid\n\n{string.Join("\n\n", result.Failures.Select(failure => $"{failure.Name}: {failure.Reason}\n  {KnownReasons.Of("ukCore", failure.Name) ?? "no reason given"}"))}");
        Assert.All(result.Failures, failure => Assert.NotNull(KnownReasons.Of("ukCore", failure.Name)));
    }

    /// <summary>An error each, planted by what the profiles and R4 ask: a required element taken away, a fixed value broken, a slice made another.</summary>
    [SuiteFact("uk-core-r4")]
    public void Validate_OnePlantedErrorInEach_IsFoundInNearlyAll()
    {
        List<PlantedError> planted = PlantedError.InExamples(Path.Combine(RepositoryRoot.Suites!, "uk-core-r4"), 100);
        List<string> missed = [.. planted.Where(error => !error.IsFound()).Select(error => error.ToString())];
        Assert.Equal(100, planted.Count);
        Snapshot.Matches($"{planted.Count - missed.Count} of {planted.Count} found\n\n{string.Join("\n", planted.GroupBy(error => error.Kind).Select(kind => $"{kind.Key}: {kind.Count()}"))}\n\nmissed:\n{string.Join("\n", missed)}");
        Assert.True(missed.Count <= 5);
    }
}

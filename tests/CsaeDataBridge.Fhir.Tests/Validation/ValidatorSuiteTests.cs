using CsaeDataBridge.Conformance;

namespace CsaeDataBridge.Tests;

/// <summary>HL7's validator cases: where we disagree with the Java validator a reason stands in the conformance program's reasons.tsv.</summary>
public sealed class ValidatorSuiteTests
{
    [SuiteFact("fhir-validator-r4")]
    public void Validate_StandaloneCases_AgreeWithTheJavaValidatorOrHaveAReason()
    {
        (string Name, ValidatorOutcome Outcome)[] outcomes = [.. ValidatorSuite.Cases(RepositoryRoot.Suites!).Select(test => (test.Name, test.Run()))];
        IEnumerable<string> disagreements = outcomes.Where(one => one.Outcome.Disagreement is not null)
            .Select(one => $"{one.Name}: {one.Outcome.Disagreement}\n  {KnownReasons.Of("validator", one.Name) ?? "no reason given"}");

        Snapshot.Matches($"{ValidatorSuite.ConfusionMatrix([.. outcomes.Select(one => one.Outcome)])}\n\n{string.Join("\n\n", disagreements)}");
        Assert.All(outcomes.Where(one => one.Outcome.Disagreement is not null), one => Assert.NotNull(KnownReasons.Of("validator", one.Name)));
        Assert.True(outcomes.Count(one => one.Outcome.Disagreement is null) >= 0.9 * outcomes.Length);
    }
}

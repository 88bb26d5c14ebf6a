using CsaeDataBridge.Conformance;

namespace CsaeDataBridge.Tests;

/// <summary>HL7's validator cases: where we disagree with the Java validator a reason stands in reasons.tsv beside this test.</summary>
public sealed class ValidatorSuiteTests
{
    [SuiteFact("fhir-validator-r4")]
    public void Validate_StandaloneCases_AgreeWithTheJavaValidatorOrHaveAReason()
    {
        Dictionary<string, string> reasons = File.ReadLines(Path.Combine(RepositoryRoot.Path, "tests", "CsaeDataBridge.Fhir.Tests", "Validation", "reasons.tsv"))
            .Select(line => line.Split('\t')).ToDictionary(fields => fields[0], fields => fields[1], StringComparer.Ordinal);
        (string Name, ValidatorOutcome Outcome)[] outcomes = [.. ValidatorSuite.Cases(RepositoryRoot.Suites!).Select(test => (test.Name, test.Run()))];
        int Count(bool expected, bool ours) => outcomes.Count(one => one.Outcome.ExpectedValid == expected && one.Outcome.IsValid == ours);
        IEnumerable<string> disagreements = outcomes.Where(one => one.Outcome.Disagreement is not null)
            .Select(one => $"{one.Name}: {one.Outcome.Disagreement}\n  {reasons.GetValueOrDefault(one.Name, "no reason given")}");

        Snapshot.Matches($"""
                        valid here   invalid here
            Java valid   {Count(true, true),9} {Count(true, false),14}
            Java invalid {Count(false, true),9} {Count(false, false),14}

            {string.Join("\n\n", disagreements)}
            """);
        Assert.All(outcomes.Where(one => one.Outcome.Disagreement is not null), one => Assert.Contains(one.Name, reasons.Keys));
        Assert.True(Count(true, true) + Count(false, false) >= 0.9 * outcomes.Length);
    }
}

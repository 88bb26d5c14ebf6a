using CsaeDataBridge.Agreements;
using Xunit.Abstractions;
using YamlDotNet.RepresentationModel;

namespace CsaeDataBridge.Tests;

/// <summary>The engine against a second evaluator that was written apart, over made-up agreements and requests.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    // A tenth is asked in every run: each rule alone must have refused a hundred.
    private const int Bundles = 10_000;
    private const int RequestsEach = 105;

    [Fact]
    public void Decide_MadeUpCases_AgreesWithTheSecondEvaluatorInVerdictLevelClausesAndReasons()
    {
        int bundles = Math.Max(Bundles / 10, Endurance.Count(Bundles));
        int cases = 0;
        int permits = 0;
        int[] sole = new int[17];
        for (int seed = 1; seed <= bundles; seed++)
        {
            var source = new DecisionCases(seed);
            DecisionCase made = source.Bundle();
            CompiledBundle engine = DecisionEngine.Compile(made);
            var second = new RawEvaluator(made.Files.ToDictionary(file => file.Key, file => Parse(file.Value)), DecisionEngine.Gateways, made.Signed, made.Events, DecisionCases.Hash);
            for (int number = 0; number < RequestsEach; number++)
            {
                source.Ask(made);
                RawAnswer first = Words(engine.Decide(DecisionEngine.Request(made.Request), new DateTimeOffset(made.AsOf)));
                RawAnswer other = second.Evaluate(made.Request, made.AsOf);
                if (first.ToString() != other.ToString())
                {
                    Assert.Fail($"seed {seed}, request {number}\nengine {first}\nsecond {other}\nat {made.AsOf:O} asked {string.Join(", ", made.Request)}");
                }

                cases++;
                permits += first.Rules.Length == 0 ? 1 : 0;
                if (first.Rules is [var rule])
                {
                    sole[rule]++;
                }
            }
        }

        output.WriteLine($"{cases} cases, {permits} permitted; refused by one rule alone: {string.Join(", ", Enumerable.Range(1, 16).Select(rule => $"D{rule} {sole[rule]}"))}");
        Endurance.Record("requests decided by the engine and by the second evaluator", cases, []);
        Assert.True(cases >= 100_000, $"{cases} cases");
        Assert.InRange((double)permits / cases, 0.2, 0.8);
        Assert.All(Enumerable.Range(1, 16), rule => Assert.True(sole[rule] >= 100, $"D{rule} alone refused {sole[rule]} of {cases} requests"));
    }

    private static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static RawAnswer Words(Decision decision) => new(
        decision.Verdict.ToString(),
        decision.Level switch { SharingLevel.Identifiable => "identifiable", SharingLevel.Pseudonymised => "pseudonymised", SharingLevel.DeidentifiedRows => "deidentified_rows", SharingLevel.Aggregate => "aggregate", _ => null },
        [.. decision.Clauses],
        [.. decision.Refusals.Select(rule => (int)rule)],
        [.. decision.Obligations]);
}

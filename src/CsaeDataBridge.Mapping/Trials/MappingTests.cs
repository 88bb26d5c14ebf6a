using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Runs the tests inside a mapping through the staging tables' shape and the same scripts as a delivery.</summary>
/// <remarks>
/// A test that expects <c>excluded</c> runs with the agreement's row conditions; the others run without, so that a test need not fill fields that it is not about.
/// Ids are keyed with zeros: they are the tests' own and match nothing.
/// </remarks>
public static class MappingTests
{
    // Every date of a test is before this day, unless the test states its own.
    private static readonly DateOnly Later = new(9000, 1, 1);

    /// <summary>Runs every test.</summary>
    /// <param name="compiler">The compiler with the lexicon and the schema.</param>
    /// <param name="document">The mapping.</param>
    /// <param name="flow">What the agreement permits; null leaves out tests that expect <c>excluded</c>.</param>
    /// <returns>MAP390 for each expectation that is not met, MAP391 for each test that cannot be run; empty when all pass.</returns>
    public static IReadOnlyList<Issue> Run(MappingCompiler compiler, MappingDocument document, InboundFlow? flow)
    {
        var issues = new List<Issue>();
        MappingTest[] tests = [.. document.Tests.Where(test => TestFixture.CanStage(document, test, issues))];
        if (tests.Length == 0)
        {
            return issues;
        }

        CompiledMapping plain = compiler.Compile(document, flow is null ? null : flow with { Rows = [] });
        CompiledMapping whole = flow is null ? plain : compiler.Compile(document, flow);
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { Threads = 1 });
        foreach (MappingTest test in tests)
        {
            bool excluded = test.Expect["excluded"] is not null;
            session.AttachMemory("stage");
            session.AttachMemory("mapped");
            using (var fixture = new TestFixture(session, excluded ? whole : plain))
            {
                MappingOutcome outcome = fixture.Run(test, test.AsOf ?? Later);
                new Expectation(session, document, (excluded ? whole : plain).Rules, test, outcome, issues).Check();
            }

            session.Detach("mapped");
            session.Detach("stage");
        }

        return issues;
    }
}

using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Runs the tests inside a mapping through the staging tables' shape and the same scripts as a delivery.</summary>
/// <remarks>
/// A test that expects <c>excluded</c> runs with the agreement's row conditions; the others run without, so that a test need not fill fields that it is not about.
/// They are staged together, which is much quicker than one by one, and share nothing. Ids are keyed with zeros: they are the tests' own and match nothing.
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
    public static IReadOnlyList<Issue> Run(MappingCompiler compiler, MappingDocument document, InboundFlow? flow) =>
        [.. RunEach(compiler, document, flow).SelectMany(result => result.Issues)];

    /// <summary>As <see cref="Run"/>, test by test in the order of the mapping.</summary>
    public static IReadOnlyList<MappingTestResult> RunEach(MappingCompiler compiler, MappingDocument document, InboundFlow? flow)
    {
        Dictionary<MappingTest, List<Issue>> issues = document.Tests.ToDictionary(test => test, _ => new List<Issue>(), (IEqualityComparer<MappingTest>)ReferenceEqualityComparer.Instance);
        MappingTest[] tests = [.. document.Tests.Where(test => TestFixture.CanStage(document, test, issues[test]))];
        if (tests.Length > 0)
        {
            RunTogether(compiler, document, flow, tests, issues);
        }

        return [.. document.Tests.Select(test => new MappingTestResult(test.Name, test.Place, issues[test]))];
    }

    private static void RunTogether(MappingCompiler compiler, MappingDocument document, InboundFlow? flow, MappingTest[] tests, Dictionary<MappingTest, List<Issue>> issues)
    {
        CompiledMapping plain = compiler.Compile(document, flow is null ? null : flow.WithoutLists() with { Rows = [] });
        CompiledMapping whole = flow is null ? plain : compiler.Compile(document, flow.WithoutLists());
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { Threads = 1 });
        foreach (IGrouping<(bool Excluded, DateOnly AsOf), MappingTest> group in tests.GroupBy(test => (test.Expect["excluded"] is not null, test.AsOf ?? Later)))
        {
            CompiledMapping mapping = group.Key.Excluded ? whole : plain;
            MappingTest[] together = [.. group];
            session.AttachMemory("stage", compress: false);
            session.AttachMemory("mapped", compress: false);
            using (var fixture = new TestFixture(session, mapping))
            {
                fixture.Run(together, group.Key.AsOf);
                Dictionary<long, CompiledFate?> fates = Fates(session, mapping, fixture);
                for (int index = 0; index < together.Length; index++)
                {
                    new Expectation(session, mapping, together[index], index + 1, fates[index + 1], issues[together[index]]).Check();
                }
            }

            session.Detach("mapped");
            session.Detach("stage");
        }
    }

    // What became of each line; null is mapped.
    private static Dictionary<long, CompiledFate?> Fates(DuckDbSession session, CompiledMapping mapping, TestFixture fixture)
    {
        var fates = session.Query($"SELECT _line, CAST(min(_fate) AS INTEGER) FROM {Text.Mapped}.\"row\" GROUP BY _line", row => (Line: row.GetInt64(0), Fate: row.GetInt32(1)))
            .ToDictionary(row => row.Line, row => mapping.Fates.FirstOrDefault(fate => fate.Number == row.Fate));
        foreach ((long line, (string code, string field)) in fixture.Held)
        {
            fates.Add(line, new CompiledFate(0, null, code, field, "the reader cannot read the row"));
        }

        return fates;
    }
}

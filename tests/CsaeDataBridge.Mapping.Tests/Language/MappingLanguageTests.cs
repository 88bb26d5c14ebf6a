using System.Text.RegularExpressions;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>What each kind of field and rule means: language.yaml says it in the words of the language itself.</summary>
public sealed partial class MappingLanguageTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "CsaeDataBridge.Mapping.Tests", "Language", "language.yaml"));

    [Fact]
    public void Run_LanguageTests_AllPass() => Assert.Equal("", Run(Text));

    // A test that cannot fail would prove nothing: each expectation, turned into another, must be reported.
    [Fact]
    public void Run_EveryExpectationChanged_IsReportedOnceEach()
    {
        int changed = 0;
        string wrong = HeldCode().Replace(Text, _ => Changed("held: MAP350 }"));
        wrong = EmptyTable().Replace(wrong, match => Changed(match.Groups[1].Value == "concern" ? "concern: [{ harm: hsb }]" : "factor: [{ factor: alcohol }]"));
        wrong = EventColumn().Replace(wrong, match => Changed($"event: [{{ {match.Groups[1].Value}: \"1999-12-31"));
        IReadOnlyList<Issue> issues = Issues(wrong);
        Assert.All(issues, issue => Assert.Equal("MAP390", issue.Code));
        Assert.Equal((changed, changed), (issues.Count, issues.Distinct().Count()));
        Assert.True(changed > 15);

        string Changed(string text)
        {
            changed++;
            return text;
        }
    }

    [Fact]
    public void Run_WrongExpectation_SaysWhatCameInstead() =>
        Snapshot.Matches(Run(Text.Replace("rule: young-and-marked, risk_level: high", "rule: marked, risk_level: low", StringComparison.Ordinal)));

    [Fact]
    public void Compile_Sound_IsTheReviewedSql() =>
        Snapshot.Matches(Fixtures.Compiler.Compile(Fixtures.Read(MappingFaultTests.Sound), null).Sql, "sql");

    [Fact]
    public void Compile_OneByteOfTheMappingMore_IsAnotherHash()
    {
        string Hash(string text) => Fixtures.Compiler.Compile(Fixtures.Read(text), null).CompiledHash;
        Assert.Equal(Hash(Text), Hash(Text));
        Assert.NotEqual(Hash(Text), Hash(Text.Replace("under: 13", "under: 14", StringComparison.Ordinal)));
    }

    private static string Run(string text) => Fixtures.Message(Issues(text));

    private static IReadOnlyList<Issue> Issues(string text) => MappingTests.Run(Fixtures.Compiler, Fixtures.Read(text), null);

    [GeneratedRegex("held: (MAP|EXT)[0-9]+ }")]
    private static partial Regex HeldCode();

    [GeneratedRegex(@"(factor|concern): \[\]")]
    private static partial Regex EmptyTable();

    [GeneratedRegex("event: \\[\\{ ([a-z_]+): \"[0-9-]{10}")]
    private static partial Regex EventColumn();
}

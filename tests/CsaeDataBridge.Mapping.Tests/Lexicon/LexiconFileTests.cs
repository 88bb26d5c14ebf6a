using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>Faults in the lexicon's files, and what its files keep of each phrase.</summary>
public sealed class LexiconFileTests
{
    private const string Common = """
        source: test
        words:
          - { say: [cse], harm: cse }
          - { say: [suspected], status: suspected }
        """;

    [Fact]
    public void Load_PhraseTwiceInAFile_IsRefusedWithBothPlaces() => Assert.Equal(
        """
        MAP325 error  _lexicon/words.yaml, line 5, column 5, "say"
          Found:    the phrase 'SUSPECTED' a second time; the first is at _lexicon/words.yaml, line 4, column 5
          Expected: each phrase once in a file, so that it has one meaning
          Fix:      remove one of the two
        """,
        Faults(("words", Common + "\n  - { say: [SUSPECTED], status: confirmed }")));

    [Fact]
    public void Load_OtherMeaningThanTheCommonOne_IsRefused() => Assert.Equal(
        """
        MAP326 error  _lexicon/police.yaml, line 3, column 5
          Found:    the phrase 'suspected', which _lexicon/words.yaml, line 4, column 5 has for every source
          Expected: each phrase once, or 'instead: true' where this source means something else
          Fix:      remove one of the two, or add 'instead: true' here
        """,
        Faults(("words", Common), ("police", "source: test\nwords:\n  - { say: [suspected], status: confirmed }")));

    [Fact]
    public void Load_OtherMeaningOnPurpose_Stands()
    {
        FlagLexicon lexicon = Load(("words", Common), ("police", "source: test\nwords:\n  - { say: [suspected], status: confirmed, instead: true }"));
        Assert.Equal("confirmed", Assert.Single(lexicon.Read("suspected", "cse", "police").Parts).Status);
        Assert.Equal("suspected", Assert.Single(lexicon.Read("suspected", "cse", "").Parts).Status);
    }

    [Fact]
    public void Load_BlankTwiceAndAgencyTwice_AreRefused()
    {
        string faults = Faults(
            ("words", Common + "\nblank:\n  unknown: [n/k]\n  unticked: [N/K]"),
            ("police", "source: test\nagencies: [police]"),
            ("sarc", "source: test\nagencies: [Police]"));
        Assert.Contains("""MAP325 error  _lexicon/words.yaml, line 6, column 3, "unticked"    Found:    the phrase 'N/K' a second time""", faults.Replace("\n", "  ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("the agency 'police', which _lexicon/police.yaml has too", faults, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WordOfNoCode_IsNamedWithTheCodes() => Assert.Equal(
        """
        MAP301 error  _lexicon/words.yaml, line 5, column 5, "status"
          Found:    'likely'
          Expected: one of confirmed, suspected, at_risk, ruled_out, not_recorded
          Fix:      correct the spelling
        """,
        Faults(("words", Common + "\n  - { say: [likely], status: likely }")));

    [Fact]
    public void Load_BracketsThatDoNotMatch_AreRefused() =>
        Assert.Contains("'(a|b', whose brackets do not match", Faults(("words", Common + "\n  - { say: [\"(a|b\"], noise: true }")), StringComparison.Ordinal);

    [Fact]
    public void Load_ColumnWithAScaleThatIsNotThere_IsRefused() =>
        Assert.Contains("the scale 'colours', which the lexicon does not have", Faults(("words", Common + "\ncolumns:\n  - { say: [rag], scale: colours }")), StringComparison.Ordinal);

    [Fact]
    public void Load_FileWithoutSource_IsRefused() => Assert.Contains("no key 'source' in a lexicon", Faults(("words", "words: []")), StringComparison.Ordinal);

    [Fact]
    public void Read_KeepsWhereEachWordIsFrom()
    {
        FlagLexicon lexicon = Load(("words", Common + "\n  - { say: [cat 2], risk_level: medium, status: suspected, source: Kent toolkit }"));
        Assert.Equal(["test", "Kent toolkit"], lexicon.Read("CSE (Cat 2)", "cse", "").Sources);
    }

    [Theory]
    [InlineData("rape of a (girl|boy)", "rape of a girl", "rape of a boy")]
    [InlineData("{risk }high", "risk high", "high")]
    [InlineData("(a{ b}|c)", "a b", "a", "c")]
    public void Expand_Pattern_GivesItsPhrases(string pattern, params string[] phrases) => Assert.Equal(phrases.Order(), PhrasePattern.Expand(pattern)!.Order());

    [Theory]
    [InlineData("19/7", "019/07")]
    [InlineData("071/17", "071/17")]
    [InlineData("7117", "071/17")]
    [InlineData("08805", "088/05")]
    [InlineData("19 / 07; 71/5", "019/07; 071/05")]
    [InlineData("71", "71")]
    [InlineData("19d", "19d")]
    public void Normal_HomeOfficeCode_HasOneWriting(string cell, string normal) => Assert.Equal(normal, HomeOfficeCode.Normal(cell));

    private static string Faults(params (string Name, string Text)[] files) =>
        string.Join('\n', Assert.Throws<BridgeException>(() => Load(files)).Issues.Select(issue => issue.ToString()));

    private static FlagLexicon Load(params (string Name, string Text)[] files)
    {
        string folder = Directory.CreateTempSubdirectory("lexicon").FullName;
        try
        {
            foreach ((string name, string text) in files)
            {
                File.WriteAllText(Path.Combine(folder, name + ".yaml"), text);
            }

            return FlagLexicon.Load(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

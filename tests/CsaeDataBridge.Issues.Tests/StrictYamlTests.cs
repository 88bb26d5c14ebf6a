using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

public sealed class StrictYamlTests
{
    [Fact]
    public void ReadText_DuplicateKey_IsRefusedWithBothLines()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => StrictYaml.ReadText("a: 1\nb: 2\na: 3\n", "x.yaml"));
        Assert.Equal(
            "CFG103 error  x.yaml, line 3, column 1, \"a\"\n"
            + "  Found:    the key for the second time; the first is at line 1\n"
            + "  Expected: each key once\n"
            + "  Fix:      remove one of the two",
            failure.Message);
        Assert.Equal(9, failure.ExitCode);
    }

    [Theory]
    [InlineData("a: &x 1\nb: *x\n")]
    [InlineData("a: !!int 1\n")]
    [InlineData("a: {<<: {b: 1}}\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    public void ReadText_AnchorTagMergeOrSecondDocument_IsRefused(string text)
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => StrictYaml.ReadText(text, "x.yaml"));
        Assert.Equal("CFG104", failure.Issues[0].Code);
    }

    [Theory]
    [InlineData("a: 'open\n")]
    [InlineData("a: [1, 2\n")]
    [InlineData("- 1\n")]
    public void ReadText_NotAMapOfYaml_IsRefused(string text)
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => StrictYaml.ReadText(text, "x.yaml"));
        Assert.Equal("CFG102", failure.Issues[0].Code);
    }

    [Fact]
    public void ReadText_PlainWords_StayText()
    {
        YamlMap map = StrictYaml.ReadText("y: N\nz: 0012\nyes: no\n", "x.yaml");
        Assert.Equal("N", ((YamlScalar)map["y"]!).Text);
        Assert.Equal("0012", ((YamlScalar)map["z"]!).Text);
        Assert.Equal("no", ((YamlScalar)map["yes"]!).Text);
    }

    [Fact]
    public void Finish_UnknownKey_NamesTheKnownOnes()
    {
        var issues = new List<Issue>();
        var keys = new YamlKeys(StrictYaml.ReadText("name: a\ncolor: b\n", "x.yaml"), "a thing", "MAP301", issues);
        Assert.Equal("a", keys.RequireText("name"));
        Assert.Null(keys.Text("colour"));
        keys.Finish();
        Issue issue = Assert.Single(issues);
        Assert.Equal(
            "MAP301 error  x.yaml, line 2, column 1, \"color\"\n"
            + "  Found:    the key 'color', which a thing does not have\n"
            + "  Expected: one of colour, name\n"
            + "  Fix:      write 'colour:'",
            issue.ToString());
    }

    [Fact]
    public void Finish_RequiredKeyMisspelt_IsOneFault()
    {
        var issues = new List<Issue>();
        var keys = new YamlKeys(StrictYaml.ReadText("nmae: a\n", "x.yaml"), "a thing", "MAP301", issues);
        Assert.Equal("", keys.RequireText("name"));
        keys.Finish();
        Assert.Equal(
            "MAP301 error  x.yaml, line 1, column 1, \"nmae\"\n"
            + "  Found:    the key 'nmae', which a thing does not have\n"
            + "  Expected: one of name\n"
            + "  Fix:      write 'name:'",
            Assert.Single(issues).ToString());
    }

    [Theory]
    [InlineData("colunm", "column")]
    [InlineData("pth", "path")]
    [InlineData("Date", "date")]
    [InlineData("colour scheme", null)]
    [InlineData("shape", null)]
    public void Nearest_Word_IsTheOneMeantOrNone(string word, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(word, ["column", "path", "date", "id"]));
}

using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

public sealed class FlagLexiconTests
{

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("N/K")]
    [InlineData("Not known")]
    [InlineData("#N/A")]
    [InlineData("NULL;")]
    [InlineData("N")]
    [InlineData("0")]
    [InlineData("Refused")]
    [InlineData("01/01/1900")]
    public void Read_BlankLike_IsBlankAndNeverANo(string cell)
    {
        FlagReading reading = Lexicons.Ours.Read(cell, "cse", "police");
        Assert.True(reading.Blank);
        Assert.Empty(reading.Parts);
    }

    [Theory]
    [InlineData("Y", "cse", "suspected", "undifferentiated", "experienced")]
    [InlineData("yes ", "cse", "suspected", "undifferentiated", "experienced")]
    [InlineData("✓", "cse", "suspected", "undifferentiated", "experienced")]
    [InlineData("14/05/2025", "cse", "suspected", "undifferentiated", "experienced")]
    [InlineData("? CSE", "cse", "suspected", "exact", "experienced")]
    [InlineData("CSE?", "csa", "suspected", "exact", "experienced")]
    [InlineData("CSE – Suspected", "csa", "suspected", "exact", "experienced")]
    [InlineData("At risk of CSE", "cse", "at_risk", "exact", "experienced")]
    [InlineData("No longer at risk", "cse", "at_risk", "inferred", "experienced")]
    [InlineData("CSA disproved", "csa", "ruled_out", "exact", "experienced")]
    [InlineData("Historic CSA", "csa", "suspected", "undifferentiated", "experienced")]
    [InlineData("HSB - displaying", "hsb", "suspected", "exact", "displayed")]
    public void Read_KnownWriting_GivesItsParts(string cell, string harm, string status, string precision, string role)
    {
        FlagParts parts = Assert.Single(Lexicons.Ours.Read(cell, harm, "social-care").Parts);
        Assert.Equal((status, precision, role), (parts.Status, parts.Precision, parts.Role));
    }

    [Fact]
    public void Read_SeveralHarms_GivesOnePartEach()
    {
        FlagReading reading = Lexicons.Ours.Read("CSA|CSE|ONLINE", "csa", "police");
        Assert.Equal(["csa", "cse"], reading.Parts.Select(parts => parts.Harm));
        Assert.All(reading.Parts, parts => Assert.Equal(["online"], parts.Settings));
    }

    [Theory]
    [InlineData("MAYBE LATER", 2)]
    [InlineData("no CSE concerns", 1)]
    [InlineData("Abuse by partner of mum", 5)]
    public void Read_AnyUnknownWordOrNegation_HoldsTheCell(string cell, int unread)
    {
        FlagReading reading = Lexicons.Ours.Read(cell, "cse", "vcs");
        Assert.False(reading.Understood);
        Assert.Equal(unread, reading.UnreadWords);
        Assert.Empty(reading.Parts);
    }

    [Fact]
    public void Read_NoLongerAtRisk_ClosesTheFlagAndRulesNothingOut()
    {
        FlagParts parts = Assert.Single(Lexicons.Ours.Read("No longer at risk", "cse", "police").Parts);
        Assert.Equal(("closed", "at_risk", "non_recent"), (parts.FlagState, parts.Status, parts.Recency));
    }

    [Fact]
    public void Read_HsbWithoutRole_AsksAPerson() =>
        Assert.NotNull(Assert.Single(Lexicons.Ours.Read("HSB", "hsb", "police").Parts).Review);

    [Fact]
    public void Read_ScaleIsNamedByTheColumn()
    {
        Assert.Equal("medium", Assert.Single(Lexicons.Ours.Read("Category 2", "cse", "social-care", "category-1-3").Parts).RiskLevel);
        Assert.False(Lexicons.Ours.Read("Category 2", "cse", "social-care").Understood);
    }

    [Fact]
    public void Read_ContradictingWords_AreNotUnderstood() =>
        Assert.False(Lexicons.Ours.Read("CSE confirmed suspected", "cse", "police").Understood);
}

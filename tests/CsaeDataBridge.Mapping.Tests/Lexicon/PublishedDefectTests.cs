using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>Faults that public code makes with flags, and that must not be made here.</summary>
public sealed class PublishedDefectTests
{
    [Theory]
    [InlineData("21 (derived because every answer is NULL)")]
    [InlineData("21")]
    [InlineData("[null, null]")]
    [InlineData("(element absent)")]
    public void Read_NoFactorsThatMayBeDerived_RulesNothingOut(string cell) =>
        Assert.NotEqual("ruled_out", Read("CSC", "AssessmentFactors", cell).Values[1]);

    // A published pattern, N with anything after it, takes all of these for a no.
    [Theory]
    [InlineData("Not known")]
    [InlineData("N/K")]
    [InlineData("NK")]
    [InlineData("Not asked")]
    [InlineData("Not assessed")]
    [InlineData("Non")]
    [InlineData("NULL")]
    [InlineData("nan")]
    [InlineData("N1")]
    [InlineData("N")]
    [InlineData("No longer at risk")]
    [InlineData("Non-recent")]
    public void Read_WordsThatBeginWithN_AreNoNo(string cell) =>
        Assert.NotEqual("ruled_out", Read("CSC", "CSE_Flag", cell).Values[1]);

    // The census has no code for it until a second question is answered: the abuse must not be lost with the code.
    [Fact]
    public void Read_SexAbuseAlone_IsChildSexualAbuse() =>
        Assert.Equal(("CSA", "suspected"), (Read("CSC", "CINCensus_childSpecificFactor", "SexAbuse").Values[0], Read("CSC", "CINCensus_childSpecificFactor", "SexAbuse").Values[1]));

    [Theory]
    [InlineData("RAD")]
    [InlineData("SexExploit, RAD")]
    public void Read_Radicalisation_IsNoCriminalExploitation(string cell) =>
        Assert.DoesNotContain("CCE", Read("CSC", "CINCensus_childSpecificFactor", cell).Values[8], StringComparison.Ordinal);

    // Taking the greatest of several answers keeps one of them.
    [Fact]
    public void Read_SeveralAnswers_KeepsAllOfThem() =>
        Assert.Equal(["CSA|CSE|HSB", "GANG|MISSING"], Take(Read("CSC", "childSpecificFactor", "[\"Gang\", null, \"SexExploit\", \"Miss\", \"19B\"]"), 0, 8));

    // Published patterns take any text with EM for emotional abuse, with PH for physical abuse, with a 4 for housing.
    [Theory]
    [InlineData("Emerging")]
    [InlineData("Phone contact")]
    [InlineData("14 nights")]
    public void Read_PartsOfWords_AreNoWords(string cell) => Assert.True(Read("CSC", "LatestCategoryOfAbuse", cell).Held);

    private static string[] Take(FlagRow row, params int[] columns) => [.. columns.Select(column => row.Values[column])];

    private static FlagRow Read(string agency, string field, string cell) => FlagRow.From(Lexicons.Ours.Read(cell, Lexicons.Ours.Column(agency, field)));
}
